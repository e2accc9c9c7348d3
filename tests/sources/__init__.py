"""Tests of who tells us about children."""
