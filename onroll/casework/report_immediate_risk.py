"""A child may be harmed, or a crime may be committed: the Children's Resource Service and the police are told at once.

Policy, "Police": whoever suspects it tells both, then the education welfare or CME officer. Kept for the child, so
that it shows in every case.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.db import transaction

from onroll.casework.act import Doer, NotDone, reason, write_of_child
from onroll.register.bulk import lock
from onroll.register.cases import child_of
from onroll.register.models import CaseAct

RISK = "immediate_risk"
ROWS = ("52",)
LONDON = ZoneInfo("Europe/London")
TIME = re.compile(r"([01]\d|2[0-3]):[0-5]\d")
TIMES = {"police_at": "the police were told", "crs_at": "the Children's Resource Service was told"}
THE_NIGHT_BEFORE = timedelta(hours=12)
"""A time later than the clock's is yesterday's when it was not longer ago than this. A local choice."""
TWICE = timedelta(minutes=1)
"""The very same report within this time is one that was pressed twice. A local choice."""
TOLD = {"": "Not yet", "yes": "Told"}


@dataclass(frozen=True, slots=True)
class Risk:
    """What is feared, and who has been told. Times as the reporter gives them (HH:MM); references as they got them."""

    text: str
    police: str = ""
    police_at: str = ""
    police_ref: str = ""
    crs: str = ""
    crs_at: str = ""
    crs_ref: str = ""
    told_by: str = ""


def report_immediate_risk(child: str, risk: Risk, by: Doer) -> CaseAct:
    """Keep the report as it is, complete or not: a blank is: nobody told yet. The very same twice is kept once.

    Raises NotFound, NotDone.
    """
    data = {key: value.strip() for key, value in asdict(risk).items() if value.strip()}
    data["text"] = reason(risk.text)
    if risk.police not in TOLD or risk.crs not in TOLD:
        raise NotDone("told is yes, or left blank for not yet")
    data |= _days(data, by.now)
    with transaction.atomic():
        lock("immediate risk")
        about = child_of(child, by.actor)
        if (before := _just_kept(about.pk, data, by)) is not None:
            return before
        return write_of_child(about.pk, RISK, by, about=child, data=data)


def _days(data: Mapping[str, str], now: datetime) -> dict[str, str]:
    """The day of each time that is not today's, under police_on or crs_on. Raises NotDone for a time still to come."""
    found = {}
    for name, what in TIMES.items():
        if not (said := data.get(name)):
            continue
        if not TIME.fullmatch(said):
            raise NotDone(f"the time when {what} is hours and minutes between 00:00 and 23:59, as in 14:05")
        if (at := moment_of(said, now)) is None:
            raise NotDone(
                f"the time when {what}, {said}, is still to come today: it is {_clock(now)} now."
                " What was told more than twelve hours ago is written in words"
            )
        if (day := at.astimezone(LONDON).date()) != now.astimezone(LONDON).date():
            found[name.replace("_at", "_on")] = day.isoformat()
    return found


def moment_of(said: str, now: datetime) -> datetime | None:
    """The last moment up to now at which clocks in London showed this: today's, else yesterday's within some hours.

    said: HH:MM. Nothing when it is neither: then it is still to come. A time that comes twice in a night is its later.
    """
    today, shown = now.astimezone(LONDON).date(), time.fromisoformat(said)
    return next((at for at in _moments(today, shown) if at <= now), None) or next(
        (at for at in _moments(today - timedelta(days=1), shown) if now - at <= THE_NIGHT_BEFORE), None
    )


def _moments(day: date, shown: time) -> list[datetime]:
    """When clocks in London show this on a day, the later first: twice as summer time ends."""
    both = {datetime.combine(day, shown.replace(fold=fold), LONDON).astimezone(UTC) for fold in (0, 1)}
    return sorted(both, reverse=True)


def _just_kept(child: int, data: Mapping[str, str], by: Doer) -> CaseAct | None:
    """The very same report by the same person, if it was kept a moment ago."""
    last = CaseAct.objects.filter(child=child, kind=RISK, by=by.actor.name, at__gt=by.now - TWICE).last()
    return last if last is not None and _said(last.data, last.at) == _said(data, by.now) else None


def _said(data: Mapping[str, Any], at: datetime) -> dict[str, Any]:
    """What was said, without the times that are only those of the writing."""
    return {name: value for name, value in data.items() if name not in TIMES or value != _clock(at)}


def _clock(at: datetime) -> str:
    return f"{at.astimezone(LONDON):%H:%M}"


def not_told(data: dict[str, str]) -> tuple[str, ...]:
    """Who still has to be told."""
    both = {"police": "the police", "crs": "the Children's Resource Service"}
    return tuple(title for code, title in both.items() if data.get(code) != "yes")
