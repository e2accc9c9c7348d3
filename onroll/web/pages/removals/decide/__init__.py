"""The council’s decision on a request."""
