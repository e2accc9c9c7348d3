"""Collaboration with other services: what partners are told, and what they are asked to."""
