"""Stopping a clock of a case, and letting it run again."""
