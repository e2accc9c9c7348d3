"""The one place in the web room that asks the clock, and that honours a replayed day."""

import os
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.http import HttpRequest
from django.utils import timezone

LONDON = ZoneInfo("Europe/London")
REPLAY = "replay"
"""In the session: {"on": a day, "known": a day or ""}; no known day means all that is known now."""


@dataclass(frozen=True, slots=True)
class View:
    """The day somebody is looking at, and what was known: None is everything known by now."""

    on: date
    known_on: date | None
    replaying: bool

    @property
    def known_at(self) -> datetime | None:
        """The last moment of the day, in London, up to which news counts."""
        if self.known_on is None:
            return None
        return datetime.combine(self.known_on + timedelta(days=1), time.min, LONDON) - timedelta(
            microseconds=1
        )


def now() -> datetime:
    """This moment, for records of what was done; on the invented borough's own day never before that day."""
    moment, fixed = timezone.now(), os.environ.get("ONROLL_TODAY")
    begins = datetime.combine(date.fromisoformat(fixed), time(9), LONDON) if fixed else moment
    return max(moment, begins)


def real_today() -> date:
    """Today in London; the invented borough's today is its own last day."""
    fixed = os.environ.get("ONROLL_TODAY")
    return date.fromisoformat(fixed) if fixed else timezone.localdate()


def view(request: HttpRequest) -> View:
    """The day this person is looking at."""
    chosen = request.session.get(REPLAY)
    if not chosen:
        return View(real_today(), None, replaying=False)
    known = date.fromisoformat(chosen["known"]) if chosen["known"] else None
    return View(date.fromisoformat(chosen["on"]), known, replaying=True)


def today(request: HttpRequest) -> date:
    """The day this person is looking at: today, or the day they replay."""
    return view(request).on


def replay(request: HttpRequest, on: date, known_on: date | None) -> None:
    """Look at every page as at a past day, until told otherwise."""
    request.session[REPLAY] = {"on": on.isoformat(), "known": known_on.isoformat() if known_on else ""}


def back_to_today(request: HttpRequest) -> None:
    request.session.pop(REPLAY, None)
