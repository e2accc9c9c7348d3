"""The rules as the program has them."""
