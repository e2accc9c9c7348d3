"""Something agreed to be done, and that it is done."""
