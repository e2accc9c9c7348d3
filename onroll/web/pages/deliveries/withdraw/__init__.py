"""Taking a delivery out again."""
