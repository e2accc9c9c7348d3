"""Keeping a document with a case, and getting it back."""
