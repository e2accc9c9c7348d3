"""One case, and a small page for everything that is done on it."""
