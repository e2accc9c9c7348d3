"""The reasons to hurry, each read from one kind of fact, gravest first."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

HEADING = "Children who are at risk of missing education"


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason to hurry. rank 1 is the gravest. same_day: enquired after on the day it is noticed."""

    code: str
    title: str
    rank: int
    same_day: bool
    kind: str
    value: str = ""


REASONS: tuple[Reason, ...] = (
    Reason("immediate_risk", "Immediate risk reported", 1, True, "referral", "yes"),
    Reason("CP", "Child protection plan", 2, True, "social_care", "CP"),
    Reason("LAC", "Looked after", 3, True, "looked_after"),
    Reason("CIN", "Child in need plan", 4, True, "social_care", "CIN"),
    Reason("watch_list", "Several police notices", 5, True, "police_watch"),
    Reason("police", "Police notice", 6, True, "police_notice"),
    Reason("CFF", "Open to Children and Families First", 7, False, "social_care", "CFF"),
    Reason("YJS", "Known to youth justice", 8, False, "youth_justice"),
    Reason("EHCP", "Education, health and care plan", 9, False, "send_plan"),
)


def by_code() -> dict[str, Reason]:
    return {reason.code: reason for reason in REASONS}


def in_order(codes: Iterable[str]) -> tuple[str, ...]:
    """The codes, gravest first. A looked-after child in a social care list counts once."""
    known = by_code()
    return tuple(sorted(set(codes), key=lambda code: known[code].rank))


def rank(codes: Iterable[str]) -> int:
    """The gravest rank among the codes; 99 when there is none."""
    known = by_code()
    return min((known[code].rank for code in codes), default=99)


def same_day(codes: Iterable[str]) -> bool:
    """Does any of these reasons call for an enquiry the same day?"""
    known = by_code()
    return any(known[code].same_day for code in codes)
