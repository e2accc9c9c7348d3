"""The door for senders' own systems: files and single rows in, what became of them out, and never a child."""
