"""Routes into education."""
