"""Find the child behind every sighting that waits: join, begin a new child, ask a person, or wait on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

import polars as pl
from django.db import transaction

from onroll.intake import links, nodes, settle
from onroll.intake.review import hold
from onroll.intake.watch import near
from onroll.intake.watch.notice import notice
from onroll.intake.watch.quiet import unsettled
from onroll.matching.door import link as match
from onroll.matching.engine import Opens, here
from onroll.matching.tables import Linked
from onroll.register import trail, waiting
from onroll.register.bulk import among, lock, read_frame
from onroll.register.matching_model import in_use
from onroll.register.models import Child
from onroll.register.scope import Actor
from onroll.register.search import refresh

TRIES = 5
Counts = dict[str, int]


class Unsettled(Exception):
    """Other news kept coming in while this was being worked out."""


@dataclass(frozen=True, slots=True)
class Worked:
    """What has been worked out, and of which state of the register it holds."""

    state: tuple[object, ...]
    known: pl.DataFrame
    said: pl.DataFrame
    asked: nodes.Nodes | None
    told: Linked | None
    tried: int


def link_waiting(actor: Actor, *, now: datetime, engine: Opens = here) -> Counts:
    """Link and settle all that waits, in one transaction; nothing to do writes nothing. Raises Unsettled.

    The matching itself holds no lock: its answer is used only if nothing has changed meanwhile.
    `engine` is where it runs: DuckDB here, or a cluster (`onroll.engines`).
    """
    for _ in range(TRIES):
        if not waiting.any_waiting():
            return {"sightings": 0, "joined": 0, "new_children": 0, "for_review": 0}
        worked = work_out(engine)
        with transaction.atomic():
            lock("intake")
            if waiting.state() == worked.state:
                return _write(worked, actor, now)
    raise Unsettled("other files kept arriving while these were being linked: try again")


def work_out(engine: Opens = here) -> Worked:
    """Who is behind each sighting that waits. Reads only."""
    state = waiting.state()
    asked = nodes.waiting()
    decided = hold.standing_for(asked)
    asked = hold.parted(asked, decided)
    known = same_text(asked)
    rest = asked.join(known, on="sighting", how="anti", maintain_order="left")
    said = hold.said_same(rest, decided)
    rest = rest.join(said, on="sighting", how="anti", maintain_order="left")
    if rest.is_empty():
        return Worked(state, known, said, None, None, asked.height)
    tables = nodes.nodes(rest)
    by_hand = hold.for_matching(rest, decided).to_arrow()
    told = match(
        tables.waiting.to_arrow(), tables.register.to_arrow(), tables.refs.to_arrow(), said=by_hand,
        watched=near.watched(tables), engine=engine, census=tables.census, model=in_use(),
    )  # fmt: skip
    return Worked(state, known, said, tables, told, asked.height)


def same_text(asked: pl.DataFrame) -> pl.DataFrame:
    """Sightings whose whole identity is, word for word, that of just one child who is not sealed.

    What repeats a row that was held apart as like a sealed child is held apart with it: nobody is counted twice.
    """
    strong = asked.filter("strong")
    known = nodes.registered(strong["identity"].unique().to_list())
    held = Child.everyone.filter(restriction=settle.NEAR_SEALED)
    apart = known.filter(pl.col("child").is_in(list(held.values_list("pk", flat=True))))
    apart = apart.join(known.filter(~pl.col("sealed")), on="identity", how="anti").sort("child")
    one = known.filter(pl.len().over("identity") == 1, ~pl.col("sealed"))
    one = pl.concat([one, apart.unique("identity", keep="first", maintain_order=True)])
    return strong.join(
        one.select("identity", "child", anchor="sighting"), on="identity", how="inner", maintain_order="left"
    )


def _watch(worked: Worked, now: datetime) -> int:
    """Alert an officer to every row that may be news of a child nobody looks for any more."""
    rows = [worked.known["sighting"], worked.said["sighting"]]
    pairs = near.again(unsettled())
    if worked.asked is not None and worked.told is not None:
        rows.append(worked.asked.sightings["sighting"])
        pairs = pl.concat([near.pairs(worked.asked, worked.told.screened), pairs])
    return notice(pairs, pl.concat(rows).to_list(), now=now)


def _unrestricted(children: list[int]) -> int:
    """How many of these are told of: a child who is sealed, or held apart as like one, is not."""
    where, values = among("id", children)
    counted = f"SELECT count(*) FROM register_child WHERE restriction = '' AND {where}"
    return int(read_frame(counted, values, {"children": pl.Int64}).item())


def _write(worked: Worked, actor: Actor, now: datetime) -> Counts:
    newest = refresh.last_link()
    joined = links.join_same_text(worked.known, now=now, by=actor.name)
    joined += links.add_links(worked.said, now=now, by=actor.name)
    counts = {"sightings": worked.tried, "joined": joined, "new_children": 0, "for_review": 0}
    placed = None
    if worked.asked is not None and worked.told is not None:
        placed = links.place(worked.asked, worked.told, now=now, by=actor.name)
        counts["joined"] += placed.joined
        counts["for_review"] = placed.doubts
    settle.seal(now=now)
    counts["new_children"] = _unrestricted(placed.begun if placed else [])
    refresh.refresh_since(newest, now)
    if alerts := _watch(worked, now):
        counts["alerts"] = alerts
    trail.record(actor, "linked", detail=counts)
    return counts
