"""What runs by itself every night: judge everybody, check the sleeping again, open cases, look for silence, count."""

from __future__ import annotations

from collections import Counter

import structlog
from django_q.models import Schedule
from django_q.tasks import async_task

from onroll.intake.watch.recheck import recheck
from onroll.jobs import desk, open_cases
from onroll.jobs.asked import today
from onroll.jobs.challenge_removals import challenge_removals
from onroll.register.scope import SYSTEM
from onroll.reports.judge import judge_all
from onroll.reports.liveness.alarms import alarms
from onroll.reports.trend import trend, weeks_until

log = structlog.get_logger("onroll.nightly")
NIGHT = "onroll.jobs.nightly.run"


def run() -> None:
    """The whole night's work. Running it again changes nothing."""
    judge_all(today(), SYSTEM, desk.now())
    recheck(SYSTEM, now=desk.now())
    open_cases.run()
    challenge_removals(today(), desk.now())
    look_for_silence()
    count_the_year()


def look_for_silence() -> None:
    """Put into the log, for whoever watches it, how many alarms there are about each source."""
    for (kind, source), count in Counter((one.kind, one.source) for one in alarms(today())).items():
        log.warning("source_alarm", code=kind, source=source, count=count)


def count_the_year() -> None:
    """Work out the counts of every week of the year that the home page shows."""
    trend(weeks_until(today()), SYSTEM, at_most=None)


def soon() -> None:
    """Ask the worker to count the year now rather than tonight."""
    async_task("onroll.jobs.nightly.count_the_year")


def schedule() -> None:
    """Put the night's work on the calendar, once."""
    Schedule.objects.get_or_create(
        func=NIGHT, defaults={"schedule_type": Schedule.CRON, "cron": "15 2 * * *"}
    )
