"""Where the council's policy asks for a thing, as a citation beside a step."""

from __future__ import annotations

from onroll.facts.citation import Citation
from onroll.policy.deadlines.local import EFFECTIVE, POLICY

HEADING = "Collaboration with other services"


def policy_says(heading: str) -> Citation:
    """The place in the policy under this heading of its own."""
    return Citation(POLICY, heading, EFFECTIVE)
