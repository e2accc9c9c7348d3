"""The fair access protocol: thirteen kinds of children, a panel, and a place within twenty school days."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from onroll.facts.answers import Truth
from onroll.facts.case import CaseFile
from onroll.law.admissions import FAIR_ACCESS_CATEGORIES, IN_YEAR_RULES, FairAccessCategory
from onroll.policy.deadlines.statutory import FAIR_ACCESS_PLACE
from onroll.policy.pathway import Question, Step
from onroll.policy.ways_in.route import Route

HEADING = "Routes into education for children of compulsory school age"
ROWS = ("86",)
FOUR_WEEKS = timedelta(weeks=4)
IN_TIME = next(clause.citation for clause in IN_YEAR_RULES if clause.code == "fair-access-in-time")
NOW_KNOWN = {"a": ("CP", "CIN")}
"""Flags of the register that make a category out by themselves. Their absence today proves nothing of the past year."""
FURTHER = {
    "l": (
        ("no_place_near", "There is no place within a reasonable distance"),
        ("no_offer_declined", "No suitable offer was declined"),
    ),
    "m": (("not_prompt", "A place cannot be found promptly"),),
    "d": (("ready", "Ready for, or suited to, a mainstream school"),),
}
"""What a category needs besides its own fact."""


@dataclass(frozen=True, slots=True)
class Finding:
    """Whether one category is made out: yes, no or unknown, and what would have to be known."""

    category: FairAccessCategory
    made_out: Truth
    missing: tuple[str, ...] = ()


def findings(file: CaseFile, on: date) -> tuple[Finding, ...]:
    """Each of the thirteen categories for one child on a day. What nobody has answered is unknown, never no."""
    return tuple(_finding(one, file, on) for one in FAIR_ACCESS_CATEGORIES)


def eligible(file: CaseFile, on: date) -> Truth:
    """Whether the child may be considered: yes if any category is made out, no only if every one is ruled out."""
    found = {one.made_out for one in findings(file, on)}
    return Truth.YES if Truth.YES in found else Truth.UNKNOWN if Truth.UNKNOWN in found else Truth.NO


def _finding(category: FairAccessCategory, file: CaseFile, on: date) -> Finding:
    own = _own(category, file, on)
    parts = [(category.says, own)]
    parts += [(title, _said(file, code)) for code, title in FURTHER.get(category.letter, ())]
    if any(truth is Truth.NO for _, truth in parts):
        return Finding(category, Truth.NO)
    missing = tuple(title for title, truth in parts if truth is Truth.UNKNOWN)
    return Finding(category, Truth.UNKNOWN if missing else Truth.YES, missing)


def _own(category: FairAccessCategory, file: CaseFile, on: date) -> Truth:
    if set(NOW_KNOWN.get(category.letter, ())) & set(file.flags):
        return Truth.YES
    out_since = file.facts.get("out_since")
    if category.letter == "l" and isinstance(out_since, date):
        return Truth.YES if on - out_since >= FOUR_WEEKS else Truth.NO
    return _said(file, category.letter)


def _said(file: CaseFile, code: str) -> Truth:
    said = file.said(ELIGIBLE.code, code)
    return {"yes": Truth.YES, "no": Truth.NO}.get(str(said), Truth.UNKNOWN)


def _questions() -> tuple[Question, ...]:
    own = tuple(Question(one.letter, one.says[0].upper() + one.says[1:], "yes_no", needed=False)
                for one in FAIR_ACCESS_CATEGORIES)  # fmt: skip
    further = tuple(Question(code, title, "yes_no", needed=False)
                    for parts in FURTHER.values() for code, title in parts)  # fmt: skip
    return own + further


ELIGIBLE = Step(
    "fair-access-eligible",
    "Check which fair access category the child is in",
    "Only these thirteen kinds of children may be placed this way, once the ordinary steps have failed.",
    rows=ROWS,
    citation=FAIR_ACCESS_CATEGORIES[0].citation,
    asks=_questions(),
)
AGREED = Step(
    "fair-access-agreed",
    "Agree that the child is considered",
    "From this day the place must be found within 20 school days.",
    rows=ROWS,
    who="admissions",
    citation=IN_TIME,
    after=(ELIGIBLE.code,),
    asks=(
        Question("agreed_on", "Day it was agreed", "day"),
        Question("category", "Category", "choice",
                 tuple((one.letter, one.says) for one in FAIR_ACCESS_CATEGORIES)),
    ),
)  # fmt: skip
PANEL = Step(
    "fair-access-panel",
    "The panel allocates a school",
    "Record who sat, which schools were considered, and why this one.",
    rows=ROWS,
    who="admissions",
    citation=IN_TIME,
    clock=FAIR_ACCESS_PLACE,
    starts=f"{AGREED.code}.agreed_on",
    after=(AGREED.code,),
    asks=(
        Question("panel_on", "Day of the panel", "day", ahead=True),
        Question("sat", "Who sat"),
        Question("school", "School allocated", "school"),
        Question("because", "Schools considered, and why this one", "long"),
    ),
)
ROUTE = Route("fair_access", "Fair access protocol", "Fair access panel", "admissions",
              (ELIGIBLE, AGREED, PANEL), rows=("86", "87"))  # fmt: skip
