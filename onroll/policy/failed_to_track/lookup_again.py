"""The national look-up counts once a school census has been taken later than the child disappeared.

A look before that shows where the child was, not where the child went.
"""

from __future__ import annotations

from datetime import date, timedelta

from onroll.facts.case import STEP, CaseFile
from onroll.law.dfe_return import Term, census_day

HEADING = "Children we have failed to track"
LOOKUP, AGAIN = "pupil-lookup", "pupil-lookup-again"
TERMS: tuple[Term, ...] = ("spring", "summer", "autumn")


def disappeared_on(file: CaseFile) -> date:
    """The day after which nobody knows: last seen, else since when the child stands so, else the case's first day."""
    seen = file.facts.get("last_seen_on")
    return seen if isinstance(seen, date) else file.since or file.opened_on


def first_census_after(day: date) -> date:
    """The first school census day later than a day."""
    days = (census_day(term, year) for year in (day.year, day.year + 1) for term in TERMS)
    return next(one for one in days if one > day)


def opens_after_census(file: CaseFile) -> date:
    """The day from which a look-up can show where the child went."""
    return first_census_after(disappeared_on(file)) + timedelta(days=1)


def too_early(file: CaseFile) -> bool:
    """Whether the look-up was made, but before such a census."""
    act = file.last(STEP, LOOKUP)
    return act is not None and act.outcome in ("done", "answered") and act.on < opens_after_census(file)
