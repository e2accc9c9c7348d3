"""Taking back what was wrong."""
