"""What has to be true before a ground of regulation 9(1) is used: each asked once, in words a school can answer."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

from onroll.facts.answers import Truth
from onroll.facts.calendars import ONE_DAY, Calendar, CalendarEnds
from onroll.facts.case import as_day
from onroll.facts.citation import Certainty

HEADING = "APPENDIX 1: CME PROCESS – REMOVAL FROM ROLL"

Kind = Literal["yes_no", "day", "number"]
By = Literal["school", "council"]
YES, NO, UNKNOWN = Truth.YES, Truth.NO, Truth.UNKNOWN
LEAVE_ENDED, ABSENT_SINCE, LAST_ATTENDED = "leave-ended", "absent-since", "last-attended"


@dataclass(frozen=True, slots=True)
class Told:
    """What is looked at: the school's answers, what the council has established, the day and the calendar.

    found: an officer's own answers when deciding; "not known" is one of them.
    """

    answers: Mapping[str, Any]
    known: Mapping[str, Truth]
    on: date
    calendar: Calendar
    found: Mapping[str, Truth] = field(default_factory=dict)


Holds = Callable[[Any, Told], Truth]


@dataclass(frozen=True, slots=True)
class Condition:
    """One thing that must be so. `by`: whose word it takes. The school's word never stands for the council's.

    `lacks` says, in words for the school, what is missing while nobody knows; `fails` what is known when it is not
    so. `certainty` is of the condition. `seen`: an officer confirms it from evidence, where no step of the case does.
    `ahead`: its day may be still to come when the school asks.
    """

    code: str
    question: str
    holds: Holds
    lacks: str
    fails: str
    kind: Kind = "yes_no"
    by: By = "school"
    hint: str = ""
    certainty: Certainty = "confirmed"
    seen: bool = False
    ahead: bool = False

    @property
    def may_be_confirmed(self) -> bool:
        """May an officer confirm it when deciding? A step of the case settles its own, and the calendar its days."""
        return (self.by == "school" and self.kind != "day") or self.seen

    def truth(self, told: Told) -> Truth:
        """Whether it is so: the officer's own answer outweighs the school's, what the register knows against it both.

        Where school and council are of two minds, the less favourable holds.
        """
        known = told.known.get(self.code, UNKNOWN)
        found = told.found.get(self.code)
        if found is YES and self.may_be_confirmed:
            return NO if known is NO else YES
        if found in (NO, UNKNOWN):
            return NO if known is NO else found
        said = self.holds(told.answers.get(self.code), told)
        if self.by == "council":
            return NO if said is NO and self.code in told.answers else known
        if known is UNKNOWN or said is UNKNOWN:
            return said if known is UNKNOWN else known
        return min(said, known, key=lambda one: one.rank)


def is_yes(said: Any, _: Told) -> Truth:
    """Yes is favourable; a blank is unknown."""
    return {"yes": YES, "no": NO}.get(said, UNKNOWN)


def is_no(said: Any, _: Told) -> Truth:
    """No is favourable; a blank is unknown."""
    return {"no": YES, "yes": NO}.get(said, UNKNOWN)


def has_passed(said: Any, told: Told) -> Truth:
    """The day is over."""
    day = as_day(said)
    return UNKNOWN if day is None else YES if day < told.on else NO


def school_days_have_passed(n: int) -> Holds:
    """At least so many school days lie between that day and today, neither counted."""

    def holds(said: Any, told: Told) -> Truth:
        day = as_day(said)
        return UNKNOWN if day is None else _are_over(n, day + ONE_DAY, told)

    return holds


def absent_for_school_days(n: int) -> Holds:
    """The pupil has been away for at least so many school days, the first counted and all of them over."""

    def holds(_: Any, told: Told) -> Truth:
        first = first_day_absent(told.answers)
        return UNKNOWN if first is None else _are_over(n, first, told)

    return holds


def first_day_absent(answers: Mapping[str, Any]) -> date | None:
    """The first day of the absence as the school tells it: never one on which, or before which, the pupil came."""
    first, attended = as_day(answers.get(ABSENT_SINCE)), as_day(answers.get(LAST_ATTENDED))
    if first is None or attended is None:
        return first
    return max(first, attended + ONE_DAY)


def _are_over(n: int, first: date, told: Told) -> Truth:
    try:
        return YES if told.calendar.school_days_have_passed(n, since=first, by=told.on) else NO
    except CalendarEnds:
        return UNKNOWN


NO_ORDER = Condition(
    "order-names-school",
    "Does a school attendance order name your school for this pupil?",
    is_no,
    "whether a school attendance order names the school",
    "a school attendance order names the school",
)
NOT_MOBILE = Condition(
    "mobile-main-school",
    "Is the pupil a mobile child whose main school is yours?",
    is_no,
    "whether the pupil is a mobile child whose main school this is",
    "the pupil is a mobile child whose main school this is",
    hint="A child with no fixed home because a parent’s trade requires travel.",
)
NOT_DUAL = Condition(
    "dual-agreed",
    "Has it been agreed that the pupil is registered at both schools?",
    is_no,
    "whether dual registration has been agreed",
    "dual registration has been agreed",
)
NOT_EXPECTED = Condition(
    "expected-again",
    "Are there reasonable grounds to believe that the pupil will attend your school again?",
    is_no,
    "whether the pupil may be expected to attend again",
    "there are reasonable grounds to expect that the pupil will attend again",
)
NOT_ILL = Condition(
    "sickness-or-unavoidable",
    "Are there reasonable grounds to think that sickness or an unavoidable cause explains the absence?",
    is_no,
    "whether sickness or an unavoidable cause may explain the absence",
    "sickness or an unavoidable cause may explain the absence",
)
ABSENT_20_DAYS = Condition(
    ABSENT_SINCE,
    "Which was the first day of the absence?",
    absent_for_school_days(20),
    "the first day of the absence, from which the school days are counted",
    "the pupil has not been absent for 20 school days in a row",
    kind="day",
    hint="The school days are counted from it, over your calendar. If the child has a caseworker, they are told within"
    " 24 hours.",
)
ENROLLED = Condition(
    "enrolled-elsewhere",
    "Is the pupil registered at another school now?",
    is_yes,
    "the other school’s own word that the pupil is on its roll",
    "the pupil is not on the roll of the other school",
    by="council",
)
NOTICE_SEEN = Condition(
    "notice-seen",
    "Do you send a copy of what the parent wrote?",
    is_yes,
    "a copy of the parent’s written notice, which the council has seen",
    "there is no written notice from the parent",
    by="council",
)
MOVED = Condition(
    "moved-away",
    "Has the family moved so far away that the pupil cannot reasonably come?",
    is_yes,
    "confirmation of the move: the new authority’s word, or evidence of the move abroad",
    "the move is not confirmed: the stated authority does not know the pupil, or the family still lives near enough",
    by="council",
    certainty="derived",  # that a move is confirmed before it is agreed is the policy's, not the regulation's
)
ENQUIRED = Condition(
    "joint-enquiry",
    "Have you visited the home and made the enquiries of the council’s guidance?",
    is_yes,
    "the enquiries that school and council make together, with the home visit",
    "school and council have not made the enquiries they must make together",
    by="council",
)
AGREED = Condition(
    "council-agrees",
    "Do you ask the council to agree that the pupil need not be expected?",
    is_yes,
    "the council’s own agreement",
    "the council does not agree that the pupil need not be expected",
    by="council",
    certainty="unconfirmed",
)
CONSENTED = Condition(
    "placing-consent",
    "Has the authority that placed the pupil at your special school consented?",
    is_yes,
    "the consent of the authority that placed the pupil",
    "the authority that placed the pupil at the special school has not consented",
    by="council",
    certainty="unconfirmed",
)
SPECIAL = "placed-at-special-school"
SPECIAL_QUESTION = "Was the pupil placed at your school, a special school, by a local authority?"
SPECIAL_SCHOOL = "special-school"
"""Known of the school and not of the pupil: whether it is a special one, by the list of schools."""
