"""One answer of a school."""
