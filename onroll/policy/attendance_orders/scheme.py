"""Which law of school attendance orders binds on a day."""

from __future__ import annotations

from datetime import date

from onroll.policy.attendance_orders import in_force, not_yet_commenced
from onroll.policy.pathway import Pathway

HEADING = "Ways in which a child can fall out of the education system"

SCHEMES: tuple[Pathway, ...] = (in_force.PATHWAY, not_yet_commenced.PATHWAY)
"""Each carries the days it binds. A case begun under one is finished under it (unconfirmed for the change of 2026)."""


def scheme_on(on: date, schemes: tuple[Pathway, ...] = SCHEMES) -> Pathway:
    """The scheme under which a case is begun on a day. Raises LookupError for a day on which none binds, or two do."""
    found = [one for one in schemes if one.binds(on)]
    if len(found) != 1:
        raise LookupError(f"{len(found)} schemes of school attendance orders bind on {on}")
    return found[0]
