"""Many rows at once, in and out, over the same connection and in the same transaction as everything else."""

from __future__ import annotations

import gc
import io
import json
import zlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

import polars as pl
from django.db import connections, models, router, transaction

CHUNK = 50_000
STORED_MOMENT = "%Y-%m-%d %H:%M:%S"
PLACE_OF_NUL = "\ufffd"
Schema = Mapping[str, Any]


# ---- in --------------------------------------------------------------------------------------------


def insert_frame(model: type[models.Model], frame: pl.DataFrame, using: str | None = None) -> int:
    """Add a frame's rows to a table; its columns are named as the database names them. Returns how many."""
    if frame.is_empty():
        return 0
    alias = using or router.db_for_write(model)
    connection = connections[alias]
    quote = connection.ops.quote_name
    table = quote(model._meta.db_table)
    columns = ", ".join(quote(column) for column in frame.columns)
    clean = frame.with_columns(pl.col(pl.String).str.replace_all("\x00", PLACE_OF_NUL, literal=True))
    with transaction.atomic(using=alias), connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            _copy_in(cursor, f"COPY {table} ({columns}) FROM STDIN (FORMAT csv)", clean)
        else:
            marks = ", ".join(["%s"] * len(frame.columns))
            _insert_many(cursor, f"INSERT INTO {table} ({columns}) VALUES ({marks})", _as_sqlite(clean))
    return frame.height


def _copy_in(cursor: Any, sql: str, frame: pl.DataFrame) -> None:
    with cursor.db.wrap_database_errors, cursor.copy(sql) as copy:
        for part in frame.iter_slices(CHUNK):
            copy.write(part.write_csv(include_header=False).encode())


def _insert_many(cursor: Any, sql: str, frame: pl.DataFrame) -> None:
    for part in frame.iter_slices(CHUNK):
        cursor.executemany(sql, part.rows())


def _as_sqlite(frame: pl.DataFrame) -> pl.DataFrame:
    """Days and moments as Django writes them in SQLite: text, moments in UTC."""
    return frame.with_columns(
        pl.col(pl.Date).dt.strftime("%Y-%m-%d"),
        pl.col(pl.Boolean).cast(pl.Int8),
        *(_moment_text(name) for name, kind in frame.schema.items() if isinstance(kind, pl.Datetime)),
    )


def _moment_text(name: str) -> pl.Expr:
    moment = pl.col(name).dt.convert_time_zone("UTC")
    whole = moment.dt.strftime(STORED_MOMENT)
    parts = moment.dt.strftime(STORED_MOMENT + "%.6f")
    return pl.when(moment.dt.microsecond() == 0).then(whole).otherwise(parts).alias(name)


# ---- out -------------------------------------------------------------------------------------------


def read_frame(sql: str, params: Sequence[Any], schema: Schema, using: str = "default") -> pl.DataFrame:
    """The rows of a query as a frame; the schema names its columns in order and says what they hold."""
    wrapped = _wrapped(sql, schema, connections[using].vendor)
    with connections[using].cursor() as cursor:
        if connections[using].vendor == "postgresql":
            frame = _copy_out(cursor, wrapped, params, schema)
        else:
            frame = _fetch(cursor, wrapped, params, schema)
    return frame.select(_shaped(frame, name, kind) for name, kind in schema.items())


def _wrapped(sql: str, schema: Schema, vendor: str) -> str:
    """The same query, its values in the plainest form: whole numbers for days, moments and yes-no."""
    names = [f"c{place}" for place in range(len(schema))]
    plain = ", ".join(_plain(name, kind, vendor) for name, kind in zip(names, schema.values(), strict=True))
    return f"WITH asked ({', '.join(names)}) AS ({sql}) SELECT {plain} FROM asked"


def _plain(name: str, kind: Any, vendor: str) -> str:
    if vendor != "postgresql":
        return f"CAST({name} AS TEXT)" if not _is_number(kind) else f"+{name}"
    if kind == pl.Date:
        return f"({name} - DATE '1970-01-01')"
    if kind == pl.Datetime:
        return f"(extract(epoch from {name}) * 1000000)::bigint"
    return f"{name}::int" if kind == pl.Boolean else name


def _is_number(kind: Any) -> bool:
    return kind == pl.Boolean or bool(kind.is_numeric())


def _carried(kind: Any, vendor: str) -> Any:
    """What a column travels as."""
    if kind == pl.Boolean:
        return pl.Int64
    if vendor == "postgresql" and kind.is_temporal():
        return pl.Int64
    return kind if _is_number(kind) else pl.String


def _copy_out(cursor: Any, sql: str, params: Sequence[Any], schema: Schema) -> pl.DataFrame:
    carried = {name: _carried(kind, "postgresql") for name, kind in schema.items()}
    asked = f"COPY ({sql}) TO STDOUT (FORMAT csv)"
    bare = cursor.cursor  # the wrapper that counts queries takes no values with a copy
    with cursor.db.wrap_database_errors, bare.copy(asked, list(params) or None) as copy:
        text = b"".join(bytes(part) for part in copy)
    if not text:
        return pl.DataFrame(schema=carried)
    return pl.read_csv(io.BytesIO(text), has_header=False, schema=carried)


def _fetch(cursor: Any, sql: str, params: Sequence[Any], schema: Schema) -> pl.DataFrame:
    carried = {name: _carried(kind, "sqlite") for name, kind in schema.items()}
    cursor.execute(sql, list(params))
    frames = [pl.DataFrame(schema=carried)]
    with _no_collecting():
        while rows := cursor.fetchmany(CHUNK):
            frames.append(_columns(rows, carried))
    return pl.concat(frames)


def _columns(rows: list[tuple[Any, ...]], carried: Schema) -> pl.DataFrame:
    turned = zip(*rows, strict=True)
    return pl.DataFrame(
        [
            pl.Series(name, values, dtype=kind)
            for (name, kind), values in zip(carried.items(), turned, strict=True)
        ]
    )


def _shaped(frame: pl.DataFrame, name: str, kind: Any) -> pl.Expr:
    """From what a column travelled as to what was asked for."""
    column = pl.col(name)
    if not kind.is_temporal():
        return column.cast(kind)
    if frame.schema[name] == pl.Int64:
        return (
            column.cast(pl.Date) if kind == pl.Date else pl.from_epoch(name, "us").dt.replace_time_zone("UTC")
        )
    if kind == pl.Date:
        return column.str.to_date("%Y-%m-%d")
    return column.str.to_datetime(STORED_MOMENT + "%.f", time_unit="us", time_zone="UTC")


@contextmanager
def _no_collecting() -> Iterator[None]:
    """Millions of small tuples: Python's search for cycles among them would double the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


# ---- numbers and locks -----------------------------------------------------------------------------


def lock(name: str, using: str = "default") -> None:
    """One at a time until this transaction ends. SQLite has one writer anyhow; PostgreSQL is asked."""
    connection = connections[using]
    if not connection.in_atomic_block:
        raise transaction.TransactionManagementError("a lock is held to the end of a transaction: begin one")
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [zlib.crc32(name.encode())])


def next_ids(model: type[models.Model], how_many: int) -> range:
    """Numbers for new rows, without gaps, held for this transaction alone."""
    alias = router.db_for_write(model)
    table = model._meta.db_table
    lock(table, alias)
    if how_many == 0:
        return range(0)
    connection = connections[alias]
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT coalesce(max(id), 0) FROM {connection.ops.quote_name(table)}")
        first = int(cursor.fetchone()[0]) + 1
        if connection.vendor == "postgresql" and isinstance(model._meta.pk, models.AutoField):
            sequence = "SELECT setval(pg_get_serial_sequence(%s, 'id'), %s)"
            cursor.execute(sequence, [table, first + how_many - 1])
    return range(first, first + how_many)


def among(column: str, values: Sequence[Any], using: str = "default") -> tuple[str, list[Any]]:
    """A condition that a column is one of many values, however many, and its parameters."""
    if connections[using].vendor == "postgresql":
        return f"{column} = ANY(%s)", [list(values)]
    return f"{column} IN (SELECT value FROM json_each(%s))", [json.dumps(list(values))]
