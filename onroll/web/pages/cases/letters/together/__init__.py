"""Letters drafted for several cases, read through and let go together."""
