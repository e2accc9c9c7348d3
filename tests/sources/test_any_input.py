"""Whatever the bytes, a file is read with every row accounted for, or refused in words; nothing else can happen."""

from __future__ import annotations

import csv
import io
import tempfile
from pathlib import Path

import polars as pl
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onroll.sources.catalogue import all_sources
from onroll.sources.shape import Reading, Refused
from tests.sources.files import SAMPLES, read_text

SOURCES = st.sampled_from([source.code for source in all_sources()])
HEADERS = [
    "surname",
    "Forename",
    "DOB",
    "upn",
    "laestab",
    "urn",
    "as_at",
    "nc_year",
    "sex",
    "surname",
    "",
    "colour",
]
CELLS = st.one_of(
    st.text(max_size=12),
    st.sampled_from(
        ["", "31/02/2026", "2016-03-14", "46266", "=1+1", '"', "a\nb", "\0", "8524001", "R", "x" * 10_001]
    ),
)
OFTEN = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def outcome(content: bytes, source: str) -> Reading | None:
    with tempfile.TemporaryDirectory() as folder:
        try:
            reading = read_text(Path(folder), content, source)
        except Refused as refused:
            assert str(refused).startswith("list.csv")
            return None
    check(reading)
    return reading


def check(reading: Reading) -> None:
    assert reading.accepted + reading.rejected == reading.rows
    rejected = reading.problems.filter(pl.col("severity") == "rejected")
    assert rejected["line"].n_unique() == rejected.height == reading.rejected
    kept = reading.reference if reading.reference.width else reading.sightings
    lines = [*kept["line"], *rejected["line"]]
    assert sorted(lines) == list(range(2, reading.rows + 2))
    assert set(reading.facts["line"]) | set(reading.refs["line"]) <= set(kept["line"])


@OFTEN
@given(st.binary(max_size=400), SOURCES)
def test_it_survives_any_bytes(content: bytes, source: str) -> None:
    outcome(content, source)


@OFTEN
@given(st.binary(max_size=200), SOURCES, st.integers(0, 2000))
def test_it_survives_any_bytes_in_the_middle_of_a_good_file(content: bytes, source: str, place: int) -> None:
    sample = (SAMPLES / f"{source}.csv").read_bytes()
    outcome(sample[:place] + content + sample[place:], source)


@OFTEN
@given(SOURCES, st.integers(0, 3000))
def test_it_survives_half_a_file(source: str, length: int) -> None:
    outcome((SAMPLES / f"{source}.csv").read_bytes()[:length], source)


@OFTEN
@given(st.lists(st.lists(CELLS, min_size=len(HEADERS), max_size=len(HEADERS)), max_size=8))
def test_it_accounts_for_every_well_formed_row(rows: list[list[str]]) -> None:
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\n", quoting=csv.QUOTE_ALL)
    writer.writerow(HEADERS)
    writer.writerows(rows)
    content = file.getvalue().encode("utf-8", "replace")
    reading = outcome(content, "school_roll")
    if reading:
        assert reading.rows == len(rows)


@OFTEN
@given(st.text(max_size=300))
def test_it_survives_any_text_under_a_good_header(text: str) -> None:
    outcome(f"surname,forename,dob,laestab\n{text}\n".encode("utf-8", "replace"), "school_roll")
