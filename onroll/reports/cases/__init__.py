"""Cases as they stand on a day: what is to do, what is late, who waits for whom."""
