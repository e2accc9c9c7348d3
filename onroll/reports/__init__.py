"""What we count: a file per report or return."""
