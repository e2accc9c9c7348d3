"""Codes, year groups, numbers and identities, and what becomes of those that cannot be right."""

from __future__ import annotations

from pathlib import Path

import pytest

from onroll.sources.catalogue import all_sources
from onroll.sources.values import Reader, identity_readers, read_sex, read_year_group, read_yes_no, reader_of
from tests.sources.files import LEARNED_ON, read_text, warnings_of


@pytest.mark.parametrize(
    ("text", "year"),
    [("7", 7), ("Y7", 7), ("Yr 7", 7), ("Year 7", 7), ("07", 7), ("7.0", 7), ("R", 0), ("Rec", 0), ("YR", 0),
     ("Reception", 0), ("Year R", 0), ("N1", -2), ("N2", -1), ("E1", -4), ("E2", -3), ("14", 14), ("Y13", 13)],
)  # fmt: skip
def test_it_reads_a_year_group_as_people_write_it(text: str, year: int) -> None:
    assert read_year_group(text) == (float(year), None)


def test_it_knows_the_years_that_are_no_year() -> None:
    assert read_year_group("X") == read_year_group("m") == (None, None)
    assert read_year_group("15")[1] and read_year_group("7A")[1]


@pytest.mark.parametrize("text", ["yes", "Y", "TRUE", "1", "1.0", "t"])
def test_it_reads_yes(text: str) -> None:
    assert read_yes_no(text) == ("yes", None)


@pytest.mark.parametrize("text", ["no", "N", "False", "0", "0.0"])
def test_it_reads_no(text: str) -> None:
    assert read_yes_no(text) == ("no", None)


def test_it_takes_an_unstated_sex_as_blank_without_a_warning() -> None:
    assert read_sex("Female") == read_sex("2") == ("F", None)
    assert read_sex("U") == read_sex("x") == (None, None)
    assert read_sex("Q")[1]


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("upn", "A123"), ("upn", "H852400120001"), ("nhs_number", "9990001015"), ("postcode", "SO14"),
        ("dob", "31/02/2026"), ("dob", "2026-10-03"), ("dob", "1901-01-01"), ("uprn", "none"), ("sex", "boy?girl"),
        ("nc_year", "99"), ("enrol_status", "Q"), ("part_time", "sometimes"), ("entry_date", "13/13/2026"),
    ],
)  # fmt: skip
def test_it_keeps_a_bad_value_raw_only_and_warns_of_it(tmp_path: Path, column: str, value: str) -> None:
    reading = read_text(tmp_path, f"surname,{column}\nHaddad,{value}\n")
    if column != "sex":
        assert warnings_of(reading) == [(2, column, value)]
    assert reading.accepted == 1
    assert value in reading.sightings["raw"][0]
    if column in reading.sightings.columns:
        assert reading.sightings[column][0] is None or column == "sex"


def test_it_cannot_recognise_a_child_by_a_bad_number_alone(tmp_path: Path) -> None:
    reading = read_text(tmp_path, "upn,surname\nA123,\n")
    assert (reading.accepted, reading.rejected) == (0, 1)
    assert set(reading.problems["severity"]) == {"warning", "rejected"}


def test_it_takes_a_birthday_up_to_the_day_it_was_learned(tmp_path: Path) -> None:
    reading = read_text(tmp_path, f"surname,dob\nHaddad,{LEARNED_ON.isoformat()}\n")
    assert reading.sightings["dob"][0] == LEARNED_ON


def test_it_reads_every_code_and_every_word_for_one() -> None:
    for source in all_sources():
        for column in source.columns:
            reader: Reader | None = reader_of(column, source)
            for text, code in (*((code, code) for code in column.codes), *column.code_aliases):
                assert reader and reader(text) == (code, None), f"{source.code}.{column.name}: {text}"


def test_it_reads_only_known_identity_columns_specially() -> None:
    assert set(identity_readers(LEARNED_ON)) == {
        "upn", "former_upn", "nhs_number", "dob", "sex", "postcode", "uprn",
    }  # fmt: skip


def test_it_warns_of_a_formula_and_keeps_it_as_text(tmp_path: Path) -> None:
    formula = '=HYPERLINK(""http://x.test"")'
    reading = read_text(tmp_path, f'surname,forename\nAble,Ann\n"{formula}",Bea\n')
    assert (reading.accepted, reading.rejected) == (2, 0)
    assert [(line, column) for line, column, _ in warnings_of(reading)] == [(3, "surname")]
    assert "formula" in reading.problems["problem"][0]


def test_it_keeps_a_reference_quoted_for_a_spreadsheet(tmp_path: Path) -> None:
    reading = read_text(tmp_path, 'surname,source_ref\nAble,"=""0012"""\n')
    assert not reading.problems.height
