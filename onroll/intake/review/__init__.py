"""A person decides who is whom: same, different, cannot tell yet; split, join and undo."""
