"""Play a borough's deliveries into an empty register day by day, and note down who is on the worklist each evening."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
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

    evenings: on, children, residual, listed. listed: on, child_id, person, main, split, position, missing, truth
    (`main`: whether the child holds most of what was said of the person; `split`: whether others hold some too).
    """

    files: dict[int, str] = field(default_factory=dict)
    rows: int = 0
    rejected: int = 0
    evenings: list[dict[str, object]] = field(default_factory=list)
    listed: list[pl.DataFrame] = field(default_factory=list)

    def list(self) -> pl.DataFrame:
        """Everybody on the worklist on every evening."""
        return pl.concat(self.listed)


def play(borough: Path, truth: Truth, step: int = 1, each: Callable[[date], None] | None = None) -> Played:
    """Receive and link each day's deliveries, then judge the day: every school day and every day with news.

    With a step only every so many of those evenings are kept, and what arrived in between waits for the next.
    `each` is called every evening once it is judged: for what people do with it.
    """
    items = list(deliveries(borough))
    played = Played()
    days = evenings(_arrived(items[0]), truth.last, {_arrived(item) for item in items}, step)
    news = _by_evening(items, days, borough, played)
    duck: Duck | None = None
    for number, (day, received) in enumerate(news, start=1):
        if received or duck is None:
            _link(received, day)
            duck = _loaded(duck)
        _note_evening(duck, played, truth, day)
        if each is not None:
            each(day)
        if number % FEW == 1 or day == days[-1]:
            desk.note(_how_it_goes(played, number, len(days)))
    return played


def evenings(first: date, last: date, with_news: set[date], step: int = 1) -> list[date]:
    """The days that are judged, in order; always the last of them."""
    term = council.school_calendar()
    all_days = (first + timedelta(days=n) for n in range((last - first).days + 1))
    days = [day for day in all_days if day in with_news or term.is_school_day(day)]
    return sorted({*days[::step], days[-1]})


def _arrived(item: Item) -> date:
    assert item.learned_at is not None, "a borough says when each file arrived"
    return item.learned_at.astimezone(LONDON).date()


def _by_evening(
    items: Sequence[Item], days: Sequence[date], borough: Path, played: Played
) -> Iterator[tuple[date, list[Delivery]]]:
    """Each evening with what was taken in by then; the same reading processes serve the whole year."""
    taken = receive_each(items, actor=SYSTEM, now=desk.now())
    of_day = {
        day: list(some) for day, some in groupby(items, lambda item: days[bisect_left(days, _arrived(item))])
    }
    for day in days:
        received = []
        for item in of_day.get(day, []):
            delivery = next(taken)
            played.files[delivery.pk] = item.path.relative_to(borough).as_posix()
            if not delivery.repeat:
                played.rows += delivery.rows or 0
                played.rejected += delivery.rejected
            received.append(delivery)
        yield day, received


def _link(received: Sequence[Delivery], day: date) -> None:
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
        pl.lit(day).alias("on"), "child_id", "person", pl.col("main").fill_null(value=False), "split", "position",
        pl.col("missing_education").alias("missing"), "truth",
    )  # fmt: skip
    played.listed.append(listed)
    played.evenings.append(
        {"on": day, "children": found.children, "residual": found.residual, "listed": listed.height}
    )


def persons_of(duck: Duck, played: Played, truth: Truth) -> pl.DataFrame:
    """Each register child and the person most of its rows are about: child_id, person, main, split."""
    held = with_persons(duck.frame("select delivery, line, child as child_id from sighting"), played, truth)
    counted = held.group_by("child_id", "person").len()
    counted = counted.sort("len", "child_id", "person", descending=[True, False, False])
    of_person = counted.group_by("person", maintain_order=True).agg(
        most=pl.col("child_id").first(), split=pl.col("child_id").n_unique() > 1
    )
    one_each = counted.unique("child_id", keep="first", maintain_order=True).select("child_id", "person")
    known = one_each.join(of_person, on="person")
    return known.select("child_id", "person", "split", main=pl.col("child_id") == pl.col("most"))


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
