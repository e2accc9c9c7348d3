"""The conventions, as tests: what STYLE.md asks for is held here."""
