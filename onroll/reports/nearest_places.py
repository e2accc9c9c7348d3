"""The schools in reach of one child, those with a place first: for a case without a place and for its page."""

from __future__ import annotations

from datetime import date

from onroll.facts.case import CaseFile
from onroll.facts.days import nc_year
from onroll.policy.ways_in.nearest_place import Reach, in_reach
from onroll.register import council
from onroll.register.vacancies import point_of, vacancies

ROWS = ("70", "71", "82")


def nearest_places(file: CaseFile, on: date, *, neighbours: bool = False) -> tuple[Reach, ...]:
    """Schools for the child's year group, the nearest with a place first; none when the birthday is not known.

    Distances are straight lines from the middle of the postcode. `neighbours`: schools of authorities next door too.
    """
    born = file.facts.get("dob")
    if not isinstance(born, date):
        return ()
    choices = council.choices()
    codes = [choices.la_code, *(one.la_code for one in choices.neighbours if neighbours)]
    return in_reach(point_of(str(file.facts.get("postcode") or "")), vacancies(codes, nc_year(born, on)))
