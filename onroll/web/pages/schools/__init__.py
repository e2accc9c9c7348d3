"""Schools: why one calls for a visit, and what was done with it."""
