"""Looking at every page as at a past day."""
