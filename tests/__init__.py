"""Tests: a folder per room; the house rules; the journeys."""
