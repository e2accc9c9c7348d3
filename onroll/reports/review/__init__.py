"""What waits for a person to decide, in what order, and all that is known of two children side by side."""
