"""Each school as the council knows it: what it owes, what was asked of it, our children there, visits, meetings."""
