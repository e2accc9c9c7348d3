"""What the service keeps in force as it stands on a day, what is missing, and who is reminded of what."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from onroll.policy import in_force as rule
from onroll.policy.choices import Choices
from onroll.policy.in_force import ACTS_ON, Kept, Missing, State
from onroll.register import council
from onroll.register.models import GovernanceRecord
from onroll.register.officers import works_for
from onroll.register.scope import Actor, NotFound

ROWS = ("9", "13", "14", "15", "16")
ORDER: tuple[State, ...] = ("overdue", "expired", "due_soon", "in_force", "to_come", "ended")
"""The most pressing first."""
MANAGES = frozenset({"manager"})


@dataclass(frozen=True, slots=True)
class Line:
    """One entry on a day: the edition that counts then, its state, its last day in time, and the latest version."""

    record: GovernanceRecord
    kept: Kept
    state: State
    due_on: date | None
    version: int
    with_whom: str


def lines(on: date, chosen: Choices | None = None) -> list[Line]:
    """Every entry, the most pressing first. `chosen`: what the council has chosen, if it has been read already."""
    chosen = chosen or council.choices()
    written = GovernanceRecord.objects.filter(on__lte=on).order_by("ref", "version")
    found = [_line(list(versions), on, chosen) for _, versions in groupby(written, lambda one: one.ref)]
    return sorted(found, key=_pressing)


def one_entry(ref: str, on: date) -> tuple[Line, list[GovernanceRecord]]:
    """An entry and everything written of it, the latest first. Raises NotFound."""
    versions = list(GovernanceRecord.objects.filter(ref=ref, on__lte=on).order_by("version"))
    if not versions:
        raise NotFound(f"there is no entry {ref}")
    return _line(versions, on, council.choices()), versions[::-1]


def missing(found: Sequence[Line], on: date, chosen: Choices) -> tuple[Missing, ...]:
    """What the policy asks to be in force on a day and is not."""
    return rule.missing(_names(chosen), [one.kept for one in found], on, chosen.review_warns_days)


def reminders(actor: Actor, on: date) -> list[Line]:
    """What this person is reminded of: their own from the warning on; a manager of everything that is late."""
    whose, manages = works_for(actor.name, on), actor.role in MANAGES
    return [
        one
        for one in lines(on)
        if one.state in ACTS_ON and (one.record.owner in whose or (manages and one.state != "due_soon"))
    ]


def _line(versions: Sequence[GovernanceRecord], on: date, chosen: Choices) -> Line:
    """The edition in force on a day, else the latest; an ending ends every edition."""
    last = versions[-1]
    begun = [one for one in versions if one.from_day <= on]
    record = begun[-1] if begun and last.ended_on is None else last
    neighbours = tuple(record.neighbours.split())
    kept = Kept(
        record.kind, record.from_day, record.review_due_on, record.until_day, record.ended_on,
        last.from_day if last.from_day > record.from_day else None, neighbours,
    )  # fmt: skip
    names = _names(chosen)
    parties = [*(names.get(code, code) for code in neighbours), record.with_whom]
    standing = rule.state(kept, on, chosen.review_warns_days)
    return Line(record, kept, standing, rule.act_by(kept), last.version, ", ".join(filter(None, parties)))


def _names(chosen: Choices) -> dict[str, str]:
    return {one.la_code: one.name for one in chosen.neighbours}


def _pressing(one: Line) -> tuple[int, date, str]:
    return ORDER.index(one.state), one.due_on or date.max, one.record.title
