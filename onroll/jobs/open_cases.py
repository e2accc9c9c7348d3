"""Cases that open, follow, close and are looked at again by themselves: every night, and after news has come in."""

from __future__ import annotations

from datetime import date, timedelta

import polars as pl
import structlog
from django.db.models import Exists, F, Max, OuterRef
from django_q.tasks import async_task

from onroll.casework.act import Doer
from onroll.casework.close_accounted import close_accounted
from onroll.casework.follow_join import follow, go_back
from onroll.casework.keep_owned import keep_owned
from onroll.casework.open_case import Due, open_due
from onroll.casework.watch_place import review_home_education, watch_places
from onroll.facts.calendars import Calendar, CalendarEnds
from onroll.facts.case import OPENED
from onroll.jobs import desk
from onroll.jobs.asked import today
from onroll.policy.collaboration.endings import IN_ERROR, PLACED, TAKEN_UP
from onroll.policy.ways_out.calls_for_a_case import (
    SEARCHES,
    calls_for_a_case,
    noticed_of,
    worked_as,
)
from onroll.register import council
from onroll.register.cases import cases_seen_by
from onroll.register.models import Case, CaseAct, Child, Link
from onroll.register.scope import SYSTEM, NotFound
from onroll.reports.account import account
from onroll.reports.cases.files import case_files, open_files
from onroll.reports.review.decisions import gone_to
from onroll.reports.worklist import worklist_of

log = structlog.get_logger("onroll.cases")
ROWS = ("10", "18", "21", "67")
AT_ONCE = 5_000
WATCHED_FOR = timedelta(days=365)
"""Days after closing in which a placed child's last look falls, with room for one that was made late."""
BESIDE = ("child", "since", "overdue", "admission", "school", "out_since")


def run(day: date | None = None) -> None:
    """All of it as at a day, or today, in an order in which no child is worked twice. Again, it changes nothing."""
    on = day or today()
    by = Doer(SYSTEM, desk.now(), on)
    follow_joins(by)
    follow_splits(by)
    keep_owned(by)
    closed = close_accounted(open_files(SYSTEM, on), by)
    again = look_again(by)
    opened = sum(open_due(part, by) for part in _parts(called_for(on)))
    log.info("cases", opened=opened, closed=closed, opened_again=again)


def soon() -> None:
    """Ask the worker to do it now rather than tonight."""
    async_task("onroll.jobs.open_cases.run")


def called_for(on: date) -> list[Due]:
    """Every case that the judgements of a day call for, in the worklist's order, with why."""
    found = account(on, None, SYSTEM)
    rows = worklist_of(found).join(found.rows.select(BESIDE), on="child", how="left", maintain_order="left")
    settled, missed = _settled(), _missed(rows["out_since"], on)
    covered = set(
        Case.objects.filter(closed_at=None, way_out__in=SEARCHES).values_list("child__ref", flat=True)
    )
    due = []
    for row in rows.filter(~pl.col("child").is_in(list(covered))).iter_rows(named=True):
        noticed = noticed_of(row, missed=row["out_since"] in missed, settled_on=settled.get(row["child"]))
        if (called := calls_for_a_case(noticed, on)).now:
            due.append(
                Due(
                    row["child"], worked_as(row["way_out"]), called.why[:400], last_school=row["school"] or ""
                )
            )
    return due


def follow_joins(by: Doer) -> int:
    """Cases of children of whom nothing is left under their own reference follow the child they proved to be.

    So does what was said of such a child in every case, where there was no case.
    """
    gone = Child.objects.seen_by(SYSTEM).filter(~Exists(Link.objects.filter(child=OuterRef("pk"), undone_at=None)))
    worked = set(cases_seen_by(SYSTEM).filter(child__in=gone).values_list("child__ref", flat=True))
    said = set(CaseAct.objects.filter(child__in=gone, case=None).values_list("child__ref", flat=True))
    return sum(_followed(ref, by) for ref in sorted(worked | said))


def follow_splits(by: Doer) -> int:
    """Cases whose child was held to be another go back to their own, once the two are two again."""
    away = (
        CaseAct.objects.filter(kind=OPENED).exclude(child=F("case__child")).values_list("case", "child__ref")
    )
    about = dict(away)
    return sum(_gone_back(case, about[case.pk], by) for case in cases_seen_by(SYSTEM).filter(pk__in=about))


def look_again(by: Doer) -> int:
    """The looks after 30, 90 and 240 days, and the reviews that are due; returns how many cases were opened again."""
    closed = cases_seen_by(SYSTEM).exclude(closed_at=None)
    placed = closed.filter(outcome__in=PLACED, closed_on__gt=by.on - WATCHED_FOR)
    _, lost = watch_places(case_files(placed, by.on), by)
    return lost + review_home_education(case_files(closed.filter(outcome="home_educated"), by.on), by)


def _followed(ref: str, by: Doer) -> int:
    try:
        return follow(ref, gone_to(ref, SYSTEM), by)
    except NotFound:
        return 0


def _now_known_as(ref: str) -> str:
    """The child itself while there are rows under its reference, else the child it proved to be. Raises NotFound."""
    live = Link.objects.filter(child__ref=ref, undone_at=None).exists()
    return ref if live else gone_to(ref, SYSTEM)


def _gone_back(case: Case, about: str, by: Doer) -> int:
    try:
        if (ref := _now_known_as(about)) == case.child.ref:
            return 0
        go_back(case, ref, by)
    except NotFound:
        return 0
    return 1


def _settled() -> dict[str, date]:
    """For each child, the last day a case of theirs ended as taken up, or as opened in error."""
    ended = Case.objects.filter(outcome__in=(TAKEN_UP, IN_ERROR)).exclude(closed_on=None)
    return dict(ended.values_list("child__ref").annotate(Max("closed_on")))


def _missed(days: pl.Series, on: date) -> set[date | None]:
    """The days of leaving since which a school day has passed; not known counts as passed."""
    term = council.school_calendar()
    return {day for day in days.unique() if day is None or _passed(term, day, on)}


def _passed(term: Calendar, day: date, on: date) -> bool:
    try:
        return term.school_days_have_passed(1, since=day, by=on)
    except CalendarEnds:
        return True


def _parts(due: list[Due]) -> list[list[Due]]:
    return [due[first : first + AT_ONCE] for first in range(0, len(due), AT_ONCE)]
