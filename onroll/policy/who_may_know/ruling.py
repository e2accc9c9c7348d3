"""What the gate says: allowed, held until something is answered, or refused; why, and under what."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from onroll.facts.citation import Citation

HEADING = "Collaboration with other services"

ALLOWED, HELD, REFUSED = "allowed", "held", "refused"

# The articles are background knowledge, unconfirmed; their commencement day with them.
KEPT_SAFE = Citation("UK GDPR", "art.5(1)(f)", date(2018, 5, 25), None, "unconfirmed")
ACCURATE = Citation("UK GDPR", "art.5(1)(d)", date(2018, 5, 25), None, "unconfirmed")
WORK_TOGETHER = Citation("Children Act 2004", "s.11", date(2005, 10, 1), None, "unconfirmed")


@dataclass(frozen=True, slots=True)
class Ruling:
    """One answer of the gate. `to_do` says what would release a hold."""

    outcome: str
    why: str
    citation: Citation
    to_do: str = ""

    def __bool__(self) -> bool:
        """Only what is allowed may leave."""
        return self.outcome == ALLOWED
