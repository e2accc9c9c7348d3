"""Lists as files: what is on the screen, safely. Text stays text, days are days, and a sheet says who asked."""

import csv
import io
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

import xlsxwriter
from django.http import HttpResponse

STARTS_A_FORMULA = frozenset("=+-@|%＝＋－＠")
CSV_TYPE = "text/csv; charset=utf-8"
XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the file: the key of its value, its heading, how wide it is, and what it holds."""

    key: str
    title: str
    width: int = 14
    kind: Literal["text", "day", "number"] = "text"


def plain_text(text: str) -> str:
    """Text that no spreadsheet will run: a formula's first sign is put behind an apostrophe, even if hidden."""
    seen = text.lstrip("".join({c for c in text if unicodedata.category(c)[0] in "ZC"}))
    unsafe = seen[:1] in STARTS_A_FORMULA and seen != ""
    return "'" + text if unsafe or text[:1] in ("\t", "\r", "\n") else text


def as_csv(name: str, columns: Sequence[Column], rows: Iterable[dict[str, Any]]) -> HttpResponse:
    """A CSV file that Excel opens as UTF-8; days as 2026-11-02."""
    held = io.StringIO()
    writer = csv.writer(held, lineterminator="\r\n")
    writer.writerow([column.title for column in columns])
    for row in rows:
        writer.writerow([_csv_cell(row.get(column.key)) for column in columns])
    return _file(held.getvalue().encode("utf-8-sig"), CSV_TYPE, f"{name}.csv")


def as_xlsx(
    name: str, columns: Sequence[Column], rows: Iterable[dict[str, Any]], notes: Sequence[tuple[str, str]]
) -> HttpResponse:
    """A workbook: the list with a header that stays in sight, and a sheet of notes."""
    held = io.BytesIO()
    options = {
        "constant_memory": True, "strings_to_formulas": False, "strings_to_numbers": False,
        "strings_to_urls": False,
    }  # fmt: skip
    with xlsxwriter.Workbook(held, options) as book:
        _list_sheet(book, columns, rows)
        _notes_sheet(book, notes)
    return _file(held.getvalue(), XLSX_TYPE, f"{name}.xlsx")


def _list_sheet(book: Any, columns: Sequence[Column], rows: Iterable[dict[str, Any]]) -> None:
    sheet = book.add_worksheet("List")
    bold, day = book.add_format({"bold": True}), book.add_format({"num_format": "d mmm yyyy"})
    sheet.freeze_panes(1, 0)
    for at, column in enumerate(columns):
        sheet.set_column(at, at, column.width)
        sheet.write_string(0, at, column.title, bold)
    for line, row in enumerate(rows, start=1):
        for at, column in enumerate(columns):
            _xlsx_cell(sheet, line, at, row.get(column.key), day)


def _notes_sheet(book: Any, notes: Sequence[tuple[str, str]]) -> None:
    sheet = book.add_worksheet("Notes")
    sheet.set_column(0, 0, 24)
    sheet.set_column(1, 1, 90)
    for line, (what, says) in enumerate(notes):
        sheet.write_string(line, 0, what)
        sheet.write_string(line, 1, says)


def _xlsx_cell(sheet: Any, line: int, at: int, value: Any, day: Any) -> None:
    if value is None or value == "":
        return
    if isinstance(value, date):
        sheet.write_datetime(line, at, value, day)
    elif isinstance(value, (int, float)) and not isinstance(value, bool):
        sheet.write_number(line, at, value)
    else:
        sheet.write_string(line, at, _text(value))


def _csv_cell(value: Any) -> Any:
    if value is None or isinstance(value, (int, float)) and not isinstance(value, bool):
        return value
    return value.isoformat() if isinstance(value, date) else plain_text(_text(value))


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return ", ".join(map(str, value)) if isinstance(value, (list, tuple)) else str(value)


def _file(content: bytes, kind: str, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
