"""Invented children of whom it is doubtful whether they are one, and the officers who decide."""

from onroll.facts.identifiers import make_upn
from onroll.register.models import Child, Doubt, Link
from onroll.register.scope import Actor
from tests.intake.lists import NHS_1, ROWAN, Desk, Row, on_roll, upn

AMIRA, CAROL = Actor("amira", "officer"), Actor("carol", "manager")
FIRST: Row = {**ROWAN, "upn": upn(1)}
SECOND: Row = {**ROWAN, "upn": upn(2)}
"""The same name, birthday and home as FIRST, and another pupil number."""
TEMPORARY: Row = {**ROWAN, "address1": "5 Kestrel Row", "upn": make_upn("899", 2001, 23, 3, temporary="A")}
PATIENT: Row = {"surname": "Marchetti", "forename": "Rowan", "dob": ROWAN["dob"], "nhs_number": NHS_1,
                "postcode": "ZY2 1AA", "address1": "6 Quay Street"}  # fmt: skip
BRIDGE: Row = {**FIRST, "nhs_number": NHS_1}
"""Says by two numbers that FIRST and PATIENT are one child."""


def doubtful(desk: Desk) -> int:
    """Bring FIRST and SECOND in; returns the number of the doubt about them."""
    return desk.begin(_first_and_second)


def _first_and_second(desk: Desk) -> int:
    desk.bring("school_roll", on_roll([FIRST], "2026-09-10"))
    desk.bring("school_roll", on_roll([SECOND], "2026-10-05", "8994001"))
    return int(Doubt.objects.get(decided_at=None, withdrawn=False).pk)


def two_strangers(desk: Desk) -> tuple[str, str]:
    """Bring FIRST and PATIENT in, of whom no machine doubts that they are two; returns their references."""
    return desk.begin(_first_and_patient)


def _first_and_patient(desk: Desk) -> tuple[str, str]:
    desk.bring("school_roll", on_roll([FIRST], "2026-09-10"))
    desk.bring("child_health", [{**PATIENT, "registered_on": "2026-09-01"}])
    return refs()[0], refs()[1]


def refs() -> list[str]:
    """The children who are here, eldest first."""
    here = Link.objects.filter(undone_at=None, sighting__delivery__state="read").values("child")
    return list(Child.everyone.filter(pk__in=here).order_by("pk").values_list("ref", flat=True))
