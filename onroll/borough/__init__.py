"""The invented borough: a synthetic authority with a known truth, through time."""
