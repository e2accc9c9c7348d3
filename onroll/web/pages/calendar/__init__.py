"""The calendar: the days the work is bound to."""
