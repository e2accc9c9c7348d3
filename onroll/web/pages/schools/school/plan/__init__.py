"""Planning a visit or a meeting."""
