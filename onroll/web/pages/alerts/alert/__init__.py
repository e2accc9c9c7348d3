"""One alert: the evidence, what to do next, and the answer."""
