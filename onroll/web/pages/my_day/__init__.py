"""My day: what one person has to do, ordered by risk and deadline."""
