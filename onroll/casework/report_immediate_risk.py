"""A child may be harmed, or a crime may be committed: the Children's Resource Service and the police are told at once.

Policy, "Police": whoever suspects it tells both, then the education welfare or CME officer. Kept for the child, so
that it shows in every case.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.db import transaction

from onroll.casework.act import TWICE, Doer, NotDone, reason, write_of_child
from onroll.register.bulk import lock
from onroll.register.cases import child_of
from onroll.register.models import CaseAct

RISK = "immediate_risk"
ROWS = ("52",)
LONDON = ZoneInfo("Europe/London")
TIME = re.compile(r"(\d{1,2})[:.h ]?([0-5]\d)\s*([ap])?\.?(?:m\.?)?", re.I)
SERVICES = {"police": "the police", "crs": "the Children's Resource Service"}
TIMES = tuple(f"{who}_at" for who in SERVICES)
THE_NIGHT_BEFORE = timedelta(hours=12)
"""A time later than the clock's is yesterday's when it was not longer ago than this. A local choice."""
TOLD = {"": "Not yet", "yes": "Told"}


@dataclass(frozen=True, slots=True)
class Risk:
    """What is feared, and who has been told. Times as the reporter gives them (HH:MM); references as they got them.

    adds: "yes" when it says who has been told since the report before it, and reports nothing new.
    """

    text: str
    police: str = ""
    police_at: str = ""
    police_ref: str = ""
    crs: str = ""
    crs_at: str = ""
    crs_ref: str = ""
    told_by: str = ""
    adds: str = ""


def report_immediate_risk(child: str, risk: Risk, by: Doer) -> CaseAct:
    """Keep the report as it is, complete or not: a blank is: nobody told yet. The very same twice is kept once.

    Raises NotFound, NotDone.
    """
    data = {key: value.strip() for key, value in asdict(risk).items() if value.strip()}
    data["text"] = reason(risk.text)
    if risk.police not in TOLD or risk.crs not in TOLD:
        raise NotDone("told is yes, or left blank for not yet")
    if risk.adds and not any(data.get(who) for who in SERVICES):
        raise NotDone("say who has been told")
    data = _with_times(data, by.now)
    with transaction.atomic():
        lock("immediate risk")
        about = child_of(child, by.actor)
        if (before := _just_kept(about.pk, data, by)) is not None:
            return before
        return write_of_child(about.pk, RISK, by, about=child, data=data)


def _with_times(data: Mapping[str, str], now: datetime) -> dict[str, str]:
    """The same, with each time as the clock shows it, and its day under police_on or crs_on when that is not today.

    What is no time, or one still to come, is kept in the words it was given in (police_said): a report is never refused
    over the way in which a time is written.
    """
    found = dict(data)
    for name in TIMES:
        if not (said := found.pop(name, "")):
            continue
        shown = clock_time(said)
        if not shown or (at := moment_of(shown, now)) is None:
            found[name.replace("_at", "_said")] = said
            continue
        found[name] = shown
        if (day := at.astimezone(LONDON).date()) != now.astimezone(LONDON).date():
            found[name.replace("_at", "_on")] = day.isoformat()
    return found


def clock_time(said: str) -> str:
    """A time as clocks show it, HH:MM, from "23:50", "23.50", "2350" or "11:50 pm"; empty for anything else."""
    found = TIME.fullmatch(said.strip())
    if found is None:
        return ""
    hour, minute, half = int(found[1]), found[2], (found[3] or "").lower()
    if half and not 1 <= hour <= 12:
        return ""
    hour = hour % 12 + (12 if half == "p" else 0) if half else hour
    return f"{hour:02}:{minute}" if hour < 24 else ""


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


def not_told(reports: Iterable[Mapping[str, Any]]) -> tuple[str, ...]:
    """Who still has to be told, by all reports of a child, the earliest first.

    A new report asks for both again; one that adds to those before it only says who has been told since.
    """
    waiting: set[str] = set()
    for data in reports:
        told = {who for who in SERVICES if data.get(who) == "yes"}
        waiting = (waiting if data.get("adds") else set(SERVICES)) - told
    return tuple(title for who, title in SERVICES.items() if who in waiting)
