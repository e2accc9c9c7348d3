"""The rulebook: finds every declaration by its folder, and judges a situation.

`judge` is pure and cached: a whole city holds a thousand or so distinct situations (design §1.4).
"""

from __future__ import annotations

import hashlib
import importlib
import pkgutil
from functools import cache
from pathlib import Path
from types import ModuleType

from onroll.facts.answers import Answer, Truth
from onroll.facts.judgement import Judgement
from onroll.facts.situation import ENUMS, FIELDS, Situation
from onroll.policy import scope
from onroll.policy.scope import answers
from onroll.policy.scope.shape import COUNCILS_CHOICE, Position

PACKAGE = Path(__file__).parents[1]
ROOMS_OF_RULES = ("facts", "law", "policy")


@cache
def positions() -> tuple[Position, ...]:
    """Every position, by rank. Raises ValueError when two share a rank or a code."""
    found = [
        module.POSITION for module in _modules(scope) if hasattr(module, "POSITION")
    ]
    for what in ("rank", "code"):
        values = [getattr(position, what) for position in found]
        if len(set(values)) != len(values):
            raise ValueError(f"two positions share a {what}: {sorted(values)}")
    return tuple(sorted(found, key=lambda position: position.rank))


def position(code: str) -> Position:
    """The position of this code. Raises KeyError when there is none."""
    return {one.code: one for one in positions()}[code]


@cache
def judge(situation: Situation, failed_to_track_reason: str = "") -> Judgement:
    """Everything the rulebook says of a situation.

    failed_to_track_reason: the DfE label the council has chosen and signed in `choices.toml`.
    Raises ValueError when no position holds, which the theorems prove cannot happen.
    """
    held, placed = _first_that_holds(situation)
    missing = answers.missing_education(situation, held)
    reason = held.return_reason(situation) if missing.truth is Truth.YES else ""
    return Judgement(
        position=held.code,
        owner=held.owner,
        rule=f"policy.scope.{held.code}",
        citation=str(held.citation),
        why=_why(held, placed),
        decided_by=_decided_by(placed),
        placed=placed,
        missing_education=missing,
        in_scope_436a=answers.in_scope_436a(situation, held),
        cnis_eligible=answers.cnis_eligible(situation, held),
        in_monthly_data=answers.in_monthly_data(situation, held),
        attending=answers.attending(situation),
        return_reason=failed_to_track_reason if reason == COUNCILS_CHOICE else reason,
        way_out=held.way_out(situation),
        action=held.action,
    )


def what_would_change(situation: Situation) -> tuple[tuple[str, str, str], ...]:
    """Every change of one field that would move the child: (field, new value, the position it gives)."""
    now = judge(situation).position
    moves = []
    for name in FIELDS:
        for value in ENUMS[name]:
            other = Situation(
                **{**{f: getattr(situation, f) for f in FIELDS}, name: value}
            )
            if other.is_possible() and (then := judge(other).position) != now:
                moves.append((name, str(value.value), then))
    return tuple(moves)


def tried(situation: Situation) -> tuple[tuple[Position, Answer], ...]:
    """The positions asked in order, down to the one that holds, each with its answer: for `explain`."""
    asked = []
    for one in positions():
        answer = one.when(situation)
        asked.append((one, answer))
        if answer:
            break
    return tuple(asked)


@cache
def version() -> str:
    """The rulebook's version: a fingerprint of every rule's source text."""
    digest = hashlib.sha256()
    for room in ROOMS_OF_RULES:
        for path in sorted((PACKAGE / room).rglob("*.py")):
            digest.update(
                path.relative_to(PACKAGE).as_posix().encode() + path.read_bytes()
            )
    return digest.hexdigest()[:12]


def _first_that_holds(situation: Situation) -> tuple[Position, Answer]:
    for one in positions():
        if answer := one.when(situation):
            return one, answer
    raise ValueError(f"no position holds for {situation}")


def _decided_by(placed: Answer) -> tuple[str, ...]:
    return tuple(dict.fromkeys(reason.field for reason in placed.because))


def _why(held: Position, placed: Answer) -> str:
    reasons = "; ".join(
        f"{reason.field} is {reason.value}" for reason in placed.because
    )
    return f"{held.says} ({reasons})"


def _modules(package: ModuleType) -> list[ModuleType]:
    names = sorted(found.name for found in pkgutil.iter_modules(package.__path__))
    return [importlib.import_module(f"{package.__name__}.{name}") for name in names]
