"""The checks anybody may run at any hour: each a promise that can fail."""

from __future__ import annotations

from datetime import date
from typing import Any

from onroll.facts.situation import FIELDS
from onroll.register import council, trail
from onroll.register.models import Case, Link, Wait
from onroll.register.officers import THE_DESK, officers
from onroll.register.scope import SYSTEM
from onroll.register.search.refresh import disagreements
from onroll.reports.account import account


def checks(on: date) -> list[dict[str, Any]]:
    """[{"name", "holds", "figure"}]: residual, waiting rows, trail, links, search, cases, situations, settings."""
    found = account(on, None, SYSTEM)
    return [
        _check("residual", found.residual == 0, found.residual),
        _check("positions_sum_to_the_whole", sum(found.positions.values()) == found.children, found.children),
        _check("rows_not_yet_linked", found.waiting == 0, found.waiting),
        _check("rows_waiting_for_a_reference", True, Wait.objects.count()),
        _trail("events"),
        _trail("looks"),
        _links(),
        _search(),
        _cases(),
        _check("situations", True, found.rows.select(FIELDS).n_unique() if found.rows.height else 0),
        _settings(),
    ]


def _check(name: str, holds: bool, figure: Any) -> dict[str, Any]:
    return {"name": name, "holds": holds, "figure": figure}


def _trail(kind: Any) -> dict[str, Any]:
    rows, first_bad = trail.verify(kind)
    return _check(
        f"trail_{kind}",
        first_bad is None,
        rows if first_bad is None else f"row {first_bad} is not as written",
    )


def _links() -> dict[str, Any]:
    """No live link may rest on a withdrawn delivery."""
    resting = Link.objects.filter(undone_at__isnull=True).exclude(sighting__delivery__state="read").count()
    return _check("links", resting == 0, resting)


def _search() -> dict[str, Any]:
    """The search's index says of every child what the register says: nothing over, nothing short."""
    wrong = disagreements()
    return _check("search", wrong == 0, wrong)


def _cases() -> dict[str, Any]:
    """No open case may be with somebody who works no cases."""
    able = (*officers(), THE_DESK)
    nobodys = Case.objects.filter(closed_at=None).exclude(owner__in=able).count()
    return _check("cases", nobodys == 0, nobodys)


def _settings() -> dict[str, Any]:
    """Every choice of the council must be agreed by somebody before its figures go out."""
    proposed = council.choices().proposed()
    return _check("settings", True, "all agreed" if not proposed else f"only proposed: {', '.join(proposed)}")
