"""A look at a file before it is read: when somebody is asked, and the first rows as they would be read."""

from pathlib import Path

import pytest
from xlsxwriter import Workbook

from onroll.sources import sample
from onroll.sources.catalogue import find
from onroll.sources.headers import fingerprint, written_by
from onroll.sources.shape import Refused
from tests.sources.files import LEARNED_ON, write

STRANGE = "Sirname,Brth,Bus\nHaddad,14/03/2016,Red\nOkafor,31/02/2016,Blue\nVance\n"
MEANS = {"Sirname": "surname", "Brth": "dob", "Bus": ""}


def look(
    path: Path, source: str = "referrals", mappings: dict[str, dict[str, str]] | None = None
) -> sample.Look:
    folder = path.parent / "seen"
    return sample.look(
        written_by(find(source), mappings or {}), path, folder, learned_on=LEARNED_ON, max_rows=1000
    )


@pytest.mark.parametrize(
    ("content", "asks"),
    [
        (STRANGE, True),
        ("Surname,DOB\nHaddad,14/03/2016\n", False),
        ("Surname,DOB,\nHaddad,14/03/2016,\n", False),  # a stray comma is no column
        ("Surname,DOB,\nHaddad,14/03/2016,x\n", True),
        ("dob,postcode\n14/03/2016,ZY1 2BB\n", True),  # all known, and nobody named
        ("<?xml version='1.0'?><CTfile><Header/></CTfile>", False),
        (",".join(f"c{n}" for n in range(300)) + "\n", False),
        (f"{'x' * 300},surname\n", False),
    ],
)
def test_it_asks_only_where_there_is_something_to_decide(tmp_path: Path, content: str, asks: bool) -> None:
    assert look(write(tmp_path, content)).asks is asks


def test_it_asks_no_more_once_it_has_been_decided(tmp_path: Path) -> None:
    assert not look(write(tmp_path, STRANGE), mappings={fingerprint(MEANS): MEANS}).asks


def test_it_refuses_to_look_at_what_is_no_list(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="empty"):
        look(write(tmp_path, ""))


def test_it_looks_into_a_workbook_too(tmp_path: Path) -> None:
    book = Workbook(str(tmp_path / "list.xlsx"))
    sheet = book.add_worksheet()
    for number, line in enumerate(STRANGE.splitlines()):
        sheet.write_row(number, 0, line.split(","))
    book.close()
    seen = look(tmp_path / "list.xlsx")
    assert seen.asks and seen.headers == ("Sirname", "Brth", "Bus")
    assert [one.column for one in seen.suggestions][:1] == ["surname"]


def test_it_shows_each_row_as_it_would_be_read_and_what_is_wrong(tmp_path: Path) -> None:
    look(write(tmp_path, STRANGE))
    source = written_by(find("referrals"), {fingerprint(MEANS): MEANS})
    found = sample.preview(source, tmp_path / "seen" / sample.SAMPLE, learned_on=LEARNED_ON)
    assert found.columns == ("surname", "dob")
    assert [(row["surname"], row["dob"]) for row in found.rows] == [
        ("Haddad", "2016-03-14"),
        ("Okafor", None),
    ]
    assert [(one["line"], one["column"], one["severity"]) for one in found.problems] == [
        (3, "Brth", "warning"), (4, "", "rejected"),
    ]  # fmt: skip
    assert found.unread == []


def test_it_shows_fifty_rows_and_no_more(tmp_path: Path) -> None:
    look(write(tmp_path, "Sirname\n" + "Haddad\n" * 80))
    source = written_by(find("referrals"), {fingerprint(["Sirname"]): {"Sirname": "surname"}})
    assert len(sample.preview(source, tmp_path / "seen" / sample.SAMPLE, learned_on=LEARNED_ON).rows) == 50


def test_it_names_a_column_of_which_nothing_can_be_read(tmp_path: Path) -> None:
    look(write(tmp_path, STRANGE))
    wrong = {**MEANS, "Brth": "", "Bus": "dob"}
    source = written_by(find("referrals"), {fingerprint(wrong): wrong})
    assert sample.preview(source, tmp_path / "seen" / sample.SAMPLE, learned_on=LEARNED_ON).unread == ["Bus"]


def test_it_asks_nothing_of_a_published_list_that_has_more_columns_than_are_used(tmp_path: Path) -> None:
    assert not look(
        write(tmp_path, "URN,EstablishmentName,Trusts (name)\n140001,Alder Park,A Trust\n"), "schools"
    ).asks
    assert look(write(tmp_path, "Number,EstablishmentName\n140001,Alder Park\n"), "schools").asks
