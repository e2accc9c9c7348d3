"""Is the ground made out? Yes, no, or not yet known; with what decided it and what is still missing."""

from __future__ import annotations

from dataclasses import dataclass, replace

from onroll.facts.answers import Truth
from onroll.facts.citation import Citation
from onroll.policy.removal_from_roll.conditions import (
    SPECIAL,
    SPECIAL_QUESTION,
    SPECIAL_SCHOOL,
    Condition,
    Told,
    is_no,
)
from onroll.policy.removal_from_roll.grounds import ASKED, CONSENT, GroundAsked

HEADING = "APPENDIX 1: CME PROCESS – REMOVAL FROM ROLL"
ROWS = ("33", "43", "48")

MADE_OUT, NOT_MADE_OUT, MORE_NEEDED = "made_out", "not_made_out", "more_needed"
OUTCOMES = {Truth.YES: MADE_OUT, Truth.NO: NOT_MADE_OUT, Truth.UNKNOWN: MORE_NEEDED}
PLACED = Condition(SPECIAL, SPECIAL_QUESTION, is_no, "whether a local authority placed the pupil at a special school",
                   "a local authority placed the pupil at the special school", certainty="unconfirmed")  # fmt: skip
PLACED_AT_ONE = replace(
    PLACED, by="council", seen=True,
    lacks="the consent of the authority that placed the pupil at the special school, or the council’s own finding that"
    " none placed the pupil there",
)  # fmt: skip
"""The same at a school that is known to be a special one: its own word that nobody placed the pupil does not do."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """One condition, and whether it holds."""

    condition: Condition
    truth: Truth


@dataclass(frozen=True, slots=True)
class Ruling:
    """What follows for one ground. When it is made out the name must go: nobody has a choice."""

    letter: str
    outcome: str
    weighed: tuple[Weighed, ...] = ()
    citation: Citation | None = None
    because: str = ""

    @property
    def against(self) -> tuple[Condition, ...]:
        """What is known not to be so."""
        return tuple(one.condition for one in self.weighed if one.truth is Truth.NO)

    @property
    def missing(self) -> tuple[str, ...]:
        """What is still to be shown, in words for the school."""
        return tuple(one.condition.lacks for one in self.weighed if one.truth is Truth.UNKNOWN)


NO_GROUND = Ruling(
    "",
    NOT_MADE_OUT,
    because="No ground of regulation 9(1) is named: a name is deleted on one of them or not at all.",
)


def rule(letter: str, told: Told) -> Ruling:
    """Whether a ground is made out on what is known today."""
    ground = ASKED.get(letter)
    if ground is None:
        return NO_GROUND
    weighed = tuple(Weighed(one, one.truth(told)) for one in ground.conditions)
    if ground.consent:
        weighed += _consent(told)
    worst = min((one.truth for one in weighed), key=lambda truth: truth.rank)
    found = Ruling(letter, OUTCOMES[worst], weighed, ground.law.citation)
    return replace(found, because=_because(ground, found))


def _consent(told: Told) -> tuple[Weighed, ...]:
    """A child whom an authority placed at a special school stays until that authority consents."""
    asked = PLACED_AT_ONE if told.known.get(SPECIAL_SCHOOL) is Truth.YES else PLACED
    placed = asked.truth(told)
    if placed is Truth.YES:
        return (Weighed(asked, placed),)
    consent = CONSENT.truth(told)
    if placed is Truth.UNKNOWN:
        return (Weighed(asked, Truth.YES if consent is Truth.YES else placed),)
    return (Weighed(CONSENT, consent),)


def _because(ground: GroundAsked, found: Ruling) -> str:
    heading = f"Ground ({ground.letter}), {ground.law.heading[:1].lower()}{ground.law.heading[1:]}"
    if found.outcome == MADE_OUT:
        return f"{heading}, is made out: the name must be deleted."
    if found.outcome == NOT_MADE_OUT:
        return f"{heading}, is not made out: {'; '.join(one.fails for one in found.against)}."
    return f"{heading}, is not made out yet. Missing: {'; '.join(found.missing)}."
