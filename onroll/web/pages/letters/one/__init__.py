"""One letter: looked at, edited, sent or printed."""
