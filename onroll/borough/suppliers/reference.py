"""The national directory of schools, its links, and the postcodes: first, so that the rest is understood."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from onroll.borough.model import Fields, School
from onroll.borough.places import point_of
from onroll.borough.post import Delivery, Style
from onroll.borough.world import World

_TYPES = {
    "infant": ("Community school", "Primary"), "junior": ("Community school", "Primary"),
    "primary": ("Community school", "Primary"), "secondary": ("Academy converter", "Secondary"),
    "special": ("Community special school", "Not applicable"), "pru": ("Pupil referral unit", "Not applicable"),
    "independent": ("Other independent school", "Not applicable"),
}  # fmt: skip
COLUMNS = ("URN", "LA (code)", "EstablishmentNumber", "EstablishmentName", "TypeOfEstablishment (name)",
           "PhaseOfEducation (name)", "EstablishmentStatus (name)", "StatutoryLowAge", "StatutoryHighAge",
           "SchoolCapacity", "NumberOfPupils", "Postcode", "OpenDate", "CloseDate", "Easting", "Northing")  # fmt: skip


def send(world: World) -> Iterator[Delivery]:
    """Schools, links and postcodes, on the first morning."""
    rows = [_entry(school) for school in world.schools.all]
    old = [_predecessor(school) for school in _converted(world)]
    day = world.start
    yield Delivery(
        "schools", day, COLUMNS, rows + old, [], Style(encoding="cp1252", days="uk"), as_at=day, hour=6
    )
    links = [_link(school) for school in _converted(world)]
    columns = ("URN", "LinkURN", "LinkType", "LinkEstablishedDate")
    yield Delivery("school_links", day, columns, links, [], Style(days="uk"), as_at=day, hour=6)
    codes = [_area(code, la) for code, la in world.places.all()]
    yield Delivery(
        "postcodes", day, ("postcode", "la_code", "easting", "northing"), codes, [], as_at=day, hour=7
    )


def _area(code: str, la: str) -> Fields:
    east, north = point_of(code)
    return {"postcode": code, "la_code": la, "easting": east, "northing": north}


def _converted(world: World) -> list[School]:
    return world.schools.of("own", "secondary")


def _entry(school: School) -> Fields:
    kind, phase = _TYPES[school.kind]
    size = (school.high - max(school.low, 0) + 1) * (180 if school.kind == "secondary" else 60)
    return {
        "URN": school.urn, "LA (code)": school.la, "EstablishmentNumber": school.laestab[3:],
        "EstablishmentName": school.name, "TypeOfEstablishment (name)": kind, "PhaseOfEducation (name)": phase,
        "EstablishmentStatus (name)": "Open", "StatutoryLowAge": school.low + 4 if school.low > -1 else 3,
        "StatutoryHighAge": school.high + 5, "SchoolCapacity": size, "NumberOfPupils": round(size * 0.9),
        "Postcode": school.postcode, "OpenDate": date(2012, 9, 1) if school.kind == "secondary" else None,
        "Easting": point_of(school.postcode)[0], "Northing": point_of(school.postcode)[1],
    }  # fmt: skip


def _old_urn(school: School) -> str:
    return str(int(school.urn) - 20_000)


def _predecessor(school: School) -> Fields:
    """The school that became this academy: closed, under another number."""
    entry = _entry(school)
    entry |= {
        "URN": _old_urn(school), "EstablishmentNumber": str(int(school.laestab[3:]) + 500),
        "EstablishmentName": f"{school.name} (closed)", "EstablishmentStatus (name)": "Closed",
        "TypeOfEstablishment (name)": "Community school", "OpenDate": date(1974, 9, 1),
        "CloseDate": date(2012, 8, 31),
    }  # fmt: skip
    return entry


def _link(school: School) -> Fields:
    return {
        "URN": school.urn, "LinkURN": _old_urn(school), "LinkType": "Predecessor",
        "LinkEstablishedDate": date(2012, 9, 1),
    }  # fmt: skip
