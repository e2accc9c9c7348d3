"""Asking the stated place to confirm, and writing down what it says."""
