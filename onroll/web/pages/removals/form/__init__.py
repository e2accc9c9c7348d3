"""The questions of one ground."""
