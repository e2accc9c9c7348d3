"""XLSX workbooks: good, odd, damaged and hostile."""

from __future__ import annotations

import zipfile
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from onroll.sources.shape import Refused
from tests.sources.files import reading_of, warnings_of

HEADER: list[Any] = ["surname", "forename", "dob", "laestab"]
AMIRA: list[Any] = ["Haddad", "Amira", date(2016, 3, 14), 8524001]


def workbook(folder: Path, sheets: dict[str, list[list[Any]]], file: str = "list.xlsx") -> Path:
    path = folder / file
    with xlsxwriter.Workbook(path, {"strings_to_formulas": False}) as book:
        days = book.add_format({"num_format": "dd/mm/yyyy"})
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for number, row in enumerate(rows):
                for place, cell in enumerate(row):
                    if isinstance(cell, date):
                        sheet.write_datetime(number, place, cell, days)
                    else:
                        sheet.write(number, place, cell)
    return path


def test_it_reads_cells_of_every_kind(tmp_path: Path) -> None:
    rows = [HEADER, AMIRA, ["Okafor", "Ben", 41884, "852/4001"], ["=1+1", "@x", "31/02/2026", 8524001.0]]
    reading = reading_of(workbook(tmp_path, {"Sheet1": rows}), school=None)
    assert reading.sightings.select("surname", "dob", "school").rows() == [
        ("Haddad", date(2016, 3, 14), "8524001"), ("Okafor", date(2014, 9, 2), "8524001"), ("=1+1", None, "8524001"),
    ]  # fmt: skip
    assert warnings_of(reading) == [(4, "dob", "31/02/2026"), (4, "surname", "=1+1")]


def test_it_takes_the_sheet_named_after_the_source_before_the_first(tmp_path: Path) -> None:
    path = workbook(tmp_path, {"Notes": [["colour"], ["red"]], "School Roll": [HEADER, AMIRA]})
    assert reading_of(path).accepted == 1


def test_it_takes_the_first_sheet_otherwise(tmp_path: Path) -> None:
    assert reading_of(workbook(tmp_path, {"A": [HEADER, AMIRA], "B": [["x"]]})).accepted == 1


def test_it_counts_an_empty_row_between_and_none_at_the_end(tmp_path: Path) -> None:
    rows = [[], HEADER, AMIRA, [], AMIRA, [" "], []]
    reading = reading_of(workbook(tmp_path, {"A": rows}))
    assert reading.sightings["line"].to_list() == [2, 4]
    assert (reading.rows, reading.rejected) == (3, 1)


def test_it_is_read_as_what_it_is_whatever_it_is_called(tmp_path: Path) -> None:
    assert reading_of(workbook(tmp_path, {"A": [HEADER, AMIRA]}, "list.csv")).accepted == 1


def test_it_refuses_an_empty_sheet_and_a_wrong_one(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="empty"):
        reading_of(workbook(tmp_path, {"A": []}))
    with pytest.raises(Refused, match="wrong header"):
        reading_of(workbook(tmp_path, {"A": [["colour"], ["red"]]}))


def test_it_refuses_a_workbook_cut_short_at_any_length(tmp_path: Path) -> None:
    whole = workbook(tmp_path, {"A": [HEADER, *[AMIRA] * 50]}).read_bytes()
    for length in range(4, len(whole), 97):
        half = tmp_path / "half.xlsx"
        half.write_bytes(whole[:length])
        with pytest.raises(Refused, match="half.xlsx"):
            reading_of(half)


def test_it_refuses_a_workbook_with_bytes_changed_or_reads_it(tmp_path: Path) -> None:
    whole = workbook(tmp_path, {"A": [HEADER, *[AMIRA] * 50]}).read_bytes()
    for place in range(0, len(whole), 61):
        broken = tmp_path / "broken.xlsx"
        broken.write_bytes(whole[:place] + bytes([whole[place] ^ 0xFF]) + whole[place + 1 :])
        try:
            reading = reading_of(broken)
        except Refused:
            continue
        assert reading.accepted + reading.rejected == reading.rows


def test_it_refuses_a_file_of_too_many_rows_before_laying_it_out(tmp_path: Path) -> None:
    path = workbook(tmp_path, {"A": [HEADER, *[AMIRA] * 11]})
    assert reading_of(path, max_rows=11).accepted == 11
    with pytest.raises(Refused, match="more than 10 rows"):
        reading_of(path, max_rows=10)


def test_it_refuses_two_cells_at_the_ends_of_the_sheet(tmp_path: Path) -> None:
    path = tmp_path / "wide.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        sheet.write(0, 0, "surname")
        sheet.write(1_048_575, 16_383, "x")
    with pytest.raises(Refused, match="more cells"):
        reading_of(path)


def with_entry(path: Path, name: str, content: bytes) -> Path:
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as package:
        package.writestr(name, content)
    return path


def test_it_refuses_macros(tmp_path: Path) -> None:
    path = with_entry(workbook(tmp_path, {"A": [HEADER, AMIRA]}), "xl/vbaProject.bin", b"macro")
    with pytest.raises(Refused, match="macros"):
        reading_of(path)


def test_it_refuses_a_bomb(tmp_path: Path) -> None:
    path = with_entry(workbook(tmp_path, {"A": [HEADER, AMIRA]}), "xl/media/big.bin", b"\0" * (64 << 20))
    with pytest.raises(Refused, match="unpacks to more"):
        reading_of(path)


def test_it_refuses_another_kind_of_zip(tmp_path: Path) -> None:
    path = tmp_path / "list.zip"
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("list.csv", "surname\nHaddad\n")
    with pytest.raises(Refused, match="no XLSX workbook"):
        reading_of(path)
