"""What stands between a child and a school until somebody says that it is gone."""

from __future__ import annotations

from onroll.facts.case import Act, CaseFile

HEADING = "Parents are unable to find a school place"
FOUND, REMOVED = "barrier", "barrier_removed"


def standing_barriers(file: CaseFile) -> tuple[Act, ...]:
    """The barriers that nobody has said are gone."""
    gone = {one.data.get("act") for one in file.of(REMOVED)}
    return tuple(one for one in file.of(FOUND) if one.number not in gone)
