"""A file per source; a file here is its registration."""
