"""Doing one step of a case."""
