"""Each school's own days: closed, or open, unlike the council's calendar."""
