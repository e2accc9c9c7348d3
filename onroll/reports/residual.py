"""The proof that nobody is left over: worked out by set subtraction, apart from the judging."""

from __future__ import annotations

from datetime import datetime

import polars as pl
from django.db import connection

from onroll.register.bulk import read_frame

ACCEPTED = """
select s.id, coalesce((select l.child_id from register_link l where l.sighting_id = s.id
                       and l.undone_at is null), -1)
from register_sighting s join register_delivery d on d.id = s.delivery_id
where d.state = 'read' and not exists (select 1 from register_wait w where w.sighting_id = s.id)
"""


def residual(rows: pl.DataFrame, known_at: datetime | None) -> int:
    """Accepted rows, not withdrawn, whose child is absent from the account, plus children placed other than once.

    Rows that quote only a reference nobody bears yet are counted as waiting, not here. It is 0.
    """
    sql, values = ACCEPTED, []
    if known_at is not None:
        sql, values = (
            ACCEPTED + " and d.learned_at <= %s",
            [connection.ops.adapt_datetimefield_value(known_at)],
        )
    accepted = read_frame(sql, values, {"sighting": pl.Int64, "child_id": pl.Int64})
    absent = (
        accepted.filter(~pl.col("child_id").is_in(rows["child_id"].implode())) if rows.height else accepted
    )
    placed_once = (
        rows.filter(pl.col("position").is_not_null()).group_by("child_id").len().filter(pl.col("len") == 1)
    )
    return absent.height + rows["child_id"].n_unique() - placed_once.height
