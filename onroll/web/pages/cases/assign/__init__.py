"""Assigning several cases at once."""
