"""What came of a visit or a meeting."""
