"""What the words mean and whom to ask."""
