"""XLSX workbooks: the first sheet, or the one named after the source; formulas and macros are never run."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta
from itertools import islice
from pathlib import Path
from typing import Any

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, PasswordError, ZipError

from onroll.sources.gather import Gathered, Row, check_size, gather
from onroll.sources.headers import check_headers, match_headers
from onroll.sources.shape import Refused, Source
from onroll.sources.values import plain

MOST_ENTRIES = 2_000
MOST_BYTES = 2 << 30
MOST_RATIO = 300
SMALL = 16 << 20
"""An entry this small may be packed as tightly as it likes."""
MOST_CELLS = 80_000_000
CHUNK = 1 << 20
_ROW = re.compile(rb"<(?:\w+:)?row[ >/]")
_ROW_NUMBER = re.compile(rb'<(?:\w+:)?row\b[^>]{0,200}?\br="(\d{1,9})"')
_COLUMN = re.compile(rb'<(?:\w+:)?c\b[^>]{0,80}?\br="([A-Z]{1,3})\d')


def read_workbook(path: Path, source: Source, max_rows: int) -> Gathered:
    """A workbook's rows. Raises Refused when it is damaged, hostile, empty, too long, or not this source's."""
    with _opened(path, max_rows) as book:
        rows = _rows(_sheet(book, source, path.name))
        header = next(rows, None)
        if header is None:
            raise Refused(f"{path.name}: the sheet is empty. Ask the sender for it again.")
        headers = match_headers(header, source)
        check_headers(headers, source, path.name)
        return gather(headers, _fitted(rows, len(header)), path.name, max_rows, set())


def first_records(path: Path, source: Source, count: int, max_rows: int) -> list[Row]:
    """A workbook's header and the rows after it, so many in all. Raises Refused when it is damaged or hostile."""
    with _opened(path, max_rows) as book:
        return list(islice(_rows(_sheet(book, source, path.name)), count))


@contextmanager
def _opened(path: Path, max_rows: int) -> Iterator[CalamineWorkbook]:
    """The workbook, once it has been looked into. Raises Refused, whatever the spreadsheet reader stumbles over."""
    check_package(path, max_rows)
    try:
        with CalamineWorkbook.from_path(path) as book:
            yield book
    except (CalamineError, PasswordError, ZipError, ValueError, OSError) as error:
        raise _damaged(path.name) from error
    except BaseException as error:
        if type(error).__name__ == "PanicException":  # how the spreadsheet reader gives up on nonsense
            raise _damaged(path.name) from error
        raise


def check_package(path: Path, max_rows: int) -> None:
    """Look into the zip before anything unpacks it: size, ratio, count, macros, rows. Raises Refused."""
    try:
        with zipfile.ZipFile(path) as package:
            entries = package.infolist()
            _check_entries(entries, path.name)
            if package.testzip() is not None:
                raise _damaged(path.name)
            for entry in entries:
                if entry.filename.lower().endswith(".xml"):  # a sheet may stand anywhere in the package
                    _check_sheet(package, entry, path.name, max_rows)
    except (zipfile.BadZipFile, EOFError, OSError, NotImplementedError, RuntimeError, ValueError) as error:
        raise _damaged(path.name) from error
    except zipfile.zlib.error as error:  # type: ignore[attr-defined]
        raise _damaged(path.name) from error


def _check_entries(entries: list[zipfile.ZipInfo], file: str) -> None:
    names = {entry.filename.lower() for entry in entries}
    if any(name.endswith("vbaproject.bin") for name in names):
        raise Refused(f"{file}: the workbook holds macros. Save it as an ordinary XLSX or as CSV.")
    if "xl/workbook.xml" not in names:
        raise Refused(f"{file}: this is a zip file but no XLSX workbook. Send CSV or XLSX.")
    packed = any(e.file_size > SMALL and e.file_size > MOST_RATIO * max(e.compress_size, 1) for e in entries)
    if packed or len(entries) > MOST_ENTRIES or sum(entry.file_size for entry in entries) > MOST_BYTES:
        raise Refused(f"{file}: the workbook unpacks to more than a list could hold. Send it as CSV.")


def _check_sheet(package: zipfile.ZipFile, entry: zipfile.ZipInfo, file: str, max_rows: int) -> None:
    """Count one sheet's rows and columns as a stream, since reading it lays out every cell to the farthest."""
    rows = farthest = 0
    columns = {b"A"}
    tail = b""
    with package.open(entry) as sheet:
        while chunk := sheet.read(CHUNK):
            text = tail + chunk
            cut = text.rfind(b"<")
            text, tail = (text[:cut], text[cut:]) if cut > 0 else (text, b"")
            rows += len(_ROW.findall(text))
            check_size(rows - 1, max_rows, file)
            farthest = max([farthest, *map(int, _ROW_NUMBER.findall(text))])
            columns.update(_COLUMN.findall(text))
    if max(rows, farthest) * max(map(_column_number, columns)) > MOST_CELLS:
        raise Refused(f"{file}: the sheet stretches over more cells than a list could hold. Send it as CSV.")


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _sheet(book: CalamineWorkbook, source: Source, file: str) -> CalamineSheet:
    names = book.sheet_names
    if not names:
        raise Refused(f"{file}: the workbook has no sheet.")
    wanted = {plain(source.code), plain(source.title)}
    return book.get_sheet_by_name(next((name for name in names if plain(name) in wanted), names[0]))


def _rows(sheet: CalamineSheet) -> Iterator[Row]:
    """Each row as text from the first filled one to the last filled one; empty rows between them count."""
    empty = 0
    begun = False
    for cells in sheet.iter_rows():
        row = [_text(cell) for cell in cells]
        if not any(map(str.strip, row)):
            empty += begun
            continue
        for _ in range(empty):
            yield [""] * len(row)
        empty, begun = 0, True
        yield row


def _fitted(rows: Iterator[Row], width: int) -> Iterator[Row]:
    """A sheet's rows are all as wide as its widest: the header's own empty cells at the end are let go."""
    for row in rows:
        yield row + [""] * (width - len(row))


def _text(cell: Any) -> str:
    """A cell as it would stand in a CSV: whole numbers without a point, days as ISO, nothing evaluated."""
    if isinstance(cell, str):
        return cell.replace("\0", "")
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else repr(cell)
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == time() else cell.isoformat(" ", "seconds")
    if isinstance(cell, date | time):
        return cell.isoformat()
    if isinstance(cell, timedelta):
        return str(cell)
    return "" if cell is None else str(cell)


def _damaged(file: str) -> Refused:
    return Refused(
        f"{file}: the workbook is damaged, cut short or locked with a password. Nothing was taken from it. "
        "Ask the sender for the whole file, or for CSV."
    )
