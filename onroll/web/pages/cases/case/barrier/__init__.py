"""What stands between a child and a school."""
