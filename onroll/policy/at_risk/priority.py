"""Which case comes first, and why in words: risk, then concerns and repeat episodes, then how long unseen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from onroll.facts.case import CaseFile, standing
from onroll.law.education_act_1996 import compulsory_school_age_starts
from onroll.policy.at_risk.reasons import by_code, rank
from onroll.policy.at_risk.urgency import LONG_UNSEEN

HEADING = "Children who are at risk of missing education"
ROWS = ("8", "61")
IMMEDIATE_RISK = "immediate_risk"
GRAVEST = 1
NO_RISK = 99
UNSEEN = 100_000
A_YEAR = 365


@dataclass(frozen=True, slots=True)
class Priority:
    """Sorts cases, the first to be worked first; and the reasons, the gravest first."""

    order: tuple[int, int, int, int]
    reasons: tuple[str, ...]


def priority(file: CaseFile, on: date) -> Priority:
    """How soon this case is worked: graver risk first, then concerns, repeat episodes, days unseen."""
    risk, concern, unseen = risk_of(file), concerned(file), days_unseen(file, on)
    order = (risk, -int(concern), -file.before, -(UNSEEN if unseen is None else unseen))
    return Priority(order, tuple(_reasons(file, on, concern=concern, unseen=unseen)))


def risk_of(file: CaseFile) -> int:
    """The gravest rank: 1 for an immediate risk reported, else the gravest of the account's flags; 99 for none."""
    return GRAVEST if file.of(IMMEDIATE_RISK) else min(rank(file.flags), NO_RISK)


def concerned(file: CaseFile) -> bool:
    """Whether somebody wrote down a safeguarding concern in this case."""
    return any("yes" in (act.data.get("needed"), act.data.get("concern")) for act in standing(file.acts))


def days_unseen(file: CaseFile, on: date) -> int | None:
    """Days since anybody saw the child, in the account or in a contact of the case; None when nobody is known to."""
    seen = [act.on for act in file.of("contact") if act.data.get("child_seen") == "yes"]
    known = file.facts.get("last_seen_on")
    if isinstance(known, date):
        seen.append(known)
    return (on - max(seen)).days if seen else None


def is_expected(file: CaseFile, on: date) -> bool:
    """Whether somebody can be expected to have seen the child: not before compulsory school age begins."""
    born = file.facts.get("dob")
    return not isinstance(born, date) or on >= compulsory_school_age_starts(born)


def _reasons(file: CaseFile, on: date, *, concern: bool, unseen: int | None) -> list[str]:
    titles, expected = by_code(), is_expected(file, on)
    flags = sorted(file.flags, key=lambda code: titles[code].rank)
    said = [titles[code].title for code in flags]
    if file.of(IMMEDIATE_RISK) and IMMEDIATE_RISK not in file.flags:
        said.insert(0, titles[IMMEDIATE_RISK].title)
    if concern:
        said.append("A safeguarding concern was written down")
    if file.before:
        said.append("Missing before" + (f" ({file.before} times)" if file.before > 1 else ""))
    if not expected:
        return said
    if unseen is None:
        said.append("Nobody is known to have seen the child")
    elif unseen > LONG_UNSEEN:
        said.append("Not seen for over a year" if unseen > A_YEAR else f"Not seen for {unseen} days")
    return said
