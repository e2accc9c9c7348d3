"""The last search for a child: its closing, those told afterwards, and the looks of later years."""
