"""Letting a held delivery count."""
