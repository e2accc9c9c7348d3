"""Joining two children whom an officer knows to be one."""
