"""Finding the nearest school with a place."""
