"""Allegations of off-rolling, and what schools' leavers look like in numbers."""
