"""Every source's published columns are known, and its list says the same in any separator, encoding or workbook."""

from __future__ import annotations

import csv
import io
import re
from datetime import date
from pathlib import Path

import polars as pl
import pytest
import xlsxwriter

from onroll.sources.catalogue import all_sources
from onroll.sources.headers import known_headers
from onroll.sources.shape import IDENTITY, Reading
from onroll.sources.values import plain
from tests.sources.files import SAMPLES, reading_of, write

CODES = [source.code for source in all_sources()]
ROLL = "laestab urn as_at entry_date enrol_status nc_year part_time coverage"
PUBLISHED = {
    "schools": "URN|LA (code)|EstablishmentNumber|EstablishmentName|TypeOfEstablishment (name)|PhaseOfEducation (name)|"
               "EstablishmentStatus (name)|StatutoryLowAge|StatutoryHighAge|SchoolCapacity|NumberOfPupils|Postcode|"
               "OpenDate|CloseDate|Easting|Northing",
    "school_links": "URN LinkURN LinkType LinkEstablishedDate", "postcodes": "postcode la_code easting northing",
    "vacancies": "laestab urn year_group places counted_on",
    "school_roll": ROLL, "independent_roll": ROLL, "neighbour_roll": f"{ROLL} la_code",
    "school_census": f"{ROLL} leavingdate NativeId",
    "school_leavers": "laestab urn leaving_date ground destination_kind destination_laestab destination_la "
                      "destination_country destination_address destination_start returned_on",
    "school_joiners": "laestab urn starting_day previous_laestab returned_on",
    "transfer_files": "laestab urn leaving_date starting_day",
    "roll_check": "laestab asked_on answer starting_day", "no_shows": "laestab expected_on contact_made reason",
    "applications": "application_ref round received_on authority decided_on outcome refusal_reason",
    "offers": "application_ref laestab offered_on start_on response responded_on deferred_to withdrawn_on",
    "home_education": "notified_on started_on assessed_on finding ended_on",
    "eotas": "provider started_on ended_on hours_per_week",
    "exclusions": "laestab category excluded_on days review_concluded_on provision_from provider",
    "absences": "laestab first_day school_days codes authorised",
    "send_plans": "plan_issued_on named_laestab plan_ended_on",
    "looked_after": "care_started_on care_ended_on responsible_la", "social_care": "plan started_on ended_on worker",
    "child_health": "registered_on moved_in_on moved_out_on", "early_years": "provider started_on ended_on",
    "benefits": "household_ref seen_on", "housing": "old_postcode moved_on", "police_notices": "notice_ref notice_on",
    "adoption": "placed_on", "youth_justice": "started_on ended_on",
    "other_authority": "la_code asked_on answered_on answer laestab",
    "pupil_lookup": "looked_up_on service found laestab as_at", "closures": "closed_on reason evidence",
    "referrals": "referred_on referrer role organisation last_school last_seen_on concerns immediate_risk",
}  # fmt: skip
REFERENCE = ("schools", "school_links", "postcodes", "vacancies")
DAY = re.compile(r"\d{4}-\d\d-\d\d")


def sample(code: str) -> list[list[str]]:
    with (SAMPLES / f"{code}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def sheet(rows: list[list[str]], delimiter: str = ",") -> str:
    held = io.StringIO()
    csv.writer(held, delimiter=delimiter, lineterminator="\r\n").writerows(rows)
    return held.getvalue()


def workbook(rows: list[list[str]]) -> bytes:
    """A workbook as people make them: days and numbers are days and numbers."""
    held = io.BytesIO()
    with xlsxwriter.Workbook(held) as book:
        days = book.add_format({"num_format": "dd/mm/yyyy"})
        page = book.add_worksheet()
        page.write_row(0, 0, rows[0])
        for down, row in enumerate(rows[1:], start=1):
            for across, cell in enumerate(row):
                if DAY.fullmatch(cell):
                    page.write_datetime(down, across, date.fromisoformat(cell), days)
                elif re.fullmatch(r"[1-9]\d{0,8}", cell):
                    page.write_number(down, across, int(cell))
                else:
                    page.write_string(down, across, cell)
    return held.getvalue()


def says(reading: Reading) -> list[list[tuple[object, ...]]]:
    """All a reading says but the rows as sent, which differ with their spelling."""
    frames = (
        reading.sightings,
        reading.facts,
        reading.refs,
        reading.snapshots,
        reading.reference,
        reading.problems,
    )
    return [frame.select(pl.exclude("raw")).rows() if frame.width else [] for frame in frames]


def test_it_knows_every_source_that_is_published() -> None:
    assert sorted(PUBLISHED) == CODES


@pytest.mark.parametrize("code", CODES)
def test_it_knows_every_published_column(code: str) -> None:
    known = known_headers(next(source for source in all_sources() if source.code == code))
    names = PUBLISHED[code].split("|" if "|" in PUBLISHED[code] else " ")
    who = () if code in REFERENCE else (*IDENTITY, "source_ref")
    assert [name for name in (*names, *who) if plain(name) not in known] == []


@pytest.mark.parametrize("code", CODES)
def test_it_reads_any_separator_and_encoding_alike(tmp_path: Path, code: str) -> None:
    rows = [[cell.encode("cp1252", "ignore").decode("cp1252") for cell in row] for row in sample(code)]
    usual = says(reading_of(write(tmp_path, sheet(rows)), code))
    for delimiter in (",", ";", "\t"):
        for encoding in ("utf-8", "utf-8-sig", "cp1252"):
            other = reading_of(write(tmp_path, sheet(rows, delimiter).encode(encoding)), code)
            assert says(other) == usual, (delimiter, encoding)


@pytest.mark.parametrize("code", CODES)
def test_it_reads_a_workbook_as_it_reads_a_list(tmp_path: Path, code: str) -> None:
    usual = reading_of(SAMPLES / f"{code}.csv", code)
    assert says(reading_of(write(tmp_path, workbook(sample(code)), "list.xlsx"), code)) == says(usual)


@pytest.mark.parametrize("code", CODES)
def test_it_minds_no_case_space_hyphen_or_underscore(tmp_path: Path, code: str) -> None:
    header, *rows = sample(code)
    usual = says(reading_of(SAMPLES / f"{code}.csv", code))
    for spelt in (str.upper, str.title, lambda name: name.replace("_", " "), lambda name: f" {name}- "):
        other = reading_of(write(tmp_path, sheet([[spelt(name) for name in header], *rows])), code)
        assert says(other) == usual


@pytest.mark.parametrize("code", CODES)
def test_it_reads_any_way_of_writing_a_day(tmp_path: Path, code: str) -> None:
    header, *rows = sample(code)
    usual = says(reading_of(SAMPLES / f"{code}.csv", code))
    for form in ("{0:%d/%m/%Y}", "{0.day} {0:%b} {0:%Y}", "{0:%Y-%b-%d} 00:00:00", "{1}"):
        other = [[in_form(form, cell) for cell in row] for row in rows]
        assert says(reading_of(write(tmp_path, sheet([header, *other])), code)) == usual, form


def in_form(form: str, cell: str) -> str:
    """A day written another way: by a pattern, or as a spreadsheet's number; anything else as it is."""
    if not DAY.fullmatch(cell):
        return cell
    day = date.fromisoformat(cell)
    return form.format(day, (day - date(1899, 12, 30)).days)
