"""Handing a case to a colleague."""
