"""Removal from roll: the requests, the form for a ground, and the council's decision."""
