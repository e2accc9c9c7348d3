"""Safe contact: the questions that are answered before anything leaves."""
