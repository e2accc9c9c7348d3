"""Children we have failed to track: closed, never forgotten, and noticed when anybody names them again."""
