"""The last search, its closing and what follows; school attendance orders."""
