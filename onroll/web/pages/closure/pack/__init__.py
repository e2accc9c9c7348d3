"""The closure pack of one case."""
