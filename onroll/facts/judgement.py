"""What the rulebook says of a situation."""

from __future__ import annotations

from dataclasses import dataclass

from onroll.facts.answers import Answer


@dataclass(frozen=True, slots=True)
class Judgement:
    """A position and the separate answers (design §1.3), each with its reasons."""

    position: str
    owner: str
    rule: str
    citation: str
    why: str
    decided_by: tuple[str, ...]
    placed: Answer
    missing_education: Answer
    in_scope_436a: Answer
    cnis_eligible: Answer
    in_monthly_data: Answer
    attending: str
    return_reason: str
    way_out: str
    action: str
