"""New staff at a school."""
