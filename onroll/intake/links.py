"""Write down who is whom: links, new children, children that prove to be one, doubts, and rows that wait on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

import polars as pl
from django.db import connection

from onroll.intake.nodes import Nodes
from onroll.intake.rejoin import rejoin, survivors
from onroll.intake.review.standing import told_apart
from onroll.intake.settle import NEAR_SEALED
from onroll.matching.tables import Linked
from onroll.register.bulk import among, insert_frame, next_ids, read_frame
from onroll.register.models import Child, Doubt, Link, Wait
from onroll.register.refs import new_refs

SAME_TEXT = "same-identity"
SAME_TEXT_WEIGHT = 60.0
"""An identity that is word for word another's: heavier than any weight a comparison can reach."""
MOMENT = pl.Datetime("us", "UTC")


@dataclass(frozen=True, slots=True)
class Placed:
    """How many sightings joined a child, the children that began (numbers), how many pairs go to a person."""

    joined: int
    begun: list[int]
    doubts: int


def join_same_text(known: pl.DataFrame, *, now: datetime, by: str) -> int:
    """Link sightings to the child whose identity they repeat word for word."""
    return add_links(
        known.with_columns(reason=pl.lit(SAME_TEXT), weight=pl.lit(SAME_TEXT_WEIGHT)), now=now, by=by
    )


def place(asked: Nodes, told: Linked, *, now: datetime, by: str) -> Placed:
    """Write down what the matching decided."""
    decisions = pl.DataFrame(pl.from_arrow(told.decisions))
    _wait_on(asked, decisions.filter(band="waits"), now)
    into = survivors(told)
    firsts = _first_sightings(asked)
    placed = _with_children(asked, decisions.filter(pl.col("band") != "waits"), into, now)
    links = _links(asked.sightings, placed, firsts)
    add_links(links, now=now, by=by)
    wait_no_more(links["sighting"].to_list())
    rejoin(told, into, firsts, now=now, by=by)
    doubts = _doubt(told, placed, into, firsts, now)
    begun = placed.filter("begun")["child"].unique().to_list()
    return Placed(links.height - len(begun), begun, doubts)


def add_links(links: pl.DataFrame, *, now: datetime, by: str) -> int:
    """Add links; an automatic one is known from the day its sighting was."""
    rows = links.select(
        id=pl.Series(next_ids(Link, links.height), dtype=pl.Int64),
        sighting_id="sighting",
        child_id="child",
        reason="reason",
        weight="weight",
        decided_by=pl.col("decided_by") if "decided_by" in links.columns else pl.lit(by),
        anchor_id="anchor",
        known_from=pl.col("known_from") if "known_from" in links.columns else pl.col("learned_at"),
        made_at=pl.lit(now),
        cause_id=pl.col("cause") if "cause" in links.columns else pl.col("delivery"),
        undone_because=pl.lit(""),
        decision_id=pl.col("decision") if "decision" in links.columns else pl.lit(None, pl.Int64),
    )
    return insert_frame(Link, rows)


def _first_sightings(asked: Nodes) -> pl.DataFrame:
    """The sighting that stands for each node."""
    mine = asked.sightings.unique("node", keep="first", maintain_order=True).select(
        "node", "sighting", "delivery"
    )
    known = asked.register.select("node", "sighting").with_columns(delivery=pl.lit(None, dtype=pl.Int64))
    return pl.concat([mine, known])


def _wait_on(asked: Nodes, waits: pl.DataFrame, now: datetime) -> None:
    """Remember that these have been tried: they quote a reference nobody bears."""
    found = asked.sightings.join(waits, on="node", how="semi").select(sighting_id="sighting")
    where, values = among("sighting_id", found["sighting_id"].to_list())
    before = read_frame(
        f"SELECT sighting_id FROM register_wait WHERE {where}", values, {"sighting_id": pl.Int64}
    )
    fresh = found.join(before, on="sighting_id", how="anti")
    insert_frame(Wait, fresh.with_columns(tried_at=pl.lit(now, dtype=MOMENT)))


def wait_no_more(sightings: list[int]) -> None:
    """These have found their child, or are to be tried afresh."""
    where, values = among("sighting_id", sightings)
    with connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM register_wait WHERE {where}", values)


def _with_children(
    asked: Nodes, decisions: pl.DataFrame, into: dict[int, int], now: datetime
) -> pl.DataFrame:
    """Each decision with its child: the one joined, or one begun for the group."""
    fresh = decisions.filter(pl.col("child").is_null())
    groups = fresh.group_by("group", maintain_order=True).agg(near=pl.col("near_sealed").any())
    begun = _begin(asked, fresh, groups, now)
    return decisions.join(begun, on="group", how="left", maintain_order="left").with_columns(
        child=pl.coalesce(pl.col("child").replace(into), "new_child"), begun=pl.col("child").is_null()
    )


def _begin(asked: Nodes, fresh: pl.DataFrame, groups: pl.DataFrame, now: datetime) -> pl.DataFrame:
    """A child for each group; a child whose sightings were all taken away may come back under its own reference."""
    restriction = pl.when("near").then(pl.lit(NEAR_SEALED)).otherwise(pl.lit(""))
    groups = groups.select("group", restriction=restriction)
    back = _returning(asked.sightings.join(fresh.select("node", "group"), on="node"))
    for child, kind in groups.join(back, on="group").select("child", "restriction").rows():
        Child.everyone.filter(pk=child).update(restriction=kind)
    new = groups.join(back, on="group", how="anti", maintain_order="left")
    new = new.with_columns(new_child=pl.Series(next_ids(Child, new.height), dtype=pl.Int64))
    rows = new.select(
        id="new_child",
        ref=pl.Series(new_refs("C", new.height), dtype=pl.String),
        created_at=pl.lit(now, dtype=MOMENT),
        restriction="restriction",
        version=pl.lit(1),
    )
    insert_frame(Child, rows)
    return pl.concat([new.select("group", "new_child"), back.select("group", new_child="child")])


def _returning(sightings: pl.DataFrame) -> pl.DataFrame:
    """For each group the child its sightings last belonged to, if nobody else is that child now.

    Who comes back word for word after a withdrawal, in a delivery of its own, is that child again as well.
    """
    strong = sightings.filter("strong")
    own = sightings.join(_last_child("l.sighting_id", sightings["sighting"].to_list()), on="sighting")
    again = _last_child("s.identity_id", strong["identity"].unique().to_list()).drop("sighting")
    found = pl.concat(
        [frame.select("group", "child", "link") for frame in (own, strong.join(again, on="identity"))]
    )
    return (
        found.sort("link", descending=True)
        .unique("group", keep="first", maintain_order=True)
        .sort("group")
        .unique("child", keep="first", maintain_order=True)
        .select("group", "child")
    )


def _last_child(column: str, values: list[Any]) -> pl.DataFrame:
    """The children of undone links of these sightings or identities who are nobody now, nor sealed."""
    where, params = among(column, values)
    return read_frame(
        "SELECT l.sighting_id, s.identity_id, l.child_id, l.id FROM register_link l "
        "JOIN register_sighting s ON s.id = l.sighting_id JOIN register_child c ON c.id = l.child_id "
        f"WHERE {where} AND l.undone_at IS NOT NULL AND c.restriction <> 'sealed' AND NOT EXISTS "
        "(SELECT 1 FROM register_link o WHERE o.child_id = l.child_id AND o.undone_at IS NULL)",
        params,
        {"sighting": pl.Int64, "identity": pl.String, "child": pl.Int64, "link": pl.Int64},
    )


def _links(sightings: pl.DataFrame, placed: pl.DataFrame, firsts: pl.DataFrame) -> pl.DataFrame:
    """One link a sighting: the first of a node for the reason found, the others because they say the same."""
    anchors = firsts.select(anchor="node", anchor_sighting="sighting")
    own = firsts.select("node", first="sighting")
    joined = sightings.join(
        placed.select("node", "child", "weight", "reason", "anchor"), on="node", maintain_order="left"
    )
    joined = joined.join(anchors, on="anchor", how="left", maintain_order="left")
    joined = joined.join(own, on="node", how="left", maintain_order="left")
    is_first = pl.col("sighting") == pl.col("first")
    return joined.with_columns(
        reason=pl.when(is_first).then("reason").otherwise(pl.lit(SAME_TEXT)),
        weight=pl.when(is_first).then("weight").otherwise(pl.lit(SAME_TEXT_WEIGHT)),
        anchor=pl.when(is_first).then("anchor_sighting").otherwise("first"),
    )


def _doubt(
    told: Linked, placed: pl.DataFrame, into: dict[int, int], firsts: pl.DataFrame, now: datetime
) -> int:
    """Put pairs to a person, but none that a person has decided before."""
    found = pl.DataFrame(pl.from_arrow(told.doubts))
    if found.is_empty():
        return 0
    children = placed.select(other_node="node", other_child="child")
    rows = found.join(children, on="other_node", how="left", maintain_order="left").join(
        firsts.select("node", sighting_id="sighting"), on="node", maintain_order="left"
    )
    rows = rows.select(
        "sighting_id",
        "weight",
        "reason",
        "evidence",
        child_id=pl.coalesce(pl.col("child").replace(into), "other_child"),
    ).unique(["sighting_id", "child_id"], keep="first", maintain_order=True)
    return ask(_but_told_apart(rows, placed, firsts, told), now)


def ask(rows: pl.DataFrame, now: datetime) -> int:
    """Put pairs (`sighting_id`, `child_id`, `weight`, `reason`, `evidence`) to a person, but none asked before."""
    fresh = rows.join(_asked_before(rows), on=["sighting_id", "child_id"], how="anti", maintain_order="left")
    extra: dict[str, Any] = {"raised_at": pl.lit(now, dtype=MOMENT), "withdrawn": pl.lit(value=False)}
    return insert_frame(Doubt, fresh.with_columns(**extra, decided_by=pl.lit(""), decision=pl.lit("")))


def _but_told_apart(
    rows: pl.DataFrame, placed: pl.DataFrame, firsts: pl.DataFrame, told: Linked
) -> pl.DataFrame:
    """Without pairs of children that a person keeps apart; identifiers that speak against them are shown again."""
    whose = placed.select("node", own="child").join(firsts.select("node", sighting_id="sighting"), on="node")
    found = rows.join(whose.select("sighting_id", "own"), on="sighting_id", how="left", maintain_order="left")
    apart = told_apart(found["own"].drop_nulls().to_list()).select(own="one", child_id="two")
    proofs = pl.DataFrame(pl.from_arrow(told.rejoins))
    shown = pl.concat(
        [
            proofs.select(own="child_from", child_id="child_into"),
            proofs.select(own="child_into", child_id="child_from"),
        ]
    )
    quiet = apart.join(shown, on=["own", "child_id"], how="anti")
    return found.join(quiet, on=["own", "child_id"], how="anti", maintain_order="left").drop("own")


def _asked_before(rows: pl.DataFrame) -> pl.DataFrame:
    where, values = among("sighting_id", rows["sighting_id"].to_list())
    return read_frame(
        f"SELECT sighting_id, child_id FROM register_doubt WHERE {where} AND NOT withdrawn",
        values,
        {"sighting_id": pl.Int64, "child_id": pl.Int64},
    )
