"""Telling of an absence nobody can explain."""
