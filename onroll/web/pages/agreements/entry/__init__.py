"""One entry: what it says, everything written of it, its document, its review and its end."""
