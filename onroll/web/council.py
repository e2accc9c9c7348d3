"""Whose register this is: the council's name for the top of every page."""

from collections.abc import Callable

from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse

from onroll.register.council import NoCouncil, asked_once, choices

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


def once_a_page(page: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """A page asks the register once whose it is, however many of its parts want to know."""

    def answered(request: HttpRequest) -> HttpResponse:
        with asked_once():
            return page(request)

    return answered
