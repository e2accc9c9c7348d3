"""Naming the officer each school knows."""
