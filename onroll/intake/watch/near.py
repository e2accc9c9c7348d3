"""Which rows come near a sleeping child: the pairs that the matching weighed, as children."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import polars as pl
import pyarrow as pa

from onroll.intake.nodes import Nodes
from onroll.matching.screen import Watched
from onroll.policy.failed_to_track.sleeping import FAINTER_BY
from onroll.register.bulk import among, read_frame
from onroll.register.situations.closings import CLOSE, ever_closed

PAIR: dict[str, Any] = {
    "child": pl.Int64,
    "other": pl.Int64,
    "identity": pl.String,
    "weight": pl.Float64,
    "evidence": pl.String,
}
LIVE: dict[str, Any] = {"sighting": pl.Int64, "of": pl.Int64, "identity": pl.String, "restriction": pl.String}
OF_WHOM = """
SELECT l.sighting_id, l.child_id, s.identity_id, c.restriction FROM register_link l
JOIN register_sighting s ON s.id = l.sighting_id JOIN register_child c ON c.id = l.child_id
WHERE l.undone_at IS NULL AND {where}
"""

AGAIN = """
SELECT a.child_id, l.child_id, s.identity_id, a.weight, a.evidence FROM register_alert a
JOIN register_sighting s ON s.id = a.sighting_id JOIN register_sighting o ON o.identity_id = s.identity_id
JOIN register_link l ON l.sighting_id = o.id AND l.undone_at IS NULL
JOIN register_child c ON c.id = l.child_id AND c.restriction = ''
WHERE a.kind <> 'sealed' AND l.child_id <> a.child_id AND {where} ORDER BY a.id
"""


def watched(asked: Nodes) -> Watched | None:
    """The identities of every child that was ever closed, and those that these rows close; None when nobody was."""
    closed = asked.register.filter(pl.col("child").is_in(ever_closed()), ~pl.col("sealed"))["node"]
    where, values = among("sighting_id", asked.sightings["sighting"].to_list())
    closing = read_frame(
        f"SELECT sighting_id FROM register_fact WHERE {CLOSE} AND {where}", values, {"sighting": pl.Int64}
    )
    closes = asked.sightings.join(closing, on="sighting", how="semi").filter(~pl.col("restricted"))["node"]
    found = pl.concat([closed, closes]).unique().sort()
    return Watched(pa.table({"node": found.to_arrow()}), FAINTER_BY) if found.len() else None


def pairs(asked: Nodes, screened: pa.Table) -> pl.DataFrame:
    """Each watched child with another child that came near it, once both are written down: PAIR, heaviest first."""
    found = pl.DataFrame(pl.from_arrow(screened))
    if found.is_empty():
        return pl.DataFrame(schema=PAIR)
    stands = pl.concat(
        [asked.sightings.select("node", "sighting"), asked.register.select("node", "sighting")]
    )
    firsts = stands.unique("node", keep="first", maintain_order=True)
    live = of_whom(firsts["sighting"].to_list()).filter(restriction="").join(firsts, on="sighting")
    mine = live.select(watched="node", child="of")
    theirs = live.select("node", "identity", other="of")
    both = found.join(mine, on="watched").join(theirs, on="node").filter(pl.col("child") != pl.col("other"))
    best = both.sort("weight", "node", descending=[True, False])
    return best.unique(["child", "other", "identity"], keep="first", maintain_order=True).select(*PAIR)


def of_whom(sightings: Sequence[int]) -> pl.DataFrame:
    """The child of each of these sightings now: LIVE."""
    where, values = among("l.sighting_id", sightings)
    return read_frame(OF_WHOM.format(where=where), values, LIVE)


def again(alerts: Sequence[int]) -> pl.DataFrame:
    """The pairs that alerts were about, with whoever bears the same identity now: such rows are not weighed twice."""
    where, values = among("a.id", alerts)
    found = read_frame(AGAIN.format(where=where), values, PAIR)
    return found.unique(["child", "other", "identity"], keep="first", maintain_order=True)
