"""The invented borough: a synthetic authority with a known truth, through time."""

from onroll.borough.write import Summary, write

__all__ = ["Summary", "write"]
