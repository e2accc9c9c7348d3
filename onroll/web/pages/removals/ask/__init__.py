"""Choosing the pupil and the ground of a request."""
