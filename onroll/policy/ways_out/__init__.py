"""Ways in which a child can fall out of the education system."""
