"""Home: three questions at a glance."""
