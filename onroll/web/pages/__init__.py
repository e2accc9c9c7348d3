"""A folder per address: page.py beside page.html."""
