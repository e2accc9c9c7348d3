"""Closing a case, and agreeing that it is closed."""
