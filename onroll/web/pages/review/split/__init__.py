"""Splitting a child who was wrongly joined."""
