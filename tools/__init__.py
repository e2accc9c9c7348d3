"""Set-up helpers used by ./dev and the tests; never shipped."""
