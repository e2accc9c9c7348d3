"""One delivery: what was taken, what was not, and why."""
