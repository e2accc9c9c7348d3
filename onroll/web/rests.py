"""What every list rests on, as one line: the rolls that are in, and the sources that have gone stale."""

from django.http import HttpRequest

from onroll.reports.sources import Rests, rests_on
from onroll.web import access, withheld
from onroll.web.today import view

ALL_ELSE = "Rests on the rolls that schools have sent, and on what others have told the council."


def line(request: HttpRequest) -> str:
    """The line for this person and the day they look at. A school is not told which others tell us what."""
    if withheld.is_partial(access.actor(request)):
        return ALL_ELSE
    looking = view(request)
    return in_words(rests_on(looking.on, looking.known_at))


def in_words(found: Rests) -> str:
    """Rests on 31 school rolls (newest 23 November 2026; 2 schools not in) and 9 other sources. Stale: …"""
    told = [f"Rests on {_rolls(found)} and {_many(len(found.fresh), 'other source')}."]
    if found.stale:
        told.append("Stale: " + "; ".join(f"{title} of {_day(on)}" for title, on in found.stale) + ".")
    if found.never:
        told.append(f"Never sent: {', '.join(found.never)}.")
    return " ".join(told)


def _rolls(found: Rests) -> str:
    about = [f"newest {_day(found.newest)}"] if found.newest else []
    if found.not_in:
        about.append(f"{_many(found.not_in, 'school')} not in")
    return _many(found.rolls, "school roll") + (f" ({'; '.join(about)})" if about else "")


def _many(how_many: int, what: str) -> str:
    return f"{how_many:,} {what}{'' if how_many == 1 else 's'}"


def _day(on: object) -> str:
    from onroll.web.jinja import day

    return day(on)  # type: ignore[arg-type]
