"""A family of four, one child adopted under another name, and every source that goes on naming the old one."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from onroll.facts.identifiers import make_upn
from onroll.intake.link import link_waiting
from onroll.register.models import Child, Delivery, Identity
from onroll.register.scope import SYSTEM
from onroll.register.situations.people import IDENTITY
from onroll.reports.judge import judge_all
from tests.intake.lists import NOW, ON, OTHER_SCHOOL, SCHOOL, Desk, Row, on_roll

HOME: Row = {"surname": "Quillfeather", "postcode": "ZY1 2BB", "address1": "12 Kestrel Row", "household_ref": "HH77",
             "parent1_name": "Marigold Quillfeather", "parent1_phone": "07700900321"}  # fmt: skip
OLD: Row = {**HOME, "forename": "Zephaniah", "dob": "2016-03-09", "sex": "M", "nhs_number": "9990000018",
            "upn": make_upn("899", 2001, 23, 1)}  # fmt: skip
TWIN: Row = {
    **HOME,
    "forename": "Bartholomew",
    "dob": "2016-03-09",
    "sex": "M",
    "upn": make_upn("899", 2001, 23, 2),
}
SISTER: Row = {
    **HOME,
    "forename": "Ottoline",
    "dob": "2018-07-21",
    "sex": "F",
    "upn": make_upn("899", 2001, 23, 3),
}
BROTHER: Row = {
    **HOME,
    "forename": "Ignatius",
    "dob": "2014-11-02",
    "sex": "M",
    "upn": make_upn("899", 4001, 23, 4),
}
NEARLY: Row = {**OLD, "forename": "Zephanyah", "upn": "", "nhs_number": ""}
RENAMED: Row = {"surname": "Applethwaite", "forename": "Zephaniah", "dob": "2016-03-09", "sex": "M",
                "postcode": "ZY3 4CD", "address1": "40 Larch Hill", "upn": OLD["upn"]}  # fmt: skip
"""The new family's name, and by mistake still the old number: whoever sees the two beside each other knows."""
GARBLED: Row = {**NEARLY, "postcode": "SO99 9ZZ ?", "dob": "31/02/2016", "upn": "A000000000000"}
ADOPTED: Row = {**OLD, "placed_on": "2026-09-20", "source_ref": "ADOPT77", "nhs_number": "99900000x8"}

LATER: list[tuple[str, list[Row]]] = [
    ("police_notices", [{**OLD, "notice_ref": "PN77", "notice_on": "2026-10-01"}, {**SISTER, "notice_ref": "PN78",
                                                                                   "notice_on": "2026-10-01"}]),
    ("referrals", [{**NEARLY, "referred_on": "2026-10-02", "concerns": "Zephanyah has not been seen"}]),
    ("benefits", [{**one, "as_at": "2026-10-03", "seen_on": "2026-10-03"} for one in (OLD, TWIN, SISTER)]),
    ("child_health", [{**GARBLED, "registered_on": "2026-10-04"}, {**NEARLY, "registered_on": "2026-10-04"}]),
    ("social_care", [{**OLD, "plan": "CP", "as_at": "2026-10-05", "started_on": "2026-09-25"}]),
    ("housing", [{**NEARLY, "moved_on": "2026-10-06", "old_postcode": "ZY1 2BB"}]),
    ("applications", [{**NEARLY, "application_ref": "APP77", "received_on": "2026-10-07", "round": "in_year",
                       "authority": "899", "outcome": "pending"}]),
    ("closures", [{**OLD, "closed_on": "2026-10-08", "reason": "failed_to_track", "evidence": "Zephaniah is gone"}]),
    ("youth_justice", [{**NEARLY, "started_on": "2026-10-09"}]),
    ("school_roll", on_roll([RENAMED], "2026-10-10", "8992002")),
    ("school_roll", on_roll([SISTER, TWIN, NEARLY], "2026-10-11")),
]  # fmt: skip
SCHOOLS = "URN,LA (code),EstablishmentNumber,EstablishmentName,EstablishmentStatus (name)\n" + "\n".join(
    f"14000{n},{key[:3]},{key[3:]},School {n},Open" for n, key in enumerate((SCHOOL, OTHER_SCHOOL, "8992002"))
)


def build(desk: Desk, *, adoption_first: bool, at_once: bool) -> list[Delivery]:
    """The whole town, linked after each list or all in one."""
    rolls = [("school_roll", on_roll([OLD, TWIN, SISTER], "2026-09-10")),
             ("school_roll", on_roll([BROTHER], "2026-09-10", OTHER_SCHOOL))]  # fmt: skip
    adoption = [("adoption", [ADOPTED])]
    lists: list[tuple[str, Any]] = [*adoption, *rolls] if adoption_first else [*rolls, *adoption]
    bring = desk.take if at_once else desk.bring
    brought = [bring("schools", SCHOOLS, as_at=date(2026, 9, 1))]
    brought += [bring(source, rows) for source, rows in [*lists, *LATER]]
    link_waiting(SYSTEM, now=NOW)
    judge_all(ON, SYSTEM, NOW)
    return brought


def restricted() -> list[Child]:
    return list(Child.everyone.exclude(restriction="").filter(links__undone_at=None).distinct())


def secrets() -> set[str]:
    """Whatever is said of a restricted child and of nobody whom one may see, in every form it may be written."""
    hidden, seen = _said(restriction=False), _said(restriction=True)
    told = {value for value in hidden - seen if len(value) > 3}
    days = {value for value in told if re.fullmatch(r"\d{4}-\d\d-\d\d", value)}
    long = {f"{day:%d/%m/%Y} {day.day} {day:%B %Y}" for day in map(date.fromisoformat, days)}
    written = {form for both in long for form in (both[:10], both[11:])}
    return (
        told | written | {child.ref for child in restricted()} | {"Zephan", "zephan", "ADOPT77", "99900000x8"}
    )


def _said(*, restriction: bool) -> set[str]:
    live = {"sightings__links__undone_at": None, "sightings__delivery__state": "read"}
    of = Identity.objects.filter(**live)
    rows = of.filter(sightings__links__child__restriction="") if restriction else of.exclude(
        sightings__links__child__restriction=""
    )  # fmt: skip
    return {str(value) for row in rows.values() for name, value in row.items() if value and name in IDENTITY}
