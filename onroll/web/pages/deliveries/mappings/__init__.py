"""How each sender's columns are read, as people have decided."""
