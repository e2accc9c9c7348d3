"""The README's commands for one's own files, run in their order on small files of the kinds it names."""

import csv
from pathlib import Path

import xlsxwriter

from tests.apart import Register
from tests.house.test_docs import commands_of
from tests.intake.lists import LEONA, ROWAN, SCHOOL

GIAS = {
    "URN": "100001", "LA (code)": "899", "EstablishmentNumber": "2001", "EstablishmentName": "Larch Primary School",
    "EstablishmentStatus (name)": "Open", "StatutoryLowAge": "4", "StatutoryHighAge": "11",
}  # fmt: skip


def written(path: Path, rows: list[dict[str, str]]) -> None:
    with path.open("w", newline="") as sheet:
        writer = csv.DictWriter(sheet, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)


def workbook(path: Path, rows: list[dict[str, str]]) -> None:
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        for number, row in enumerate([dict(zip(rows[0], rows[0], strict=True)), *rows]):
            sheet.write_row(number, 0, list(row.values()))


def test_it_does_the_real_job_by_the_readmes_own_commands(apart: Register):
    written(apart.home / "edubasealldata.csv", [GIAS])
    workbook(apart.home / "roll-larch.xlsx", [{"laestab": SCHOOL, **ROWAN}])
    written(apart.home / "ehe.csv", [{"notified_on": "2026-09-20", "finding": "pending", **LEONA}])
    child = ""
    for words in commands_of("README.md"):
        words = ["roll-larch.xlsx" if word == "roll-*.xlsx" else word for word in words]
        words = [child if word == "CHILD" else word for word in words]
        status, out, err = apart.onroll(*words)
        assert status == 0, (words, err)
        if words[0] == "account":
            child = out.splitlines()[1].split(",")[0]
    assert "It would change if:" in out
