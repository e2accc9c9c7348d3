"""Where a rule comes from, and between which days it binds."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeVar

Certainty = Literal["confirmed", "unconfirmed", "derived"]
Rule = TypeVar("Rule", bound=Callable[..., object])


@dataclass(frozen=True, slots=True)
class Citation:
    """One place in one instrument, with the days it is in force and how sure we are of it.

    `in_force_from` None means made but not yet in force. `in_force_until` excludes its day. `certainty` is
    confirmed (read in a public source), derived (worked out from one) or unconfirmed (check before relying).
    """

    instrument: str
    section: str
    in_force_from: date | None
    in_force_until: date | None = None
    certainty: Certainty = "confirmed"

    def __str__(self) -> str:
        return f"{self.instrument} {self.section}".strip()


@dataclass(frozen=True, slots=True)
class Clause:
    """What one provision says, paraphrased, for rules the software states but does not compute."""

    code: str
    says: str
    citation: Citation


def in_force(citation: Citation, on: date) -> bool:
    """Whether the provision binds on the day."""
    if citation.in_force_from is None or on < citation.in_force_from:
        return False
    return citation.in_force_until is None or on < citation.in_force_until


def cite(
    instrument: str,
    section: str,
    *,
    in_force_from: date | None,
    in_force_until: date | None = None,
    certainty: Certainty = "confirmed",
) -> Callable[[Rule], Rule]:
    """Mark a function with the law it states; several marks may be stacked, the chief one on top."""
    citation = Citation(instrument, section, in_force_from, in_force_until, certainty)

    def mark(rule: Rule) -> Rule:
        rule.__citations__ = (citation, *citations_of(rule))  # type: ignore[attr-defined]
        return rule

    return mark


def citations_of(rule: object) -> tuple[Citation, ...]:
    """Every citation a function carries, the chief one first; empty when it carries none."""
    found: tuple[Citation, ...] = getattr(rule, "__citations__", ())
    return found


def citation_of(rule: object) -> Citation:
    """The chief citation a function carries; raises LookupError when it carries none."""
    found = citations_of(rule)
    if not found:
        raise LookupError(f"{rule!r} carries no citation")
    return found[0]
