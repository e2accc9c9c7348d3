"""Is this the same child? Clean, shortlist, weigh, decide, group, explain."""
