"""Writing a note on a case."""
