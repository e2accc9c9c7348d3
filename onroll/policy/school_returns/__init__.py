"""What schools must tell the council of their pupils, by when, and how it stands."""
