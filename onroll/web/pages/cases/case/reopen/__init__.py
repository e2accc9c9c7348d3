"""Opening a closed case again."""
