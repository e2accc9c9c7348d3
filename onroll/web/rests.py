"""What every list rests on, as one line for the person who reads it."""

from django.http import HttpRequest

from onroll.reports.sources import rests_on
from onroll.web import access, withheld
from onroll.web.today import view

ALL_ELSE = "Rests on the rolls that schools have sent, and on what others have told the council."


def line(request: HttpRequest) -> str:
    """The line for this person and the day they look at. A school is not told which others tell us what.

    Whoever sees the deliveries is told all: the line names nobody.
    """
    actor = access.actor(request)
    if withheld.is_partial(actor) and actor.role not in access.MAY_SEND:
        return ALL_ELSE
    looking = view(request)
    return rests_on(looking.on, looking.known_at).in_words()
