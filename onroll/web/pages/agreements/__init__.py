"""Policy, agreements and training: what the service keeps in force, and what it read, met about and taught."""
