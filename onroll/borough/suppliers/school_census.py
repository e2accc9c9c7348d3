"""The School Census as some schools send it, termly, in place of that half-term's roll: two extracts, or XML whole."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from onroll.borough import terms
from onroll.borough.clerk import Clerk
from onroll.borough.model import Enrolment, Fields, Person, School
from onroll.borough.post import Delivery, Style

SOURCE = "school_census"
STYLE, XML = Style(days="census"), Style(kind="xml")
_SHARED = ("NativeId", "laestab", "dob", "surname", "forename", "middlenames", "formersurname", "upn", "formerupn",
           "sex", "entrydate")  # fmt: skip
ON_ROLL = ("pupilonrolltableid", *_SHARED, "enrolstatus", "ncyearactual", "parttime", "language")
GONE = ("pupilnolongeronrolltableid", *_SHARED, "leavingdate", "parttime")
TERMS = ("autumn1", "spring1", "summer1")


def sends_census(school: School, half_term: str) -> bool:
    """Whether a school sends its census extract this half-term instead of a roll: one in seven, once a term."""
    return school.number % 7 == 0 and half_term.partition("-")[0] in TERMS


def files(
    school: School, clerk: Clerk, pupils: list[tuple[Person, Enrolment]], as_at: date, arrives: date
) -> Iterator[Delivery]:
    """Who is on the register, and who has gone from it since the last census."""
    now = [(p, e) for p, e in pupils if e.first <= as_at < e.until]
    gone = [(p, e) for p, e in pupils if as_at - timedelta(days=130) < e.until <= as_at]
    if school.number % 14 == 0:  # one census in two comes whole, as the school's system sends it to the department
        if now:
            yield _whole(school, clerk, now, gone, as_at, arrives)
        return
    for columns, some, whole in ((ON_ROLL, now, [school.laestab]), (GONE, gone, [])):
        if some:
            rows = [_row(clerk.record(p, as_at), p, e, as_at) for p, e in some]
            yield Delivery(
                SOURCE, arrives, columns, rows, [p for p, _ in some], STYLE, as_at=as_at, school=school.laestab,
                hour=12, whole=whole, flagged=[] if whole else [p for p, _ in some],
            )  # fmt: skip


def _whole(
    school: School, clerk: Clerk, now: list[tuple[Person, Enrolment]], gone: list[tuple[Person, Enrolment]],
    as_at: date, arrives: date,
) -> Delivery:  # fmt: skip
    """Both parts in one file of XML; only somebody who has gone has a leaving date in it."""
    rows = [_row(clerk.record(p, as_at), p, e, as_at) | {"leavingdate": None} for p, e in now]
    rows += [_row(clerk.record(p, as_at), p, e, as_at) for p, e in gone]
    left = [p for p, _ in gone]
    return Delivery(
        SOURCE, arrives, (), rows, [p for p, _ in now] + left, XML, as_at=as_at, school=school.laestab, hour=12,
        whole=[school.laestab], flagged=left,
    )  # fmt: skip


def _row(said: Fields, person: Person, enrolment: Enrolment, as_at: date) -> Fields:
    group = terms.year_group(person.born, as_at)
    key = f"{person.number * 7919 % 0xFFFFFF:06x}-{enrolment.school.number:03x}"
    return {
        **said, "pupilonrolltableid": key, "pupilnolongeronrolltableid": key, "NativeId": enrolment.school.laestab,
        "laestab": enrolment.school.laestab, "middlenames": said.get("middle_names"),
        "formersurname": said.get("former_surname"), "formerupn": said.get("former_upn"),
        "entrydate": enrolment.first, "leavingdate": enrolment.until, "enrolstatus": "C",
        "ncyearactual": {0: "R", -1: "N2", -2: "N1"}.get(group, str(group)), "parttime": str(group < 0),
        "language": "ENG" if said.get("home_language") else "",
    }  # fmt: skip
