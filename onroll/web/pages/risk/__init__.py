"""Immediate risk: one button, on the page of every child and case."""
