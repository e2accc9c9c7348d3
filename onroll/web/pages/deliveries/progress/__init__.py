"""How far a job has come."""
