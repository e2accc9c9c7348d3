"""Is the register still being told? Alarms, coverage by school, quality, agreement, and who may be in no list."""
