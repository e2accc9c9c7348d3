"""Opening a case for a child by hand."""
