"""Who to look for first."""
