"""School attendance orders: begun under the law of the day, and the bundle for the legal team."""
