"""Letters for several cases chosen together."""
