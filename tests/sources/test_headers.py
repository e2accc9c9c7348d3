"""Headers by any of their names."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.sources.files import read_text, warnings_of


@pytest.mark.parametrize(
    "header",
    [
        "Legal Surname,First Name,Date of Birth,Gender,Post Code,NHS No,Unique Pupil Number,DfE Number",
        "SURNAME,fore-name,DOB,SEX,POSTCODE,NHS_NUMBER,UPN,LAEstab",
        "Last_Name,Given Name,birthdate,gender,postcode,NHSNo,upn,Establishment",
        "LegalSurname,LegalForename,Birth Date,Sex,Post-Code,NHS number,UniquePupilNumber,DfENumber",
    ],
)
def test_it_knows_a_column_by_its_other_names(tmp_path: Path, header: str) -> None:
    row = "Haddad,Amira,14/03/2016,Female,so147aa,999 000 1014,g852400120001,852-4001\n"
    reading = read_text(tmp_path, f"{header}\n{row}", school=None)
    found = reading.sightings.row(0, named=True)
    assert [found[name] for name in ("surname", "forename", "sex", "postcode", "nhs_number", "upn", "school")] == [
        "Haddad", "Amira", "F", "SO14 7AA", "9990001014", "G852400120001", "8524001",
    ]  # fmt: skip
    assert reading.problems.rows() == []


def test_it_names_problems_by_the_files_own_header(tmp_path: Path) -> None:
    reading = read_text(tmp_path, "Surname,Date Of Birth\nHaddad,31/02/2026\n")
    assert warnings_of(reading) == [(2, "Date Of Birth", "31/02/2026")]


def test_it_uses_the_filled_one_of_two_columns_that_mean_the_same(tmp_path: Path) -> None:
    reading = read_text(
        tmp_path, "surname,dob,Date of birth\nHaddad,,2016-03-14\nOkafor,2014-09-02,2014-09-02\n"
    )
    assert reading.sightings["dob"].null_count() == 0
    assert reading.problems.rows() == []


def test_it_uses_neither_of_two_that_differ_and_says_so(tmp_path: Path) -> None:
    reading = read_text(tmp_path, "surname,dob,dob\nHaddad,2016-03-14,2016-04-14\n")
    assert reading.sightings["dob"][0] is None
    assert warnings_of(reading) == [(2, "dob", "2016-03-14 / 2016-04-14")]
    assert '"dob (2)":"2016-04-14"' in reading.sightings["raw"][0]


def test_it_minds_no_header_that_looks_like_a_pattern(tmp_path: Path) -> None:
    assert (
        read_text(tmp_path, "^surname$,^.*$,line,raw,\nHaddad,1,2,3,4\n").sightings["surname"][0] == "Haddad"
    )
