"""Keep the index in step with the register: in the transaction that changes a link, only what differs is written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

import polars as pl
from django.db import connection, models, transaction

from onroll.register.bulk import among, insert_frame, lock, next_ids, read_frame
from onroll.register.models import Link, SearchKey, SearchName, SearchValue, SearchWord
from onroll.register.search.contents import NAME, VALUE, Contents, contents
from onroll.register.search.words import keys

AT_ONCE = 50_000
WORD: dict[str, Any] = {"id": pl.Int64, "text": pl.String}
TOUCHED = """
SELECT DISTINCT o.child_id FROM register_link l JOIN register_link o ON o.sighting_id = l.sighting_id
WHERE l.id > %s UNION
SELECT DISTINCT o.child_id FROM register_link l JOIN register_link o ON o.sighting_id = l.sighting_id
WHERE l.undone_at = %s
"""
HAVE_NAMES = """
SELECT n.whose, w.text, n.born, n.district, n.child, n.by_school FROM register_searchname n
JOIN register_searchword w ON w.id = n.word WHERE
"""
HAVE_VALUES = "SELECT kind, value, child, by_school FROM register_searchvalue n WHERE"


def last_link() -> int:
    """The number of the newest link: take it before links are changed, and hand it to `refresh_since`."""
    return int(Link.objects.aggregate(newest=models.Max("id"))["newest"] or 0)


def refresh_since(newest: int, now: datetime) -> int:
    """Put right every child whose links are newer than this number or were undone at this moment."""
    moment = connection.ops.adapt_datetimefield_value(now)
    with connection.cursor() as cursor:
        cursor.execute(TOUCHED, [newest, moment])
        return refresh(row[0] for row in cursor.fetchall())


def refresh(children: Iterable[int]) -> int:
    """Make the index say of these children what the register says; returns how many rows had to be changed."""
    return sum(_put_right(part) for part in _parts(sorted(set(children))))


def rebuild() -> int:
    """Throw the index away and build it anew; returns how many children are in it."""
    with transaction.atomic():
        lock("intake")
        with connection.cursor() as cursor:
            for table in (SearchName, SearchValue, SearchKey, SearchWord):
                cursor.execute(f"DELETE FROM {table._meta.db_table}")
        everybody = _everybody()
        refresh(everybody)
    return len(everybody)


def disagreements() -> int:
    """Rows the index should have and has not, and has and should not: 0. Worked out by subtraction."""
    wrong = _of_nobody()
    for part in _parts(_everybody()):
        now, then = contents(part), _have(part)
        for one, other in ((now.names, then.names), (now.values, then.values)):
            wrong += one.join(other, on=one.columns, how="anti").height
            wrong += other.join(one, on=one.columns, how="anti").height
    return wrong


def _parts(children: list[int]) -> Iterator[list[int]]:
    for start in range(0, len(children), AT_ONCE):
        yield children[start : start + AT_ONCE]


def _everybody() -> list[int]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT id FROM register_child ORDER BY id")
        return [row[0] for row in cursor.fetchall()]


def _of_nobody() -> int:
    """Rows about a child who is not in the register."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM register_searchname WHERE child NOT IN (SELECT id FROM register_child)"
        )
        return int(cursor.fetchone()[0])


def _have(children: list[int]) -> Contents:
    where, values = among("n.child", children)
    return Contents(
        read_frame(f"{HAVE_NAMES} {where}", values, NAME), read_frame(f"{HAVE_VALUES} {where}", values, VALUE)
    )


def _put_right(children: list[int]) -> int:
    wanted, have = contents(children), _have(children)
    numbers = _words(pl.concat([wanted.names["word"], have.names["word"]]).unique(maintain_order=True))
    changed = _replace(SearchName, _numbered(wanted.names, numbers), _numbered(have.names, numbers))
    return changed + _replace(SearchValue, wanted.values, have.values)


def _numbered(names: pl.DataFrame, numbers: pl.DataFrame) -> pl.DataFrame:
    """With each word's number in place of the word."""
    joined = names.join(numbers.select("id", word="text"), on="word", how="left", maintain_order="left")
    return joined.with_columns(word="id").select(*NAME)


def _replace(table: type[models.Model], wanted: pl.DataFrame, have: pl.DataFrame) -> int:
    gone = have.join(wanted, on=have.columns, how="anti")
    marks = " AND ".join(f"{name} = %s" for name in gone.columns)
    with connection.cursor() as cursor:
        cursor.executemany(f"DELETE FROM {table._meta.db_table} WHERE {marks}", gone.rows())
    return gone.height + insert_frame(
        table, wanted.join(have, on=have.columns, how="anti", maintain_order="left")
    )


def _words(texts: pl.Series) -> pl.DataFrame:
    """The number of each word; a word never seen before gets one, and the keys it is found under."""
    where, values = among("text", texts.to_list())
    known = read_frame(f"SELECT id, text FROM register_searchword WHERE {where}", values, WORD)
    fresh = texts.filter(~texts.is_in(known["text"].implode()))
    ids = pl.Series("id", next_ids(SearchWord, len(fresh)), dtype=pl.Int64)
    new = pl.DataFrame({"id": ids, "text": fresh})
    insert_frame(SearchWord, new)
    found = [(key, number) for number, text in new.rows() for key in sorted(keys(text))]
    insert_frame(SearchKey, pl.DataFrame(found, {"key": pl.String, "word": pl.Int64}, orient="row"))
    return pl.concat([known, new])
