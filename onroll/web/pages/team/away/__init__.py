"""Saying that somebody is away, and who stands in."""
