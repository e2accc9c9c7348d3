"""Taking back a mistake about a school."""
