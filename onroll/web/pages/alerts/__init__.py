"""Alerts: rows that may be about a child nobody looks for any more."""
