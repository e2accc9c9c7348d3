"""What Parliament says: a file per instrument, sections in order, each function cited."""
