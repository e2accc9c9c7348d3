"""The separate answers about one child on one day: each yes, no or unknown, with its reasons."""

from __future__ import annotations

from onroll.facts.answers import Answer, Condition, Truth, all_of, any_of
from onroll.facts.citation import Citation
from onroll.facts.situation import (
    ON_A_ROLL,
    Attendance,
    Life,
    Provision,
    Residence,
    Roll,
    Situation,
)
from onroll.policy.scope.shape import EA_8, EA_436A, POLICY_FROM, Position, is_one_of

HEADING = "Scope"

S_436B = Citation("Education Act 1996", "s.436B", None)
MONTHLY = Citation(
    "Southampton CME Policy 2024/25", "Permanent Exclusions", POLICY_FROM
)


def of_school_age(s: Situation) -> Answer:
    """Is the child of compulsory school age? An unknown birthday is unknown."""
    truth = {Life.WITHIN: Truth.YES, Life.UNKNOWN: Truth.UNKNOWN}.get(s.life, Truth.NO)
    return Answer(truth, (Condition("life", s.life.value, "within", truth, str(EA_8)),))


def lives_here(s: Situation) -> Answer:
    """Does the child live in the area, as far as the latest address shows?"""
    truth = {Residence.HERE: Truth.YES, Residence.UNKNOWN: Truth.UNKNOWN}.get(
        s.residence, Truth.NO
    )
    return Answer(
        truth, (Condition("residence", s.residence.value, "here", truth, str(EA_436A)),)
    )


def _position_says(position: Position, truth: Truth, asked: str) -> Answer:
    return Answer(
        truth,
        (Condition("position", position.code, asked, truth, str(position.citation)),),
    )


def missing_education(s: Situation, position: Position) -> Answer:
    """Of school age, not a registered pupil, and not suitably educated otherwise (s.436A(1))."""
    said = _position_says(
        position, position.missing, "on no roll and not suitably educated otherwise"
    )
    return all_of(of_school_age(s), said)


def in_scope_436a(s: Situation, position: Position) -> Answer:
    """Must the authority establish this child's identity: of age, in its area, education not established?"""
    said = _position_says(position, position.in_scope, "education not established")
    return all_of(of_school_age(s), lives_here(s), said)


def cnis_eligible(s: Situation, position: Position) -> Answer:
    """Would the child belong on the children-not-in-school register, if s.436B were commenced?"""
    here = all_of(of_school_age(s), lives_here(s))
    educated_elsewhere = is_one_of(s, "roll", Roll.PART_TIME, citation=S_436B)
    return all_of(here, any_of(educated_elsewhere, _not_at_school(position, s)))


def _not_at_school(position: Position, s: Situation) -> Answer:
    if s.roll in ON_A_ROLL or position.code in (
        "sealed",
        "died",
        "lives_elsewhere",
        "moved_abroad",
    ):
        return _position_says(position, Truth.NO, "not at a school")
    certain = position.code in ("eotas", "home_educated", "home_education_unassessed")
    truth = Truth.YES if certain else position.missing
    return _position_says(position, truth, "not at a school")


def in_monthly_data(s: Situation, position: Position) -> Answer:
    """Counted at the month's end: missing education, or excluded without provision though still on a roll."""
    if position.code in ("sealed", "died", "over_age"):
        return _position_says(position, Truth.NO, "counted at the month's end")
    excluded = is_one_of(s, "provision", Provision.EXCLUDED_WITHOUT, citation=MONTHLY)
    return any_of(
        missing_education(s, position),
        all_of(of_school_age(s), lives_here(s), excluded),
    )


def attending(s: Situation) -> str:
    """Seen, never attended, absent 10 or 20 school days, or unknown. Only a registered child can be absent."""
    return s.attendance.value if s.roll in ON_A_ROLL else Attendance.UNKNOWN.value
