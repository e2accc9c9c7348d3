"""The letters: a file for each, its words beside it in `texts/`."""
