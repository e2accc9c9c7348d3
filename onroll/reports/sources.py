"""What every figure rests on: each source's last word, and whether it has gone quiet."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import Count, Max, Sum

from onroll.register import council
from onroll.register.feeds import limits
from onroll.register.models import Delivery
from onroll.reports.account import register_state
from onroll.reports.liveness.coverage import coverage
from onroll.sources.catalogue import all_sources
from onroll.sources.rhythm import is_late
from onroll.sources.shape import Source

LONDON = ZoneInfo("Europe/London")
FEW = 3
"""No more sources than this are named that have never sent anything."""


def freshness(on: date, known_at: datetime | None = None) -> list[dict[str, Any]]:
    """Each source: source, title, last_as_at, last_learned, deliveries, rows, rhythm_days, term_time and stale.

    A source that has never sent anything is not stale: nothing rests on it.
    """
    sent = Delivery.objects.filter(state="read", **({"learned_at__lte": known_at} if known_at else {}))
    rows: dict[str, Any] = {
        row["source"]: row
        for row in sent.values("source").annotate(
            last_as_at=Max("as_at"), last_learned=Max("learned_at"), deliveries=Count("id"), rows=Sum("accepted"),
            rejected=Sum("rejected"), warnings=Sum("warnings"),
        )
    }  # fmt: skip
    return [_line(source, rows.get(source.code), on) for source in all_sources() if not source.restricted]


def _line(source: Source, row: dict[str, Any] | None, on: date) -> dict[str, Any]:
    last = row["last_learned"] if row else None
    learned_on = last.astimezone(LONDON).date() if last else None
    return {
        "source": source.code,
        "title": source.title,
        "last_as_at": row["last_as_at"] if row else None,
        "last_learned": last,
        **{name: row[name] if row else 0 for name in ("deliveries", "rows", "rejected", "warnings")},
        "rhythm_days": source.rhythm_days,
        "term_time": source.term_time,
        "stale": is_late(source, learned_on, on, council.school_calendar(), limits()),
    }


@dataclass(frozen=True, slots=True)
class Rests:
    """What a list rests on: rolls in, the newest one's day, schools not in; the other sources, fresh and stale.

    fresh and never are titles; stale is pairs of a title and the day of its last word.
    """

    rolls: int
    newest: date | None
    not_in: int
    fresh: tuple[str, ...]
    stale: tuple[tuple[str, date], ...]
    never: tuple[str, ...]

    def in_words(self) -> str:
        """Rests on 31 school rolls (newest 23 November 2026; 2 schools not in) and 9 other sources. Stale: …"""
        told = [f"Rests on {self._rolls()} and {_many(len(self.fresh), 'other source')}."]
        if self.stale:
            told.append("Stale: " + "; ".join(f"{title} of {_day(on)}" for title, on in self.stale) + ".")
        if self.never:
            few = len(self.never) <= FEW
            told.append(f"Never sent: {', '.join(self.never) if few else _many(len(self.never), 'source')}.")
        return " ".join(told)

    def _rolls(self) -> str:
        about = [f"newest {_day(self.newest)}"] if self.newest else []
        if self.not_in:
            about.append(f"{_many(self.not_in, 'school')} not in")
        return _many(self.rolls, "school roll") + (f" ({'; '.join(about)})" if about else "")


def _many(how_many: int, what: str) -> str:
    return f"{how_many:,} {what}{'' if how_many == 1 else 's'}"


def _day(on: date) -> str:
    return f"{on.day} {on:%B %Y}"


def rests_on(on: date, known_at: datetime | None) -> Rests:
    """What every list of a day rests on: one question to the register while nothing has changed."""
    return _rests_on(on, known_at, register_state(), council.council_name())


@lru_cache(maxsize=8)
def _rests_on(on: date, known_at: datetime | None, state: tuple[object, ...], name: str) -> Rests:
    schools = coverage(on, known_at)
    in_time = schools.filter(schools["state"].is_in(["in", "other"]))
    others = [one for one in freshness(on, known_at) if one["rhythm_days"] and not _is_roll(one["source"])]
    sent = [one for one in others if one["deliveries"]]
    newest = schools["as_at"].drop_nulls().max()
    return Rests(
        rolls=in_time.height,
        newest=newest if isinstance(newest, date) else None,
        not_in=schools.filter(schools["state"].is_in(["late", "never"])).height,
        fresh=tuple(one["title"] for one in sent if not one["stale"]),
        stale=tuple((one["title"], _last_word(one)) for one in sent if one["stale"]),
        never=tuple(one["title"] for one in others if not one["deliveries"]),
    )


def _is_roll(code: str) -> bool:
    return any(source.code == code and source.each == "school" for source in all_sources())


def _last_word(one: dict[str, Any]) -> date:
    day: date = one["last_as_at"] or one["last_learned"].astimezone(LONDON).date()
    return day
