"""What the reason for refusing an application says."""

from __future__ import annotations

from onroll.facts.situation import Admission

HEADING = "Parents are unable to find a school place"

NO_PLACE_ANYWHERE = ("no place", "no vacanc", "no school", "difficult", "distance", "all full", "challenging")


def refusal_says(reason: str) -> Admission:
    """A refusal is of a preference unless its reason says that no place could be found at all."""
    found = any(words in reason.lower() for words in NO_PLACE_ANYWHERE)
    return Admission.REFUSED_DIFFICULTY if found else Admission.REFUSED_PREFERENCE
