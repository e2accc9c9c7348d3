"""Writing an entry down, and writing the edition that replaces it."""
