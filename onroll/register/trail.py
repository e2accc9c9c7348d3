"""The trail: every action and every look at a child, each row sealed by the fingerprint of the one before.

The moment of a row is the store's own, never the day a person has chosen to look back to.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from hashlib import sha256
from typing import Any, Literal

import polars as pl
from django.db import connections, models, router, transaction

from onroll.register.bulk import insert_frame, lock
from onroll.register.models import Event, Look
from onroll.register.scope import Actor

Kind = Literal["events", "looks"]
TABLES: dict[Kind, type[models.Model]] = {"events": Event, "looks": Look}
SAID: dict[Kind, tuple[str, ...]] = {
    "events": ("kind", "about", "why", "detail"),
    "looks": ("child_ref", "page", "request", "why"),
}
START = "0" * 64
LONGEST_WHY = 400
AT_ONCE = 20_000
_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def record(
    actor: Actor, kind: str, *, about: str = "", why: str = "", detail: dict[str, Any] | None = None
) -> None:
    """Write down one action, in the same transaction as what it did. Ids and counts only, never a name."""
    said = json.dumps(detail or {}, sort_keys=True, default=str)
    _add("events", actor, [(kind, about, why[:LONGEST_WHY], said)])


def looked(actor: Actor, refs: Iterable[str], *, page: str, request: str = "", why: str = "") -> None:
    """Write down that somebody is shown these children, before they are: one row for each child, or an error."""
    each = list(dict.fromkeys(refs))
    if each:
        _add("looks", actor, [(ref, page[:80], request[:40], why[:LONGEST_WHY]) for ref in each])


def verify(kind: Kind) -> tuple[int, int | None]:
    """How many rows there are, and the number of the first that is missing or is not as it was written."""
    rows, before = 0, START
    for number, at, *said, was_before, chain in _rows(kind):
        rows += 1
        if number != rows:
            return rows, rows
        if was_before != before or chain != _chain(before, number, at, said):
            return rows, number
        before = chain
    return rows, None


def head(kind: Kind) -> tuple[int, str]:
    """The number and the fingerprint of the last row: what to keep elsewhere, so that a cut end shows too."""
    last = TABLES[kind]._default_manager.order_by("-id").values_list("id", "chain").first()
    return (int(last[0]), str(last[1])) if last else (0, START)


def _add(kind: Kind, actor: Actor, said: Sequence[tuple[str, ...]]) -> None:
    table = TABLES[kind]
    alias = router.db_for_write(table)
    with transaction.atomic(using=alias):
        lock(f"trail {kind}", alias)
        last, before = head(kind)
        at = _moment(alias)
        rows = []
        for number, words in enumerate(said, start=last + 1):
            chain = _chain(before, number, _text(at), (actor.name, actor.role, *words))
            rows.append((number, at, actor.name, actor.role, *words, before, chain))
            before = chain
        insert_frame(table, pl.DataFrame(rows, _schema(kind), orient="row"), using=alias)


def _schema(kind: Kind) -> dict[str, Any]:
    words: dict[str, Any] = dict.fromkeys(("actor", "role", *SAID[kind], "before", "chain"), pl.String)
    return {"id": pl.Int64, "at": pl.Datetime("us", "UTC"), **words}


def _chain(before: str, number: int, at: str, said: Iterable[str]) -> str:
    return sha256((before + _encode([number, at, *said])).encode()).hexdigest()


def _text(at: datetime) -> str:
    return at.strftime("%Y-%m-%d %H:%M:%S.%f")


def _moment(alias: str) -> datetime:
    """What the store's own clock says, in UTC."""
    connection = connections[alias]
    postgres = "to_char(clock_timestamp() AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS.US')"
    sql = postgres if connection.vendor == "postgresql" else "strftime('%%Y-%%m-%%d %%H:%%M:%%f', 'now')"
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {sql}", [])
        return datetime.fromisoformat(cursor.fetchone()[0] + "+00:00")


def _rows(kind: Kind) -> Iterator[tuple[Any, ...]]:
    """Every row in order, its moment as the text that was sealed."""
    alias = router.db_for_read(TABLES[kind])
    connection = connections[alias]
    at = "to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS.US')"
    if connection.vendor != "postgresql":
        at = "substr(CAST(at AS TEXT) || CASE WHEN length(at) = 19 THEN '.000000' ELSE '' END, 1, 26)"
    words = ", ".join(("actor", "role", *SAID[kind], "before", "chain"))
    after = 0
    while True:
        with connection.cursor() as cursor:
            table = TABLES[kind]._meta.db_table
            cursor.execute(
                f"SELECT id, {at}, {words} FROM {table} WHERE id > %s ORDER BY id LIMIT {AT_ONCE}", [after]
            )
            rows = cursor.fetchall()
        yield from rows
        if len(rows) < AT_ONCE:
            return
        after = rows[-1][0]
