"""The team: who has how much, who is away, and which officer each school knows."""
