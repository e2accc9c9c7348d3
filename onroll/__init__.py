"""Onroll: the register that accounts for every child."""

__version__ = "0.1.0"
