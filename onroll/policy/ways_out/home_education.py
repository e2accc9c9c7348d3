"""What the finding on home education says. Nothing but "suitable" satisfies the authority."""

from __future__ import annotations

from onroll.facts.situation import Home

HEADING = "Scope"


def finding_says(finding: str) -> Home:
    """Suitable, unsuitable, or not yet found suitable: pending, insufficient and no response are the last."""
    return {"suitable": Home.SUITABLE, "unsuitable": Home.UNSUITABLE}.get(finding, Home.UNASSESSED)
