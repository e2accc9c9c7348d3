"""What is due with schools: visits and meetings planned or not told of, and what was agreed at them."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from onroll.policy.collaboration.with_schools import KINDS
from onroll.register.school_acts import with_schools

ROWS = ("17", "31")


@dataclass(frozen=True, slots=True)
class Due:
    """One thing with one school on its day. `meeting`: the number of a visit or meeting; 0 for what was agreed."""

    day: date
    school: str
    who: str
    text: str
    meeting: int = 0


def due_with_schools(until: date, whose: Collection[str] | None = None) -> list[Due]:
    """Everything still to do before a day, the earliest first: of these people, or of all. What is past is among it."""
    found = []
    for school, one in with_schools().items():
        found += [Due(met.on, school, met.who, KINDS[met.kind], met.number) for met in one.to_come]
        found += [
            Due(agreed.due_on, school, who, f"{agreed.title}, {agreed.to}") for agreed, who in one.actions
        ]
    mine = (one for one in found if one.day < until and (whose is None or one.who in whose))
    return sorted(mine, key=lambda one: (one.day, one.school, one.meeting))
