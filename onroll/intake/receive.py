"""Receive files: keep and fingerprint each, notice a repeat, have it read, and take all of it in or none."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from itertools import count
from pathlib import Path
from queue import SimpleQueue
from zoneinfo import ZoneInfo

from django.db import IntegrityError, transaction
from django.db.models import QuerySet

from onroll.intake import check, mapping
from onroll.intake.hold import hold_if_asked
from onroll.intake.quarantine import Kept, keep, working_folder
from onroll.intake.read import Asked, Reader
from onroll.intake.rows import add_rows
from onroll.register import council, trail
from onroll.register.bulk import lock
from onroll.register.models import Delivery
from onroll.register.refs import new_ref
from onroll.register.scope import Actor
from onroll.sources.shape import Reading, Refused

LONDON = ZoneInfo("Europe/London")
READERS = 2
LOOK_AHEAD = 4
STANDING = ("read", "held")


@dataclass(frozen=True, slots=True)
class Item:
    """One file to receive, and what is said of it beside the file itself."""

    source: str
    path: Path
    learned_at: datetime | None = None
    as_at: date | None = None
    school: str = ""
    coverage: str = ""
    file_name: str = ""
    sender: str = ""
    door: str = ""
    schools: frozenset[str] = frozenset()
    """The only schools this sender may speak for; none named is all."""
    hold: bool = False
    """Hold it until somebody has seen what it would change."""

    @property
    def name(self) -> str:
        """What the sender called the file."""
        return (self.file_name or self.path.name)[-255:]

    @property
    def said_beside(self) -> str:
        """The day and school said beside the file: the same roll sent again for a later day is news, not a repeat."""
        day = self.as_at if check.source_of(self.source).kind == "snapshot" else None
        return f"{day or ''} {self.school[:40]}".strip()


@dataclass(frozen=True, slots=True)
class Batch:
    """Who brings these files in, when, and how large each may be."""

    actor: Actor
    now: datetime
    max_rows: int
    folder: Path
    mappings: mapping.Decided
    readers: SimpleQueue[Reader] = field(default_factory=SimpleQueue)
    numbers: Iterator[int] = field(default_factory=count)


def receive(
    source_code: str,
    path: Path,
    *,
    actor: Actor,
    now: datetime,
    learned_at: datetime | None = None,
    as_at: date | None = None,
    school: str | None = None,
    coverage: str | None = None,
    file_name: str | None = None,
    sender: str = "",
    door: str = "",
    schools: frozenset[str] = frozenset(),
    hold: bool = False,
) -> Delivery:
    """Receive one file. What comes back is read, refused (and why), or the earlier delivery it repeats."""
    item = Item(
        source_code,
        Path(path),
        learned_at,
        as_at,
        school or "",
        coverage or "",
        os.path.basename(file_name or ""),
        sender,
        door,
        schools,
        hold,
    )
    return receive_many([item], actor=actor, now=now)[0]


def receive_many(items: Iterable[Item], *, actor: Actor, now: datetime) -> list[Delivery]:
    """Receive files in the order given. Raises NotAllowed or NotReceived before anything is done."""
    return list(receive_each(items, actor=actor, now=now))


def receive_each(items: Iterable[Item], *, actor: Actor, now: datetime) -> Iterator[Delivery]:
    """The same, one delivery at a time as each is taken in: files ahead are read meanwhile."""
    waiting = [replace(item, sender=mapping.same_sender(item.sender)) for item in items]
    check.may_send(actor)
    for item in waiting:
        check.source_of(item.source)
        check.can_be_opened(item.path)
        check.known_coverage(item.coverage)
    return _receive_each(waiting, actor, now)


def _receive_each(waiting: list[Item], actor: Actor, now: datetime) -> Iterator[Delivery]:
    max_rows = council.choices().max_rows
    hands = min(READERS, len(waiting)) or 1
    with working_folder() as folder, ThreadPoolExecutor(hands) as pool:
        batch = Batch(actor, now, max_rows, folder, mapping.decided(item.sender for item in waiting))
        readers = [Reader() for _ in range(hands)]
        for reader in readers:
            batch.readers.put(reader)
        try:
            yield from _in_order(waiting, batch, pool)
        finally:
            pool.shutdown(wait=True, cancel_futures=True)
            for reader in readers:
                reader.close()


def _in_order(waiting: list[Item], batch: Batch, pool: ThreadPoolExecutor) -> Iterator[Delivery]:
    """Take files in one by one while those after them are being read."""
    ahead: deque[tuple[Item, Kept, Future[Reading] | None]] = deque()
    rest = iter(waiting)
    while True:
        while len(ahead) < LOOK_AHEAD and (item := next(rest, None)) is not None:
            kept = keep(item.path)
            known = live(item, kept) is not None
            ahead.append((item, kept, None if known else pool.submit(_read, item, kept, batch)))
        if not ahead:
            return
        yield _taken(*ahead.popleft(), batch)


def _read(item: Item, kept: Kept, batch: Batch) -> Reading:
    """Have one file read by a child process that is free."""
    folder = batch.folder / str(next(batch.numbers))
    folder.mkdir()
    shown = folder / "as-sent" / (os.path.basename(item.name) or "file")
    shown.parent.mkdir()
    shown.symlink_to(kept.path)
    learned_on = learned(item, batch).astimezone(LONDON).date()
    out = folder / "says"
    reader = batch.readers.get()
    try:
        asked = Asked(
            item.source, shown, out, item.as_at, item.school, learned_on, batch.max_rows,
            batch.mappings.get((item.source, item.sender), {}),
        )  # fmt: skip
        return reader.read(asked)
    finally:
        batch.readers.put(reader)


def _taken(item: Item, kept: Kept, reading: Future[Reading] | None, batch: Batch) -> Delivery:
    """The delivery that a file became."""
    earlier = live(item, kept)
    if earlier is not None:
        return repeated(earlier)
    try:
        said = reading.result() if reading else _read(item, kept, batch)
        if (earlier := says_no_more(item, kept, said)) is not None:
            return repeated(earlier)
        check.speaks_only_for(said, item.schools, item.name)
        coverage = check.coverage_of(said, check.source_of(item.source), item.coverage, item.name)
    except Refused as refusal:
        return _refuse(item, kept, batch, str(refusal))
    return _apply(item, kept, batch, said, coverage)


def _apply(item: Item, kept: Kept, batch: Batch, reading: Reading, coverage: str) -> Delivery:
    """All a file says, in one transaction. Of two that bring the same bytes at once, the store lets one in."""
    try:
        with transaction.atomic():
            lock("intake")
            delivery = _delivery(item, kept, batch, "read")
            delivery.as_at = check.day_of(reading, item.as_at)
            delivery.coverage = coverage
            delivery.rows, delivery.accepted, delivery.rejected = (
                reading.rows,
                reading.accepted,
                reading.rejected,
            )
            delivery.warnings = int((reading.problems["severity"] == "warning").sum())
            delivery.save(force_insert=True)
            add_rows(delivery, reading)
            hold_if_asked(delivery, asked=item.hold)
            figures = {
                name: getattr(delivery, name)
                for name in ("source", "state", "rows", "accepted", "rejected", "warnings")
            }
            trail.record(batch.actor, "received", about=delivery.ref, detail=figures)
    except IntegrityError:
        winner = live(item, kept)
        if winner is None:
            raise
        return repeated(winner)
    return delivery


def _refuse(item: Item, kept: Kept, batch: Batch, why: str) -> Delivery:
    """Keep that a file came and could not be taken, and why; sent again it is refused again, as the same delivery."""
    with transaction.atomic():
        delivery = _delivery(item, kept, batch, "refused")
        delivery.refusal = why
        delivery.as_at = item.as_at
        same = ("source", "sha256", "said_beside", "sender", "state", "refusal")
        earlier = Delivery.objects.filter(**{name: getattr(delivery, name) for name in same}).first()
        delivery = earlier or delivery
        if not earlier:
            delivery.save(force_insert=True)
        trail.record(batch.actor, "refused", about=delivery.ref, detail={"source": item.source})
    return delivery


def _delivery(item: Item, kept: Kept, batch: Batch, state: str) -> Delivery:
    return Delivery(
        ref=new_ref("D"),
        source=item.source,
        file_name=item.name,
        sha256=kept.sha256,
        state=state,
        received_at=batch.now,
        learned_at=learned(item, batch),
        school=item.school[:40],
        said_beside=item.said_beside,
        received_by=batch.actor.name,
        sender=item.sender[:80],
        door=item.door,
    )


def learned(item: Item, batch: Batch) -> datetime:
    """When we learned it: as said, else now."""
    return item.learned_at or batch.now


def live(item: Item, kept: Kept) -> Delivery | None:
    """The delivery of these bytes from this source that stands, if there is one, with the same said beside it."""
    return _same_bytes(item, kept).filter(said_beside=item.said_beside).first()


def says_no_more(item: Item, kept: Kept, reading: Reading) -> Delivery | None:
    """A delivery of the same bytes that spoke of the same day and schools: the file itself names them."""
    day = check.day_of(reading, item.as_at)
    schools = check.schools_of(reading)
    for earlier in _same_bytes(item, kept).filter(as_at=day):
        if schools == frozenset(earlier.sightings.values_list("school", flat=True)):
            return earlier
    return None


def _same_bytes(item: Item, kept: Kept) -> QuerySet[Delivery]:
    return Delivery.objects.filter(source=item.source, sha256=kept.sha256, state__in=STANDING).order_by("id")


def repeated(delivery: Delivery) -> Delivery:
    """The same delivery, marked as a repeat; nothing is changed."""
    delivery.repeat = True
    return delivery
