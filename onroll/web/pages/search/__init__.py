"""Search for a child in a hurry."""
