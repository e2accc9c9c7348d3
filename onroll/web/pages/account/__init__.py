"""All children by position, and as a list."""
