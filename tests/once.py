"""Registers made once: what a first test had built is put back, row for row, for the tests after it.

Building even a small town takes a second; putting its rows back takes a few hundredths. Each test still has a
register of its own, in its own transaction. The rows are those of the store `default`: a builder looks at nobody.
"""

from collections.abc import Callable
from copy import deepcopy
from typing import Any, TypeVar

from django.db import connection, transaction

Answer = TypeVar("Answer")
Rows = dict[str, list[Any]]
_MADE: dict[str, tuple[Any, Rows, Rows]] = {}


def once(build: Callable[..., Answer], *given: Any, of: object = None) -> Answer:
    """The register after `build(*given)`, and its answer: worked out once in this process, then put back.

    `of` tells apart what one builder makes in several ways. What is given may differ from test to test only in
    ways that leave no mark, as the folder for files does. Ask for it always on top of the same register.
    """
    name = f"{build.__module__}.{build.__qualname__} {of}"
    if name in _MADE:
        answer, gone, come = _MADE[name]
        _put_back(gone, come)
        return deepcopy(answer)  # type: ignore[no-any-return]
    before = _rows()
    answer = build(*given)
    _MADE[name] = (deepcopy(answer), *_difference(before, _rows()))
    return answer


def _difference(before: Rows, after: Rows) -> tuple[Rows, Rows]:
    """The tables that lost or changed a row, to be emptied and filled anew; and the rows to add to each table."""
    seen = {table: set(rows) for table, rows in before.items()}
    gone = {table: rows for table, rows in before.items() if not seen[table] <= set(after[table])}
    come = {
        table: rows if table in gone else [row for row in rows if row not in seen[table]]
        for table, rows in after.items()
    }
    return gone, {table: rows for table, rows in come.items() if rows}


def _rows() -> Rows:
    """Every row of every table, as its store gives it back: nothing is read into it."""
    with connection.cursor() as cursor:
        tables = connection.introspection.table_names(cursor)
        return {table: _rows_of(cursor, table) for table in tables}


def _rows_of(cursor: Any, table: str) -> list[Any]:
    if connection.vendor == "postgresql":
        with cursor.cursor.copy(f"COPY {table} TO STDOUT") as copy:
            return [bytes(row) for row in copy]
    described = connection.introspection.get_table_description(cursor, table)
    # The plus takes a column's declared type away, so that SQLite's driver leaves the value as it is.
    columns = ", ".join(f'+"{column.name}"' for column in described)
    cursor.execute(f"SELECT {columns} FROM {table}")
    return cursor.fetchall()  # type: ignore[no-any-return]


def _put_back(gone: Rows, come: Rows) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        for table in gone:
            cursor.execute(f"DELETE FROM {table}")
        for table, rows in come.items():
            if connection.vendor == "postgresql":
                with cursor.cursor.copy(f"COPY {table} FROM STDIN") as copy:
                    copy.write(b"".join(rows))
            else:
                marks = ", ".join(["%s"] * len(rows[0]))
                cursor.executemany(f"INSERT INTO {table} VALUES ({marks})", rows)
