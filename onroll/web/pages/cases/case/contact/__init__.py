"""Writing down an attempt to reach somebody."""
