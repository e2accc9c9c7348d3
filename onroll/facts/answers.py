"""Yes, no or unknown, and because of what. A blank is unknown, never no."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum


class Truth(Enum):
    """The three answers; `rank` orders them no < unknown < yes."""

    NO = "no"
    UNKNOWN = "unknown"
    YES = "yes"

    @property
    def rank(self) -> int:
        return {"no": 0, "unknown": 1, "yes": 2}[self.value]


@dataclass(frozen=True, slots=True)
class Condition:
    """One thing that was looked at: the field, what it was, what was asked of it, under what citation."""

    field: str
    value: str
    asked: str
    holds: Truth
    citation: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """A truth with the conditions that decided it."""

    truth: Truth
    because: tuple[Condition, ...] = ()

    def __bool__(self) -> bool:
        """Only a yes counts as true; callers that care about unknown must ask for `truth`."""
        return self.truth is Truth.YES


def all_of(*answers: Answer) -> Answer:
    """No if any is no; yes if all are yes; otherwise unknown. The reasons are those that decided it."""
    return _combine(answers, min)


def any_of(*answers: Answer) -> Answer:
    """Yes if any is yes; no if all are no; otherwise unknown."""
    return _combine(answers, max)


def not_so(answer: Answer) -> Answer:
    """The opposite; the opposite of unknown is unknown."""
    flipped = {Truth.YES: Truth.NO, Truth.NO: Truth.YES, Truth.UNKNOWN: Truth.UNKNOWN}
    return Answer(flipped[answer.truth], answer.because)


def _combine(answers: tuple[Answer, ...], pick: Callable[..., Truth]) -> Answer:
    if not answers:
        raise ValueError("an answer needs at least one condition")
    truth = pick((answer.truth for answer in answers), key=lambda one: one.rank)
    decided_by = [answer for answer in answers if answer.truth is truth]
    everybody = truth is (Truth.YES if pick is min else Truth.NO)
    chosen = answers if everybody else decided_by
    return Answer(truth, tuple(reason for answer in chosen for reason in answer.because))
