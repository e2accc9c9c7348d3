"""A case that is offered: taken or declined."""
