"""Who tells us, and whether they still do."""
