"""How many places each school has, where schools are and where a postcode is, from the latest lists that say so."""

from __future__ import annotations

from collections.abc import Iterable

from onroll.policy.ways_in.nearest_place import Point, Vacancies
from onroll.register.models import PostcodeArea, School, Vacancy

LIVE = {"delivery__state": "read"}
LATEST_LAST = ("delivery__learned_at", "pk")
FIRST_SCHOOL_AGE = 4
"""The age at which a child is in Reception: year group 0."""

NOT_BY_APPLICATION = ("independent", "special", "referral", "alternative provision")
"""Words in a school's type that say that a place there is not had by an application to Admissions."""


def point_of(postcode: str) -> Point | None:
    """Where a postcode is, if a list of postcodes says so."""
    found = PostcodeArea.objects.filter(
        postcode=postcode, easting__isnull=False, northing__isnull=False, **LIVE
    )
    last = found.order_by(*LATEST_LAST).last()
    return _point(last.easting, last.northing) if last else None


def _point(easting: float | None, northing: float | None) -> Point | None:
    return (easting, northing) if easting and northing else None


def vacancies(la_codes: Iterable[str], year_group: int) -> list[Vacancies]:
    """Every open school of these authorities that teaches a year group, with its places if anybody has told them."""
    told = _told(year_group)
    return [_of(school, told) for school in _schools(la_codes, year_group)]


def _schools(la_codes: Iterable[str], year_group: int) -> list[School]:
    """The latest line of each school, if it is open and takes children of that age."""
    age = year_group + FIRST_SCHOOL_AGE
    lines = School.objects.filter(la_code__in=list(la_codes), laestab__isnull=False, **LIVE).order_by(
        *LATEST_LAST
    )
    latest = {line.laestab: line for line in lines if not (line.status or "").startswith("Closed")}
    return [line for line in latest.values() if _takes(line, age)]


def _takes(school: School, age: int) -> bool:
    """Whether anybody may apply to it for children who are this age when the year begins; one that does not say may."""
    low, high = school.low_age, school.high_age
    by_application = not any(word in (school.type or "").lower() for word in NOT_BY_APPLICATION)
    return by_application and (low is None or low <= age) and (high is None or age < high)


def _told(year_group: int) -> dict[str, Vacancy]:
    rows = (
        Vacancy.objects.filter(year_group=year_group, **LIVE)
        .select_related("delivery")
        .order_by(*LATEST_LAST)
    )
    return {key: row for row in rows for key in (row.laestab, row.urn) if key}


def _of(school: School, told: dict[str, Vacancy]) -> Vacancies:
    at = _point(school.easting, school.northing)
    row = told.get(school.laestab or "") or told.get(school.urn or "")
    if row is None:
        return Vacancies(school.laestab or "", school.name or "", at)
    sent = row.delivery
    day = row.counted_on or sent.as_at or sent.learned_at.date()
    said_by = sent.sender or sent.received_by
    return Vacancies(school.laestab or "", school.name or "", at, row.places, day, said_by)
