"""Removals from roll: those asked for, those found, and how the schools' returns came in."""
