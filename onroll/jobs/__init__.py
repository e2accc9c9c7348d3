"""What runs by itself: nightly work, schedules, long work with progress."""
