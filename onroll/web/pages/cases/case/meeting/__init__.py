"""A meeting about a child, and what came of it."""
