"""Letters of a case, and the questions that are answered before one leaves."""
