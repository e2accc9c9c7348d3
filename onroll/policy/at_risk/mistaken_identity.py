"""What it would do to a child to be taken for another, or to wait while nobody says: which doubt a person sees first.

To take two children for one may end the search for a child who is missing; to leave one child two keeps up a search
for a child who is found, or counts as safe a child of whom the news lies elsewhere. The duty is to establish who is
missing "so far as it is possible to do so" (Education Act 1996 s.436A); the order of the grades is a local choice.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from onroll.policy.at_risk.reasons import rank, same_day
from onroll.policy.rulebook import position
from onroll.policy.scope.shape import EA_436A

HEADING = "Children who are at risk of missing education"
CITATION = EA_436A
OPEN = ("yes", "unknown")
AS_SAID = {
    "died": "known to have died",
    "lives_elsewhere": "known to live elsewhere",
    "moved_abroad": "known to have moved abroad",
}


@dataclass(frozen=True, slots=True)
class Stands:
    """Where a child stands: the position, whether missing and in scope (yes, no, unknown), the reasons to hurry."""

    position: str
    missing: str
    in_scope: str
    flags: tuple[str, ...] = field(default=())

    @property
    def looked_for(self) -> bool:
        """Is this a child for whom somebody must look, or may have to?"""
        return self.missing in OPEN and self.in_scope in OPEN

    @property
    def title(self) -> str:
        return position(self.position).title.lower()

    @property
    def said(self) -> str:
        """The position as it follows "One is"."""
        return AS_SAID.get(self.position, self.title)


@dataclass(frozen=True, slots=True)
class Harm:
    """How grave a doubt is: 1 first. `says` gives the reason for its place in a sentence or two."""

    grade: int
    says: str


TITLES = {
    1: "A child at risk may be hidden or found",
    2: "Decides whether a child is looked for",
    3: "A risk known of one is not seen of the other",
    4: "Changes where the child stands, not whether we look",
    5: "Changes nothing about where the child stands",
}


def harm(one: Stands, two: Stands, joined: Stands) -> Harm:
    """What a wrong or a late decision would do, from where each stands and where one child of both would stand."""
    at_risk = same_day((*one.flags, *two.flags, *joined.flags))
    decides = len({one.looked_for, two.looked_for, joined.looked_for}) > 1
    if decides:
        return Harm(1 if at_risk else 2, _decides(one, two, joined) + (_AT_RISK if at_risk else ""))
    if joined.looked_for and _hastens(one, two):
        return Harm(3, "Both are looked for, and a reason to hurry is known of one of them only.")
    if len({one.position, two.position, joined.position}) > 1:
        return Harm(4, _moves(one, two, joined))
    looked_for = "one child may be looked for twice" if joined.looked_for else "nobody is looked for"
    return Harm(5, f"Both are {one.said}, and so would one child be: {looked_for}.")


def order(found: Harm, flags: Iterable[str], days_waiting: int, weight: float) -> tuple[int, int, int, float]:
    """Sorts doubts: the gravest first, then the gravest reason to hurry, the longest wait, the likeliest pair."""
    return (found.grade, rank(flags), -days_waiting, -weight)


def if_same(one: Stands, two: Stands, joined: Stands) -> str:
    """What the answer "same" would do."""
    if joined.looked_for:
        return f"One child, {joined.said}: looked for."
    ended = " The search ends." if one.looked_for or two.looked_for else ""
    return f"One child, {joined.said}: nobody looks for them.{ended}"


def if_different(one: Stands, two: Stands) -> str:
    """What the answer "different" would do."""
    if one.position == two.position:
        return f"Two children, both {one.said}{': both looked for' if one.looked_for else ''}."
    told = (f"{each.said}{' (looked for)' if each.looked_for else ''}" for each in (one, two))
    return f"Two children: {' and '.join(told)}."


_AT_RISK = " There is a reason to hurry the same day."


def _decides(one: Stands, two: Stands, joined: Stands) -> str:
    if one.looked_for != two.looked_for:
        sought, other = (one, two) if one.looked_for else (two, one)
        if joined.looked_for:
            return (
                f"One is {other.said}, yet with what is known of the other ({sought.said}) would be looked for: "
                "while it waits, a missing child may count as safe."
            )
        return (
            f"One is {sought.said} and looked for, the other is {other.said}. Wrongly joined, a missing child is "
            "hidden; left apart, we look for a child who is found."
        )
    if joined.looked_for:
        return (
            f"Neither is looked for ({one.said}, {two.said}), but one child of both would be: "
            "while it waits, a missing child may count as safe."
        )
    return (
        f"Both are looked for ({one.said}, {two.said}), but one child of both would not be. Wrongly joined, two "
        "missing children are hidden; left apart, we look for a child who is found."
    )


def _moves(one: Stands, two: Stands, joined: Stands) -> str:
    if one.position == two.position:
        return f"Both are {one.said}; one child of both would be {joined.said}."
    return f"One is {one.said}, the other {two.said}; one child of both would be {joined.said}."


def _hastens(one: Stands, two: Stands) -> bool:
    return same_day(one.flags) != same_day(two.flags)
