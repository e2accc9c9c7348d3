"""What there is to fear for a child: while any of it stands, the search may not end."""

from __future__ import annotations

from onroll.facts.case import STEP, Act, CaseFile, standing
from onroll.policy.at_risk.reasons import by_code

HEADING = "Children we have failed to track"
ROWS = ("100",)

ENDED = "concern-ended"
RISK = "immediate_risk"
SAID_OVER = frozenset({"immediate_risk"})
"""A reason to hurry that stays in the account for good. Every other one leaves it when its list no longer has it."""


def flags_standing(file: CaseFile) -> tuple[str, ...]:
    """The reasons to hurry the account gives today, each of which keeps the case open."""
    known = by_code()
    grave = [code for code in file.flags if code in known and known[code].same_day]
    over = _ended_at(file) > 0
    return tuple(code for code in grave if not (over and code in SAID_OVER))


def acts_of_concern(file: CaseFile) -> tuple[Act, ...]:
    """What was written down that gives reason to fear, and nobody has since said is over."""
    ended = _ended_at(file)
    return tuple(act for act in standing(file.acts) if act.number > ended and _fears(act))


def ever(file: CaseFile) -> bool:
    """Whether there was ever anything to fear, over or not."""
    return bool(flags_standing(file) or RISK in file.flags or any(_fears(act) for act in standing(file.acts)))


def concerns(file: CaseFile) -> tuple[str, ...]:
    """Each concern that stands, in words."""
    known = by_code()
    flags = [known[code].title for code in flags_standing(file)]
    return (*flags, *(_words(act) for act in acts_of_concern(file)))


def _fears(act: Act) -> bool:
    return act.kind == RISK or act.data.get("concern") == "yes" or (
        act.kind == STEP and act.data.get("needed") == "yes"
    )  # fmt: skip


def _words(act: Act) -> str:
    what = {RISK: "immediate risk reported"}.get(act.kind, "a concern written down")
    return f"{what} on {act.on:%-d %B %Y}"


def _ended_at(file: CaseFile) -> int:
    """The number of the last act that said, with the services' word, that it is over; 0 when there is none."""
    said = [act for act in file.of(STEP, ENDED) if act.data.get("ended") == "yes"]
    return said[-1].number if said else 0
