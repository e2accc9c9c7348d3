"""Alarms: a source is late or was never heard of, a list is empty, halved or doubled. Worked out, never stored."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo

import polars as pl

from onroll.register import council, trail
from onroll.register.feeds import limits, odd_sizes, sizes
from onroll.register.models import Delivery, Event
from onroll.register.scope import MAY_UPLOAD, Actor, NotFound
from onroll.reports.account import register_state
from onroll.reports.liveness.coverage import coverage
from onroll.reports.sources import freshness
from onroll.sources.catalogue import all_sources, find
from onroll.sources.rhythm import Limits, is_late, odd_size, usual_size
from onroll.sources.shape import Source

LONDON = ZoneInfo("Europe/London")
NOTED = "alarm_noted"


@dataclass(frozen=True, slots=True)
class Alarm:
    """One alarm: late, never, empty, halved or doubled; about which source, and whose list; since when.

    key names it for good: an alarm that has been noted stays quiet until there is another reason for it.
    """

    kind: str
    source: str
    whose: str
    name: str
    since: date | None
    delivery: str = ""
    rows: int | None = None
    usual: float | None = None

    @property
    def key(self) -> str:
        """What the trail calls this alarm."""
        return "|".join((self.kind, self.source, self.whose, str(self.since or ""), self.delivery))[:80]


class NeedsReason(Exception):
    """An alarm is noted only with a reason."""


def alarms(on: date, known_at: datetime | None = None) -> list[Alarm]:
    """Every alarm of a day that nobody has noted, the most telling first."""
    noted = set(Event.objects.filter(kind=NOTED).values_list("about", flat=True))
    return [one for one in every_alarm(on, known_at) if one.key not in noted]


def note(key: str, *, actor: Actor, why: str, on: date) -> None:
    """Say that somebody has seen to an alarm, and how. Raises NotFound when there is none such, or NeedsReason."""
    if actor.role not in MAY_UPLOAD or key not in {one.key for one in alarms(on)}:
        raise NotFound(key)
    if not why.strip():
        raise NeedsReason("say what is being done about it")
    trail.record(actor, NOTED, about=key, why=why)


def every_alarm(on: date, known_at: datetime | None = None) -> tuple[Alarm, ...]:
    """Every alarm of a day, noted or not."""
    return _alarms(on, known_at, (register_state(), *_held()), council.council_name())


def _held() -> tuple[str, ...]:
    return tuple(Delivery.objects.filter(state="held").order_by("id").values_list("ref", flat=True))


@lru_cache(maxsize=8)
def _alarms(on: date, known_at: datetime | None, state: tuple[object, ...], name: str) -> tuple[Alarm, ...]:
    chosen = limits()
    return (*_odd_held(), *_odd_settled(chosen, known_at), *_late(on, known_at), *_schools(on, known_at))


def _odd_held() -> list[Alarm]:
    """What is odd about the deliveries that wait to be settled."""
    return [
        Alarm(size, one.source, whose, whose, one.learned_at.astimezone(LONDON).date(), one.ref, rows, usual)
        for one in Delivery.objects.filter(state="held").order_by("id")
        if not find(one.source).restricted
        for whose, size, rows, usual in odd_sizes(one)
    ]


def _odd_settled(chosen: Limits, known_at: datetime | None) -> list[Alarm]:
    """Last lists of an odd size that came in by the command, without anybody looking first."""
    refs: dict[int, tuple[str, str]] = {
        key: (ref, by)
        for key, ref, by in Delivery.objects.filter(state="read").values_list("id", "ref", "settled_by")
    }
    found = []
    for source in all_sources():
        if source.kind != "changes" and not source.restricted:
            for whose, theirs in _each(sizes(source, known_at)).items():
                rows = [one["size"] for one in theirs]
                ref, settled_by = refs[theirs[0]["delivery"]]
                size = odd_size(source, rows[0], rows[1:], chosen)
                if size and not settled_by:
                    found.append(_odd(source, whose, size, theirs[0], ref, rows, chosen))
    return found


def _odd(
    source: Source, whose: str, size: str, last: dict[str, Any], ref: str, rows: list[int], chosen: Limits
) -> Alarm:
    learned_on = last["learned_at"].astimezone(LONDON).date()
    return Alarm(size, source.code, whose, whose, learned_on, ref, rows[0], usual_size(rows[1:], chosen))


def _each(frame: pl.DataFrame) -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = {}
    for row in frame.to_dicts():
        found.setdefault(row["whose"], []).append(row)
    return found


def _late(on: date, known_at: datetime | None) -> list[Alarm]:
    """Sources that are late as a whole; where each authority sends its own list, each authority that is."""
    found = []
    for one in freshness(on, known_at):
        source = find(one["source"])
        if source.each == "authority":
            found += _late_authorities(source, on, known_at)
        elif source.each == "sender" and one["stale"]:
            found.append(Alarm("late", source.code, "", "", one["last_learned"].astimezone(LONDON).date()))
    return found


def _late_authorities(source: Source, on: date, known_at: datetime | None) -> list[Alarm]:
    names = {one.la_code: one.name for one in council.choices().neighbours}
    last = {
        la: rows[0]["learned_at"].astimezone(LONDON).date()
        for la, rows in _each(sizes(source, known_at)).items()
    }
    return [
        Alarm("late", source.code, la, names.get(la, la), day)
        for la, day in sorted(last.items())
        if is_late(source, day, on, council.school_calendar(), limits())
    ]


def _schools(on: date, known_at: datetime | None) -> list[Alarm]:
    """Schools whose roll is late; and those that have never sent one, once any school has."""
    rows = coverage(on, known_at)
    if rows.filter(pl.col("state") != "never").is_empty():
        return []
    return [
        Alarm(one["state"], one["expected"], one["school"], one["name"], one["learned_on"])
        for one in rows.filter(pl.col("state").is_in(["late", "never"])).to_dicts()
    ]
