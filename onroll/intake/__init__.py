"""How news gets in: receive, check, read, link, settle; review and withdraw."""
