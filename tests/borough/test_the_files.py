"""The files are as a supplier would send them: readable, listed in order, each row somebody's."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from collections import Counter
from datetime import date
from functools import cache
from importlib import import_module
from pathlib import Path

from onroll.borough import write
from onroll.borough.post import written_header
from onroll.facts.identifiers import nhs_problem, upn_problem
from onroll.sources.headers import known_headers
from onroll.sources.read import read
from onroll.sources.shape import Reading
from onroll.sources.values import plain
from tests.borough.town import REFERENCE, sheet, told, written


def fingerprint(folder: Path) -> dict[str, str]:
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


@cache
def readings() -> dict[str, Reading]:
    """Every file of the borough, read as the product reads it."""
    found = {}
    for entry in sheet(written() / "deliveries.csv"):
        source = import_module(f"onroll.sources.datasets.{entry['source']}").SOURCE
        as_at = date.fromisoformat(entry["as_at"]) if entry["as_at"] else None
        learned = date.fromisoformat(entry["learned_at"][:10])
        path = written() / entry["file"]
        found[entry["file"]] = read(
            source, path, as_at=as_at, school=entry["school"] or None, learned_on=learned
        )
    return found


def test_the_same_seed_gives_the_same_bytes_whatever_the_hash_order(tmp_path: Path) -> None:
    code = f"from pathlib import Path; from onroll.borough import write; write(Path({str(tmp_path)!r}), children=300)"
    subprocess.run([sys.executable, "-c", code], check=True, env={**os.environ, "PYTHONHASHSEED": "77"})
    assert fingerprint(tmp_path) == fingerprint(written())


def test_another_seed_gives_another_borough(tmp_path: Path) -> None:
    write(tmp_path, children=300, seed=2)
    names = {
        (row["forename"], row["surname"], row["dob"]) for row in sheet(tmp_path / "truth" / "people.csv")
    }
    others = {
        (row["forename"], row["surname"], row["dob"]) for row in sheet(written() / "truth" / "people.csv")
    }
    assert not names & others


def test_a_borough_may_be_a_hamlet_or_last_a_month(tmp_path: Path) -> None:
    assert write(tmp_path / "hamlet", children=1).children == 1
    month = write(tmp_path / "month", children=60, start=date(2026, 9, 1), end=date(2026, 9, 30))
    assert month.rows["school_roll"] > 0
    two_years = write(tmp_path / "years", children=60, start=date(2025, 9, 1), end=date(2027, 8, 31))
    assert two_years.deliveries > month.deliveries


def test_deliveries_are_listed_in_the_order_in_which_they_came() -> None:
    listed = sheet(written() / "deliveries.csv")
    assert [d["learned_at"] for d in listed] == sorted(d["learned_at"] for d in listed)
    assert [d["source"] for d in listed[:3]] == ["school_links", "schools", "postcodes"]
    assert all((written() / d["file"]).exists() for d in listed)
    assert len({d["file"] for d in listed}) == len(listed)


def test_every_postcode_has_a_place_of_its_own_inside_its_district() -> None:
    """So the distance from a home to a school can be worked out, and a school is where its postcode is."""
    areas = {row["postcode"]: (int(row["easting"]), int(row["northing"])) for row in rows_of("postcodes")}
    assert len(set(areas.values())) == len(areas) > 20
    for district in {code.split()[0] for code in areas}:
        inside = [at for code, at in areas.items() if code.split()[0] == district]
        assert all(max(side) - min(side) < 3_000 for side in zip(*inside, strict=True))
    schools = rows_of("schools")
    assert {(int(one["Easting"]), int(one["Northing"])) for one in schools} <= set(areas.values())
    assert all(areas[one["Postcode"]] == (int(one["Easting"]), int(one["Northing"])) for one in schools)


def test_some_schools_have_places_and_others_are_full() -> None:
    """Counted this week, so that the nearest school with a place is one that can be named."""
    rows = rows_of("vacancies")
    assert {row["places"] == "0" for row in rows} == {True, False}
    assert len({(row["laestab"], row["year_group"]) for row in rows}) == len(rows)
    assert {row["laestab"][:3] for row in rows} == {"899"}


def rows_of(source: str) -> list[dict[str, str]]:
    """The lines of the one file that a source sent."""
    (entry,) = [one for one in sheet(written() / "deliveries.csv") if one["source"] == source]
    return sheet(written() / entry["file"])


def test_every_source_sends_something_but_transfer_files() -> None:
    sources = {
        path.stem for path in Path(import_module("onroll.sources.datasets").__path__[0]).glob("[a-z]*.py")
    }
    assert sources - {d.source for d in told(8000, 1).deliveries} == {"transfer_files"}


def test_every_file_reads_without_a_row_rejected() -> None:
    assert {file: r.rejected for file, r in readings().items() if r.rejected} == {}


def test_every_header_is_one_that_the_product_knows() -> None:
    for delivery in told().deliveries:
        known = known_headers(import_module(f"onroll.sources.datasets.{delivery.source}").SOURCE)
        sent = {plain(written_header(column, delivery.style.header)) for column in delivery.columns}
        unknown = sent - set(known) - {"pupilonrolltableid", "pupilnolongeronrolltableid"}
        assert unknown == set(), delivery.file


def test_every_row_about_a_child_is_in_the_truth_exactly_once() -> None:
    truth = Counter((row["file"], int(row["line"])) for row in sheet(written() / "truth" / "rows.csv"))
    sources = {d["file"]: d["source"] for d in sheet(written() / "deliveries.csv")}
    rows = {
        (file, line)
        for file, reading in readings().items()
        if sources[file] not in REFERENCE
        for line in range(2, reading.rows + 2)
    }
    assert set(truth) == rows
    assert set(truth.values()) == {1}


def test_numbers_are_well_formed_but_for_the_clerks_own_slips() -> None:
    upns = [str(row["upn"]) for d in told().deliveries for row in d.rows if row.get("upn")]
    wrong = sum(1 for upn in upns if upn_problem(upn))
    assert 0 < wrong < 0.02 * len(upns)
    assert all(upn_problem(upn) is None for person in told().world.people for _, upn in person.upns)
    assert all(nhs_problem(p.nhs) is None and p.nhs.startswith("999") for p in told().world.people)


def test_files_come_in_every_clothing_that_the_contract_allows() -> None:
    styles = [d.style for d in told().deliveries]
    assert {s.kind for s in styles} == {"csv", "xlsx", "xml"}
    assert {s.encoding for s in styles} == {"utf-8", "utf-8-sig", "cp1252"}
    assert {s.separator for s in styles} == {",", ";", "\t"}
    assert {s.days for s in styles} == {"iso", "uk", "long", "census"}
