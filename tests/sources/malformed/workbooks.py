"""Workbooks that are bombs, damaged, or no workbooks."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime
from random import Random

import xlsxwriter

from tests.sources.malformed import any_files, csv_files

ENDING = "xlsx"
SHEET = "xl/worksheets/sheet1.xml"


def good(chance: Random) -> tuple[str, bytes]:
    """A sample of any source as a workbook."""
    source, rows = csv_files.rows_of(chance)
    return source, written(rows)


def written(rows: list[list[str]]) -> bytes:
    """Rows as the first sheet of a workbook."""
    held = io.BytesIO()
    with xlsxwriter.Workbook(held, {"strings_to_formulas": False, "strings_to_urls": False}) as book:
        book.set_properties({"created": datetime(2026, 1, 1, tzinfo=UTC)})
        sheet = book.add_worksheet()
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
    return held.getvalue()


def _changed(
    content: bytes, change: Callable[[str, bytes], bytes | None], more: dict[str, bytes] | None = None
) -> bytes:
    """A package with each part changed, or left out where the change gives None."""
    held = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if (part := change(name, old.read(name))) is not None:
                new.writestr(zipfile.ZipInfo(name), part, zipfile.ZIP_DEFLATED)
        for name, part in (more or {}).items():
            new.writestr(zipfile.ZipInfo(name), part, zipfile.ZIP_DEFLATED)
    return held.getvalue()


def _sheet(content: bytes, change: Callable[[bytes], bytes]) -> bytes:
    return _changed(content, lambda name, part: change(part) if name == SHEET else part)


def bomb(_: Random, content: bytes) -> bytes:
    return _changed(content, lambda _, part: part, {"xl/media/big.bin": b"\0" * (40 << 20)})


def bomb_in_the_sheet(_: Random, content: bytes) -> bytes:
    return _sheet(content, lambda part: part.replace(b"</sheetData>", b" " * (30 << 20) + b"</sheetData>"))


def many_entries(_: Random, content: bytes) -> bytes:
    return _changed(content, lambda _, part: part, {f"xl/media/{n}": b"" for n in range(2_500)})


def lost_part(chance: Random, content: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        gone = chance.choice(package.namelist())
    return _changed(content, lambda name, part: None if name == gone else part)


def cut_part(chance: Random, content: bytes) -> bytes:
    share = chance.random()
    return _sheet(content, lambda part: part[: int(len(part) * share)])


def entities(_: Random, content: bytes) -> bytes:
    bad = b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>'
    return _sheet(content, lambda part: part.replace(b"?>", b"?>" + bad, 1).replace(b"<v>", b"<v>&b;", 3))


def far_row(_: Random, content: bytes) -> bytes:
    return _sheet(
        content, lambda part: part.replace(b'r="2"', b'r="1048576"').replace(b'r="A2"', b'r="XFD1048576"')
    )


def bad_cells(chance: Random, content: bytes) -> bytes:
    wrong = chance.choice([
        b'<c r="A1" t="s"><v>99999</v></c>', b'<c r="??"><v>1</v></c>', b'<c t="e"><v>#REF!</v></c>',
        b'<c t="b"><v>7</v></c>', b'<c t="d"><v>2026-99-99</v></c>', b"<c><v>1e400</v></c>",
    ])  # fmt: skip
    return _sheet(
        content, lambda part: re.sub(rb"<c .*?</c>", lambda _: wrong, part, count=chance.randint(1, 30))
    )


def macros(_: Random, content: bytes) -> bytes:
    return _changed(content, lambda _, part: part, {"xl/vbaProject.bin": b"x"})


def outside_names(_: Random, content: bytes) -> bytes:
    return _changed(content, lambda _, part: part, {"../../etc/cron.d/x": b"x", "/abs": b"y"})


def other_archive(_: Random, content: bytes) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as package:
        package.writestr(zipfile.ZipInfo("inner.xlsx"), content)
    return held.getvalue()


def swapped_columns(chance: Random, _: bytes) -> bytes:
    _, rows = csv_files.rows_of(chance)
    return written([rows[0], *(row[::-1] for row in rows[1:])])


def ragged(chance: Random, _: bytes) -> bytes:
    _, rows = csv_files.rows_of(chance)
    return written([rows[0], [], *(row[: chance.randrange(len(row) + 1)] for row in rows[1:]), ["x"] * 200])


def empty_sheet(_: Random, __: bytes) -> bytes:
    return written([])


HARMS = [
    *any_files.HARMS, bomb, bomb_in_the_sheet, many_entries, lost_part, cut_part, entities, far_row, bad_cells, macros,
    outside_names, other_archive, swapped_columns, ragged, empty_sheet,
]  # fmt: skip
