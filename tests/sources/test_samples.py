"""Every source has a sample in which every column is filled, and reads it whole."""

from __future__ import annotations

import polars as pl
import pytest

from onroll.sources.catalogue import all_sources
from onroll.sources.claims import FACT_COLUMNS, REF_COLUMNS, SIGHTING_COLUMNS
from onroll.sources.headers import known_headers
from onroll.sources.shape import FactShape, Source
from onroll.sources.values import plain
from tests.sources.files import SAMPLES, reading_of

SOURCES = all_sources()
ABOUT_CHILDREN = [source for source in SOURCES if source.identity_columns]
SLOTS = ("true_from", "true_until", "said_on", "school", "code", "detail", "place", "ref", "number")
ONLY_IN_THE_OTHER_EXTRACT = {"school_census": {"leaving_date", "roll_part"}, "schools": {"laestab"}}


def name(source: Source) -> str:
    return source.code


@pytest.mark.parametrize("source", SOURCES, ids=name)
def test_it_reads_its_sample_without_a_problem(source: Source) -> None:
    reading = reading_of(SAMPLES / f"{source.code}.csv", source.code)
    assert reading.problems.rows() == []
    assert (reading.rows, reading.accepted, reading.rejected) == (3, 3, 0)


@pytest.mark.parametrize("source", SOURCES, ids=name)
def test_its_sample_fills_every_column_it_declares(source: Source) -> None:
    header = (SAMPLES / f"{source.code}.csv").read_text("utf-8").splitlines()[0].split(",")
    known = known_headers(source)
    sent = {known[plain(cell)] for cell in header if plain(cell) in known}
    declared = {column.name for column in source.columns}
    assert declared - sent == ONLY_IN_THE_OTHER_EXTRACT.get(source.code, set())


@pytest.mark.parametrize("source", ABOUT_CHILDREN, ids=name)
def test_it_makes_every_claim_its_shapes_promise(source: Source) -> None:
    reading = reading_of(SAMPLES / f"{source.code}.csv", source.code)
    for shape in source.facts:
        if shape.part == "changes":
            continue
        facts = reading.facts.filter(pl.col("kind") == shape.kind)
        assert facts["line"].to_list() == [2, 3, 4]
        for slot in SLOTS:
            assert (facts[slot].null_count() == 0) is promised(shape, slot), f"{shape.kind}: {slot}"


def promised(shape: FactShape, slot: str) -> bool:
    return bool(getattr(shape, slot))


@pytest.mark.parametrize("source", ABOUT_CHILDREN, ids=name)
def test_its_frames_have_the_agreed_shapes(source: Source) -> None:
    reading = reading_of(SAMPLES / f"{source.code}.csv", source.code)
    assert reading.sightings.schema == SIGHTING_COLUMNS
    assert reading.facts.schema == FACT_COLUMNS
    assert reading.refs.schema == REF_COLUMNS
    assert reading.sightings["upn"].null_count() == reading.sightings["dob"].null_count() == 0
    assert reading.sightings["said_on"].null_count() == (3 if source.code == "none" else 0)


@pytest.mark.parametrize("source", ABOUT_CHILDREN, ids=name)
def test_it_names_no_header_twice(source: Source) -> None:
    taken: dict[str, str] = {}
    for column in source.columns:
        for header in (column.name, *column.aliases):
            assert taken.setdefault(plain(header), column.name) == column.name, header


def test_it_refers_only_to_columns_it_has() -> None:
    for source in SOURCES:
        names = {column.name for column in source.columns} | {"school", "as_at"}
        for shape in source.facts:
            days = (*shape.true_from, *shape.true_until, *shape.said_on, *shape.school)
            assert set(days) <= names, source.code


def test_it_gives_reference_rows_by_clean_names() -> None:
    schools = reading_of(SAMPLES / "schools.csv", "schools").reference
    assert schools.row(0, named=True)["laestab"] == "8524001"
    assert schools.select("urn", "low_age", "pupils").row(0) == ("116401", 4, 398)
    links = reading_of(SAMPLES / "school_links.csv", "school_links").reference
    assert links.columns == ["line", "urn", "link_urn", "link_type", "link_on"]
    assert reading_of(SAMPLES / "postcodes.csv", "postcodes").reference.row(0)[:3] == (2, "SO14 1AA", "852")
    vacancies = reading_of(SAMPLES / "vacancies.csv", "vacancies").reference
    assert vacancies.select("laestab", "year_group", "places").rows() == [
        ("8524001", 7, 3), ("8524002", 8, 0), ("8524003", 0, None),
    ]  # fmt: skip
