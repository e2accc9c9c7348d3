"""Two children side by side, and the decision about them."""
