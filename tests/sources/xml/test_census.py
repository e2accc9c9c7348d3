"""A census holds a roll and those who have left it, and each row gives its own kind of fact."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import polars as pl
import pytest

from onroll.sources.shape import Reading, Refused
from tests.sources.files import reading_of, warnings_of, write
from tests.sources.xml.files import HEADER, LEFT, PUPIL, census


def read(folder: Path, content: str | bytes, **given: object) -> Reading:
    usual = {"source": "school_census", "as_at": None, "school": None}
    return reading_of(write(folder, content, "census.xml"), **(usual | given))  # type: ignore[arg-type]


def test_it_reads_the_roll_and_those_who_left_from_one_file(tmp_path: Path) -> None:
    reading = read(tmp_path, census())
    assert (reading.rows, reading.accepted, reading.rejected) == (2, 2, 0)
    assert reading.problems.rows() == []
    facts = reading.facts.select("line", "kind", "true_from", "said_on", "school", "code", "number").rows()
    assert facts == [
        (2, "enrolment", date(2021, 9, 1), date(2026, 10, 1), "8524001", "C", 5.0),
        (3, "leaving", date(2026, 7, 20), date(2026, 7, 20), "8524001", None, None),
    ]


def test_it_judges_absence_on_the_roll_alone(tmp_path: Path) -> None:
    assert read(tmp_path, census()).snapshots.rows() == [("8524001", date(2026, 10, 1), None, 1)]
    assert read(tmp_path, census(on_roll="")).snapshots.is_empty()


def test_it_reads_who_each_pupil_is(tmp_path: Path) -> None:
    amira, ben = read(tmp_path, census()).sightings.rows(named=True)
    told = ("upn", "surname", "forename", "dob", "sex", "address1", "town", "postcode", "home_language")
    assert [amira[name] for name in told] == [
        "X852400126001", "Yusuf", "Amira", date(2016, 3, 14), "F", "Flat 2, 14 Harbour Lane", "Anybourne", "SO14 1AA",
        "SOM",
    ]  # fmt: skip
    assert (ben["sex"], ben["school"]) == ("M", "8524001")


def test_it_keeps_what_it_does_not_know(tmp_path: Path) -> None:
    raw = json.loads(read(tmp_path, census()).sightings["raw"][0])
    assert raw["PupilCharacteristics/NewThing"] == "kept"
    assert raw["Exclusions/Exclusion/StartDate"] == "2026-01-01"


@pytest.mark.parametrize("root", ["Message xmlns='urn:a'", "x:Message xmlns:x='urn:a'"])
def test_it_minds_no_namespace(tmp_path: Path, root: str) -> None:
    assert read(tmp_path, census(root=root)).accepted == 2


@pytest.mark.parametrize(
    ("declared", "encoding"),
    [("UTF-8", "utf-8"), ("UTF-16", "utf-16"), ("Windows-1252", "cp1252"), ("ISO-8859-1", "cp1252")],
)
def test_it_reads_the_encoding_that_is_declared(tmp_path: Path, declared: str, encoding: str) -> None:
    text = census().replace('"UTF-8"', f'"{declared}"').replace("Yusuf", "Zoë’s")
    assert read(tmp_path, text.encode(encoding)).sightings["surname"][0] == "Zoë’s"


def test_it_takes_the_day_and_school_from_beside_the_file_where_it_says_neither(tmp_path: Path) -> None:
    text = census(
        header="<Header><CollectionDetails><Collection>SC</Collection></CollectionDetails></Header>"
    )
    with pytest.raises(Refused, match="--as-at"):
        read(tmp_path, text, school="8524002")
    with pytest.raises(Refused, match="--school"):
        read(tmp_path, text, as_at=date(2026, 10, 1))
    reading = read(tmp_path, text, as_at=date(2026, 10, 1), school="8524002")
    assert reading.snapshots.rows() == [("8524002", date(2026, 10, 1), None, 1)]


def test_it_takes_each_pupils_own_school_where_an_authority_sends_several(tmp_path: Path) -> None:
    own = PUPIL.replace("<PupilStatus>", "<PupilStatus><LAEstab>852/4002</LAEstab>")
    assert read(tmp_path, census(PUPIL + own)).sightings["school"].to_list() == [
        "8524001",
        "8524002",
        "8524001",
    ]


def test_it_names_the_line_the_element_and_the_value_that_are_wrong(tmp_path: Path) -> None:
    wrong = PUPIL.replace("2016-03-14", "2016-02-30").replace("SO14 1AA", "nowhere")
    reading = read(tmp_path, census(on_roll=PUPIL + wrong))
    assert warnings_of(reading) == [(3, "DOB", "2016-02-30"), (3, "PostCode", "nowhere")]


def test_it_rejects_a_pupil_of_whom_nothing_is_said(tmp_path: Path) -> None:
    reading = read(tmp_path, census(left=LEFT + "<PupilNoLongerOnRoll><Sex>F</Sex></PupilNoLongerOnRoll>"))
    assert (reading.rows, reading.accepted, reading.rejected) == (3, 2, 1)
    assert reading.problems.filter(pl.col("severity") == "rejected")["line"].to_list() == [4]


def test_it_warns_of_a_reference_date_that_is_none(tmp_path: Path) -> None:
    text = census(header=HEADER.replace("2026-10-01", "2026-13-01"))
    assert "ReferenceDate" in read(tmp_path, text, as_at=date(2026, 10, 1)).problems["problem"][0]


def test_it_refuses_another_collection(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="'CIN'"):
        read(tmp_path, census(header=HEADER.replace(">SC<", ">CIN<")))


def test_it_refuses_a_census_of_nobody(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="names no pupil"):
        read(tmp_path, census("", ""))


@pytest.mark.parametrize("source", ["school_roll", "transfer_files", "schools"])
def test_it_says_which_source_a_census_belongs_to(tmp_path: Path, source: str) -> None:
    with pytest.raises(Refused, match="School Census.*school_census"):
        read(tmp_path, census(), source=source)


def test_it_refuses_more_pupils_than_may_be_read(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="max_rows"):
        read(tmp_path, census(), max_rows=1)
