"""Doubts that wait for a person to decide."""
