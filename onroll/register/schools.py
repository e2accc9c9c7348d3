"""The schools as the lists known on a day give them: each once, and which one now stands for each number."""

from __future__ import annotations

from datetime import datetime
from functools import lru_cache

import polars as pl
from django.db import connection

from onroll.register.bulk import read_frame
from onroll.register.models import Delivery

S, N, D = pl.String, pl.Int64, pl.Date
SCHOOL = {"urn": S, "laestab": S, "la_code": S, "name": S, "type": S, "status": S, "low_age": N, "high_age": N,
          "close_date": D, "open_date": D}  # fmt: skip


def school_lists(known_at: datetime | None) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Every line of every list of schools known, the latest first; and the links between schools."""
    known, values = ("", [])
    if known_at:
        known, values = "and d.learned_at <= %s", [connection.ops.adapt_datetimefield_value(known_at)]
    columns = ", ".join(f"r.{name}" for name in SCHOOL)
    lists = read_frame(
        f"select {columns} from register_school r join register_delivery d on d.id = r.delivery_id "
        f"where d.state = 'read' {known} order by d.learned_at desc, r.id desc", values, SCHOOL)  # fmt: skip
    links = read_frame(
        "select r.urn, r.link_urn, r.link_type from register_schoollink r join register_delivery d "
        f"on d.id = r.delivery_id where d.state = 'read' {known}", values,
        {"urn": S, "link_urn": S, "link_type": S})  # fmt: skip
    return lists, links


def each_once(lists: pl.DataFrame) -> pl.DataFrame:
    """Each school as its latest line has it; of two with one number, the one that is open."""
    open_first = pl.col("status").fill_null("").str.starts_with("Closed")
    one_each = lists.filter(pl.col("laestab").is_not_null()).unique("urn", keep="first", maintain_order=True)
    return one_each.sort(open_first, maintain_order=True).unique("laestab", keep="first", maintain_order=True)


def successors(lists: pl.DataFrame, links: pl.DataFrame) -> dict[str, str]:
    """LAESTAB of a closed school to the LAESTAB that carries on its roll. A sixth-form centre is no successor."""
    latest = lists.filter(pl.col("laestab").is_not_null()).unique("urn", keep="first", maintain_order=True)
    laestab = dict(latest.select("urn", "laestab").rows())
    still_open = set(latest.filter(pl.col("status").str.starts_with("Open"))["urn"])
    found: dict[str, str] = {}
    for urn, link_urn, kind in links.rows():
        said = (kind or "").lower()
        old, new = (link_urn, urn) if "predecessor" in said else (urn, link_urn)
        if not ("predecessor" in said or "successor" in said) or old in still_open:
            continue
        if laestab.get(old) and laestab.get(new) and laestab[old] != laestab[new]:
            found[laestab[old]] = laestab[new]
    return found


def school_keys(lists: pl.DataFrame, links: pl.DataFrame) -> dict[str, str]:
    """Each URN and each predecessor's number, and the LAESTAB of the school that stands for it now."""
    keys = {f"urn:{urn}": laestab for urn, laestab in lists.select("urn", "laestab").rows()[::-1] if laestab}
    keys |= successors(lists, links)
    for key in keys:
        seen = {key}
        while (further := keys.get(keys[key])) and further not in seen:
            seen.add(keys[key])
            keys[key] = further
    return keys


def resolved(frame: pl.DataFrame, column: str, known_at: datetime | None = None) -> pl.DataFrame:
    """The same rows, with each mention of a school under the number that stands for it now, as known at a moment."""
    return frame.with_columns(pl.col(column).replace(now_standing(known_at)))


def now_standing(known_at: datetime | None = None) -> dict[str, str]:
    """The number that stands now for each URN ("urn:140004") and each predecessor, as known at a moment."""
    lists = Delivery.objects.filter(state="read", source__in=("schools", "school_links")).order_by(
        "learned_at", "pk"
    )
    if known_at:
        lists = lists.filter(learned_at__lte=known_at)
    return _keys(tuple(lists.values_list("pk", "version", "sha256", "learned_at")), known_at)


@lru_cache(maxsize=8)
def _keys(known: tuple[object, ...], known_at: datetime | None) -> dict[str, str]:
    return school_keys(*school_lists(known_at)) if known else {}
