"""What kind of absence it is, by what the school has said: which of the duties are owed at all."""

from __future__ import annotations

from datetime import date

from onroll.facts.case import CaseFile, as_day
from onroll.facts.situation import Attendance
from onroll.law.education_act_1996 import of_compulsory_school_age
from onroll.policy.collaboration.every_case import at_risk
from onroll.policy.pathway import Given, When
from onroll.policy.school_returns.owed import NO_REASON_YET, codes_in
from onroll.policy.ways_out import days_of_absence as days

HEADING = "Schools and academies"
KNOWN = "absence-known"
FIRST_DAY, LEAVE_ENDED = f"{KNOWN}.first_day", f"{KNOWN}.leave_ended"
UNEXPLAINED, ILLNESS, LEAVE = "unexplained", "illness", "leave_ended"
REPORTED = frozenset({Attendance.ABSENT_10.value, Attendance.ABSENT_20.value})


def absent_since(file: CaseFile) -> date | None:
    """The first day of the absence that the school has reported of its pupil, as the register has it."""
    since = file.facts.get("attendance_since")
    return since if isinstance(since, date) and file.facts.get("attendance") in REPORTED else None


def is_kind(*kinds: str) -> When:
    """Whether the absence is of one of these kinds; unexplained until the school has said."""
    return lambda file: (file.said(KNOWN, "kind") or UNEXPLAINED) in kinds


of_no_reason = is_kind(UNEXPLAINED, LEAVE)
"""Once leave has ended, a pupil who is not back is absent without it, like any other."""


def of_school_age(file: CaseFile) -> bool:
    """Whether the absence began within compulsory school age; so taken while nobody knows when they were born."""
    born, began = file.facts.get("dob"), as_day(file.said(KNOWN, "first_day")) or absent_since(file)
    if not isinstance(born, date):
        return True
    return of_compulsory_school_age(born, began or file.opened_on) == "within"


def without_leave(file: CaseFile) -> bool:
    """Whether the return of ten days is owed, and ground (i) may arise: of pupils of school age alone."""
    return of_no_reason(file) and of_school_age(file)


def back_from_leave(file: CaseFile) -> bool:
    """Whether ground (h) may arise: regulation 9(1) is of pupils of school age."""
    return is_kind(LEAVE)(file) and of_school_age(file)


def expected_ill(file: CaseFile) -> bool:
    """Whether the school expects fifteen school days of illness: it tells the council at once."""
    return is_kind(ILLNESS)(file) and file.said(KNOWN, "expected") == "yes"


def ill_so_far(file: CaseFile) -> bool:
    """Whether the pupil is ill, and nobody has said that it will last."""
    return is_kind(ILLNESS)(file) and not expected_ill(file)


def with_caseworker(file: CaseFile) -> bool:
    """Whether the absence is unexplained and the child is known to social care, or at risk."""
    return of_no_reason(file) and at_risk(file)


def with_code_n(file: CaseFile) -> bool:
    """Whether the absence is unexplained and the school has put code N, or has not said which code."""
    codes = str(file.said(KNOWN, "codes") or "")
    return of_no_reason(file) and (not codes or NO_REASON_YET in codes_in(codes))


def wrong_first_day(given: Given) -> str:
    """After leave the absence is counted from the next school day."""
    over = as_day(given.said.get("leave_ended")) if given.said.get("kind") == LEAVE else None
    return days.first_day(given, over)


def wrong_leave(given: Given) -> str:
    """The last day of leave starts ground (h): it is needed where leave was given."""
    lacks = given.said.get("kind") == LEAVE and not given.answer
    return "give the last day of the leave that has ended" if lacks else ""


def wrong_codes(given: Given) -> str:
    return days.codes_fit(given, ill=given.said.get("kind") == ILLNESS)
