"""Whose register this is: the council's name for the top of every page."""

from django.db import DatabaseError

from onroll.register.council import NoCouncil, choices

UNNAMED = "Your council"
_found: list[str] = []


def name() -> str:
    """The council's name; asked of the register once, so that an error page need not ask."""
    if not _found:
        try:
            _found.append(choices().name)
        except (NoCouncil, DatabaseError):
            return UNNAMED
    return _found[0]
