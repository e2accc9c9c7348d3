"""Which schools a child has been at, in order, by what rolls, joiners and leavers say."""

from __future__ import annotations

from datetime import date

from onroll.register.models import Fact, School
from onroll.sources.xml.write_ctf import SchoolStay

IN, OUT = ("enrolment", "joining"), "leaving"
Told = tuple[date | None, bool]
"""A day, and whether the child left on it rather than was there from it."""


def stays_of(child: int) -> tuple[SchoolStay, ...]:
    """The stays of one child (its number), the last one last; a school without seven digits cannot be told of."""
    said: dict[str, list[Told]] = {}
    numbers = _numbers()
    for kind, school, day in _facts(child):
        laestab = numbers.get(school or "", school or "")
        if len(laestab) == 7 and laestab.isdigit():
            said.setdefault(laestab, []).append((day, kind == OUT))
    stays = [stay for laestab, told in said.items() for stay in _stays(laestab, told)]
    return tuple(sorted(stays, key=lambda stay: (stay.leaving or date.max, stay.entry or date.min)))


def _facts(child: int) -> list[tuple[str, str | None, date | None]]:
    live = {
        "sighting__links__child_id": child,
        "sighting__links__undone_at": None,
        "sighting__delivery__state": "read",
    }
    found = Fact.objects.filter(**live, kind__in=(*IN, OUT), school__isnull=False).exclude(
        kind=IN[0], code="G"
    )
    return list(found.values_list("kind", "school", "true_from").distinct())


def _numbers() -> dict[str, str]:
    """Each URN's seven digits, by the list of schools."""
    known = School.objects.filter(delivery__state="read", urn__isnull=False, laestab__isnull=False)
    listed = known.order_by("id").values_list("urn", "laestab")
    return {f"urn:{urn}": laestab or "" for urn, laestab in listed}


def _stays(laestab: str, told: list[Told]) -> list[SchoolStay]:
    """From days of being there and of leaving to stays: a first day stands until the next leaving."""
    stays: list[SchoolStay] = []
    entry: date | None = None
    for day, left in sorted(
        (one for one in told if one[0] is not None), key=lambda one: (one[0] or date.min, one[1])
    ):
        if not left:
            entry = entry or day
        else:
            stays.append(SchoolStay(laestab, entry, day))
            entry = None
    return stays if stays and entry is None else [*stays, SchoolStay(laestab, entry, None)]
