"""What we send: a file and a template per letter."""
