"""Which column is which, for a file whose headers are not all known."""
