"""Play a borough's deliveries into an empty register day by day, and note down who is on the worklist each evening."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import groupby
from pathlib import Path
from zoneinfo import ZoneInfo

import polars as pl

from onroll.engines.duck import Duck
from onroll.intake.link import link_waiting
from onroll.intake.receive import Item, receive_each
from onroll.jobs import desk
from onroll.jobs.demo import deliveries
from onroll.jobs.scoring.truth import Truth
from onroll.register import council
from onroll.register.models import Delivery
from onroll.register.scope import SYSTEM
from onroll.register.situations import load
from onroll.reports.account import account_of
from onroll.reports.worklist import to_be_worked

LONDON = ZoneInfo("Europe/London")
FEW = 10
"""How many days pass between two lines about how it is going."""


@dataclass(slots=True)
class Played:
    """What playing a borough showed.

    evenings: on, children, residual, listed. listed: on, child, person, main, position, missing, truth
    (`main`: whether the child holds most of what was said of the person). files: delivery, file.
    """

    files: dict[int, str] = field(default_factory=dict)
    rows: int = 0
    rejected: int = 0
    evenings: list[dict[str, object]] = field(default_factory=list)
    listed: list[pl.DataFrame] = field(default_factory=list)

    def list(self) -> pl.DataFrame:
        """Everybody on the worklist on every evening."""
        return pl.concat(self.listed)


def play(borough: Path, truth: Truth) -> Played:
    """Receive and link each day's deliveries, then judge the day: every school day and every day with news."""
    items = list(deliveries(borough))
    played = Played()
    news = _by_day(items, borough, played)
    with_news = {_arrived(item) for item in items}
    days = evenings(_arrived(items[0]), truth.last, with_news)
    duck: Duck | None = None
    for number, day in enumerate(days):
        if day in with_news:
            _receive(next(news), day)
            duck = _loaded(duck)
        assert duck is not None, "the first day is the day of the first delivery"
        _note_evening(duck, played, truth, day)
        if number % FEW == 0 or day == days[-1]:
            desk.note(_how_it_goes(played, number + 1, len(days)))
    return played


def evenings(first: date, last: date, with_news: set[date]) -> list[date]:
    """The days that are judged, in order."""
    term = council.school_calendar()
    all_days = (first + timedelta(days=n) for n in range((last - first).days + 1))
    return [day for day in all_days if day in with_news or term.is_school_day(day)]


def _arrived(item: Item) -> date:
    assert item.learned_at is not None, "a borough says when each file arrived"
    return item.learned_at.astimezone(LONDON).date()


def _by_day(items: Sequence[Item], borough: Path, played: Played) -> Iterator[list[Delivery]]:
    """Each day's deliveries, taken in when they are asked for; the same reading processes serve the whole year."""
    taken = receive_each(items, actor=SYSTEM, now=desk.now())
    for _, of_day in groupby(items, key=_arrived):
        received = []
        for item in of_day:
            delivery = next(taken)
            played.files[delivery.pk] = item.path.relative_to(borough).as_posix()
            if not delivery.repeat:
                played.rows += delivery.rows or 0
                played.rejected += delivery.rejected
            received.append(delivery)
        yield received


def _receive(received: Sequence[Delivery], day: date) -> None:
    for delivery in received:
        if delivery.state == "refused":
            desk.note(f"{delivery.file_name}: refused: {delivery.refusal}")
    link_waiting(SYSTEM, now=desk.end_of(day))


def _loaded(before: Duck | None) -> Duck:
    """The register as it now stands: what has not arrived yet is not in it."""
    if before is not None:
        before.close()
    return load(council.choices(), None)


def _note_evening(duck: Duck, played: Played, truth: Truth, day: date) -> None:
    found = account_of(duck, council.choices(), day, None)
    persons = persons_of(duck, played, truth)
    rows = found.rows.filter(to_be_worked()).join(persons, on="child_id", how="left")
    listed = rows.join(truth.on(day), on="person", how="left").select(
        pl.lit(day).alias("on"), "child_id", "person", pl.col("main").fill_null(value=False), "position",
        pl.col("missing_education").alias("missing"), "truth",
    )  # fmt: skip
    played.listed.append(listed)
    played.evenings.append(
        {"on": day, "children": found.children, "residual": found.residual, "listed": listed.height}
    )


def persons_of(duck: Duck, played: Played, truth: Truth) -> pl.DataFrame:
    """Each register child and the person most of its rows are about: child_id, person, main."""
    held = with_persons(duck.frame("select delivery, line, child as child_id from sighting"), played, truth)
    counted = (
        held.group_by("child_id", "person")
        .len()
        .sort("len", "child_id", "person", descending=[True, False, False])
    )
    main = counted.unique("person", keep="first", maintain_order=True).select(
        "child_id", "person", main=pl.lit(value=True)
    )
    one_each = counted.unique("child_id", keep="first", maintain_order=True).select("child_id", "person")
    return one_each.join(main, on=["child_id", "person"], how="left")


def with_persons(sightings: pl.DataFrame, played: Played, truth: Truth) -> pl.DataFrame:
    """Rows of the register with whom they truly are about."""
    files = pl.DataFrame(list(played.files.items()), {"delivery": pl.Int64, "file": pl.String}, orient="row")
    return sightings.join(files, on="delivery", maintain_order="left").join(
        truth.rows, on=["file", "line"], maintain_order="left"
    )


def _how_it_goes(played: Played, done: int, of: int) -> str:
    last = played.evenings[-1]
    return (
        f"{last['on']} ({done} of {of} days): {last['children']:,} children, {last['listed']:,} on the worklist, "
        f"{last['residual']} left over"
    )
