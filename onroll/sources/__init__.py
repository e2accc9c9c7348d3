"""Who tells us about children? A file per dataset; pure reading."""
