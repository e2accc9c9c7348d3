"""Closed cases in which somebody is still to be told: they stay on their owners' lists until it is done."""

from __future__ import annotations

from datetime import date

from onroll.policy.failed_to_track.closing import review_is_due
from onroll.policy.pathway import pathways
from onroll.policy.plan import OPEN
from onroll.register.cases import cases_seen_by
from onroll.register.scope import Actor
from onroll.reports.cases.files import case_files
from onroll.reports.cases.lines import CaseLine, lines

ROWS = ("97", "98", "99", "101")


def left_to_do(actor: Actor, on: date) -> list[CaseLine]:
    """The closed cases this person may see in which a step is open, or what Admissions was told is to be looked at."""
    closed = cases_seen_by(actor).filter(way_out__in=that_go_on()).exclude(closed_at=None)
    return [one for one in lines(case_files(closed, on), on) if is_left(one) or review_is_due(one.file, on)]


def that_go_on() -> list[str]:
    """The pathways that ask for something once the case is closed."""
    return [code for code, one in pathways().items() if any(step.after_closing for step in one.steps)]


def is_left(one: CaseLine) -> bool:
    """Whether a step after closing is still to do."""
    return any(task.step.after_closing and task.state in OPEN for task in one.tasks)
