"""What a school is asked, and where it answers."""
