"""What suppliers' desks have in common: gathering news into files, and listing who is on a list on a day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from onroll.borough.clerk import Clerk, Habits
from onroll.borough.model import Fields, News, Person
from onroll.borough.post import PLAIN, Delivery, Style
from onroll.borough.terms import every
from onroll.borough.world import World

GONE = ("lives_elsewhere", "moved_abroad", "failed_to_track")
"""Positions of children whom no list of residents holds any longer."""


def clerk(world: World, source: str, habits: Habits, prefix: str, desk: str = "") -> Clerk:
    """A clerk for a supplier (and one of its desks), with chance of their own."""
    return Clerk(habits, world.rng(f"clerk/{source}/{desk}"), prefix)


def sending_days(world: World, days: int, weekday: int) -> list[date]:
    """The first day of the story, and every so many days from then on."""
    return [world.start, *(d for d in every(world.start, world.end, days, weekday) if d > world.start)]


def gathered(news: list[News], days: Sequence[date]) -> Iterator[tuple[date, list[News]]]:
    """The news that goes into each sending day's file; days with none are passed over."""
    at = 0
    for day in days:
        first = at
        while at < len(news) and news[at].on <= day:
            at += 1
        if at > first:
            yield day, news[first:at]


def files_of_news(
    world: World,
    source: str,
    habits: Habits,
    columns: Sequence[str],
    *,
    prefix: str,
    days: int = 7,
    weekday: int = 0,
    style: Style = PLAIN,
    hour: int = 9,
) -> Iterator[Delivery]:
    """A supplier that sends its news every so many days."""
    writer = clerk(world, source, habits, prefix)
    for day, batch in gathered(world.news_of(source), sending_days(world, days, weekday)):
        rows = [dict(n.fields) if n.bare else {**writer.record(n.person, day), **n.fields} for n in batch]
        yield Delivery(
            source, day, (*habits.columns, *columns), rows, [n.person for n in batch], style,
            hour=hour, flagged=[n.person for n in batch if n.reveals],
        )  # fmt: skip


def listed(
    source: str,
    day: date,
    writer: Clerk,
    people: Iterable[tuple[Person, Fields]],
    columns: Sequence[str],
    style: Style = PLAIN,
    hour: int = 10,
) -> Delivery | None:
    """A snapshot of everybody on a list on a day, or nothing when nobody is."""
    entries = list(people)
    if not entries:
        return None
    rows = [{**writer.record(person, day), **fields} for person, fields in entries]
    return Delivery(
        source, day, (*writer.habits.columns, *columns), rows, [person for person, _ in entries], style,
        as_at=day, hour=hour,
    )  # fmt: skip


def resident(person: Person, on: date) -> bool:
    """Whether the child is born, has come, and lives in the borough on a day."""
    if (
        person.born > on
        or person.arrived > on
        or any(s.position == "sealed" and s.covers(on) for s in person.spells)
    ):
        return False
    away = any(s.position in GONE and s.covers(on) for s in person.spells)
    return not away and person.household.home(on)[1].la == "899"
