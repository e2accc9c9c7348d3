"""Pytest plugins that must run before anything else."""
