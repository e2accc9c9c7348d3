"""Moves of home that a pupil's school does not know of."""
