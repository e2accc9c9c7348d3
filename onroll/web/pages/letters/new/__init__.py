"""Drafting a letter."""
