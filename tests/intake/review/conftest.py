"""The same desk that brings lists in, and two children whom nobody can tell to be one or two."""
