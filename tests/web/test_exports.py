"""Files that a spreadsheet opens: text stays text, however it begins."""

import csv
import io
from datetime import date

import pytest

from onroll.web.exports import Column, as_csv, plain_text

DANGEROUS = [
    "=1+1",
    "+1",
    "-1+1",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    " =1",
    "\u200b=1",
    "\ufeff=1",
    "\u00a0+1",
    "\uff1d1",
    "|x",
    "%x",
]


@pytest.mark.parametrize("text", DANGEROUS)
def test_it_lets_no_text_begin_a_formula(text: str) -> None:
    assert plain_text(text) == "'" + text


@pytest.mark.parametrize("text", ["Okonjo", "O'Neill", "3 High Street", "a=b", "Anne-Marie", ""])
def test_it_leaves_other_text_alone(text: str) -> None:
    assert plain_text(text) == text


def test_it_writes_days_numbers_and_blanks_as_they_are() -> None:
    columns = [
        Column("a", "Name"),
        Column("b", "Born", kind="day"),
        Column("c", "Left", kind="number"),
        Column("d", "D"),
    ]
    answer = as_csv("x", columns, [{"a": "=x", "b": date(2018, 3, 2), "c": -5, "d": None}])
    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert rows == [["Name", "Born", "Left", "D"], ["'=x", "2018-03-02", "-5", ""]]
