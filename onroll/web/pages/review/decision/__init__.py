"""One decision, and undoing it."""
