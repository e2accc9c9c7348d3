"""What a held delivery would change."""
