"""What particular rows say, source by source."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from onroll.sources.shape import Refused
from tests.sources.files import AS_AT, SAMPLES, read_text, reading_of

WHO = "surname,forename,dob"
AMIRA = "Haddad,Amira,2016-03-14"


def fact(folder: Path, source: str, columns: str, values: str) -> dict[str, object]:
    return read_text(folder, f"{WHO},{columns}\n{AMIRA},{values}\n", source).facts.row(0, named=True)


def test_it_reads_a_roll_as_an_enrolment_on_the_rolls_day(tmp_path: Path) -> None:
    found = fact(
        tmp_path, "school_roll", "urn,entry_date,enrol_status,nc_year,part_time", "116401,1 Sep 2020,M,Yr 5,Y"
    )
    assert found["kind"] == "enrolment" and found["school"] == "urn:116401"
    assert (found["true_from"], found["said_on"]) == (date(2020, 9, 1), AS_AT)
    assert (found["code"], found["detail"], found["number"]) == ("M", "part_time", 5.0)


def test_it_leaves_a_blank_enrolment_status_and_full_time_unsaid(tmp_path: Path) -> None:
    found = fact(tmp_path, "school_roll", "laestab,enrol_status,part_time", "8524001,,no")
    assert (found["code"], found["detail"]) == (None, None)


def test_it_prefers_the_seven_digits_to_the_urn(tmp_path: Path) -> None:
    assert fact(tmp_path, "school_roll", "urn,laestab", "116401,852/4001")["school"] == "8524001"


def test_it_joins_four_digits_to_the_authoritys_three(tmp_path: Path) -> None:
    assert fact(tmp_path, "school_roll", "LEA,Estab", "850,2002")["school"] == "8502002"


def test_it_names_the_neighbour_whose_roll_it_is(tmp_path: Path) -> None:
    found = fact(tmp_path, "neighbour_roll", "laestab,la_code", "8502002,850")
    assert (found["place"], found["school"]) == ("850", "8502002")


@pytest.mark.parametrize(
    ("columns", "values", "kind", "place"),
    [
        ("destination_laestab", "8502002", "school", "8502002"),
        ("destination_la", "850", "other_la", "850"),
        ("destination_country", "France", "abroad", "France"),
        ("destination_kind", "Elective Home Education", "home_education", None),
        ("destination_kind", "not known", "unknown", None),
        ("destination_kind,destination_la", "school,850", "school", "850"),
        ("ground", "a", None, None),
    ],
)
def test_it_infers_a_leavers_destination_only_from_what_is_filled(
    tmp_path: Path, columns: str, values: str, kind: str | None, place: str | None
) -> None:
    found = fact(tmp_path, "school_leavers", f"leaving_date,{columns}", f"11/09/2026,{values}")
    assert (found["detail"], found["place"], found["said_on"]) == (kind, place, date(2026, 9, 11))


@pytest.mark.parametrize("ground", ["h", "H", "9(1)(h)", "reg 9(1)(h)", "(h)"])
def test_it_reads_a_ground_however_it_is_cited(tmp_path: Path, ground: str) -> None:
    assert fact(tmp_path, "school_leavers", "leaving_date,ground", f"2026-09-11,{ground}")["code"] == "h"


def test_it_takes_an_undecided_application_as_pending(tmp_path: Path) -> None:
    columns = "application_ref,round,received_on,outcome,refusal_reason"
    found = fact(tmp_path, "applications", columns, "A1,in-year,2026-09-01,,")
    assert (found["code"], found["detail"], found["ref"]) == ("pending", "in_year|", "A1")


def test_it_takes_an_unreadable_outcome_as_nothing(tmp_path: Path) -> None:
    reading = read_text(tmp_path, f"{WHO},outcome\n{AMIRA},perhaps\n", "applications")
    assert reading.facts["code"].to_list() == [None]
    assert reading.problems.row(0)[:3] == (2, "outcome", "perhaps")


def test_it_keeps_an_offers_start_as_its_place(tmp_path: Path) -> None:
    columns = "application_ref,laestab,offered_on,start_on,deferred_to"
    assert fact(tmp_path, "offers", columns, "A1,8524001,2026-03-01,2026-09-03,")["place"] == "2026-09-03"
    assert (
        fact(tmp_path, "offers", columns, "A1,8524001,2026-03-01,2026-09-03,2027-01-04")["place"]
        == "2027-01-04"
    )


def test_it_takes_the_old_word_for_a_suspension(tmp_path: Path) -> None:
    assert fact(tmp_path, "exclusions", "category,excluded_on", "FIXD,2026-09-15")["code"] == "SUSP"


def test_it_puts_a_referrer_together_without_blanks(tmp_path: Path) -> None:
    found = fact(
        tmp_path, "referrals", "referred_on,referrer,role,organisation", "2026-09-15,Carol,,Invented Trust"
    )
    assert found["place"] == "Carol, Invented Trust"


def test_it_shares_application_references_between_applications_and_offers(tmp_path: Path) -> None:
    for source in ("applications", "offers"):
        reading = read_text(tmp_path, "application_ref,laestab\nA1,8524001\n", source)
        assert (reading.accepted, reading.refs.rows()) == (1, [(2, "application", "A1")])


def test_it_keeps_each_schools_references_apart() -> None:
    roll = reading_of(SAMPLES / "school_roll.csv")
    assert roll.refs.row(0) == (2, "school_roll:8524001", "R1")
    assert (
        reading_of(SAMPLES / "child_health.csv", "child_health").refs.row(0)[1] == "child_health:source_ref"
    )


def test_it_takes_the_sightings_days_from_its_first_claim() -> None:
    row = reading_of(SAMPLES / "home_education.csv", "home_education").sightings.row(0, named=True)
    assert (row["true_from"], row["true_until"]) == (date(2026, 4, 20), date(2026, 9, 1))
    assert row["said_on"] == date(2026, 6, 1)


# The School Census, flattened


def test_it_reads_pupils_on_roll_by_the_senders_own_school() -> None:
    reading = reading_of(SAMPLES / "school_census_on_roll.csv", "school_census", school=None)
    assert (reading.rows, reading.accepted) == (2, 2)
    assert reading.facts.select("kind", "school", "code", "number").rows() == [
        ("enrolment", "native:SCH7", "O", -2.0), ("enrolment", "native:SCH5", None, None),
    ]  # fmt: skip


def test_it_reads_pupils_no_longer_on_roll_as_changes_that_need_no_day() -> None:
    path = SAMPLES / "school_census_no_longer_on_roll.csv"
    reading = reading_of(path, "school_census", school=None, as_at=None)
    assert reading.facts.select("kind", "true_from", "school").rows() == [
        ("leaving", date(2024, 12, 3), "native:SCH5"), ("leaving", date(2024, 12, 7), "native:SCH2"),
    ]  # fmt: skip
    assert reading.snapshots.height == 0


def test_it_warns_of_made_up_pupil_numbers_and_does_not_use_them() -> None:
    reading = reading_of(SAMPLES / "school_census_on_roll.csv", "school_census")
    assert reading.sightings["upn"].null_count() == 2
    assert reading.problems.filter(column="upn").select("line", "value", "severity").rows() == [
        (2, "7aa8bb9c-8ca", "warning"), (3, "0dd1ee2f-123", "warning"),
    ]  # fmt: skip


# Days and schools that the file does not say


def test_it_refuses_a_roll_of_no_day(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="--as-at"):
        read_text(tmp_path, f"{WHO},laestab\n{AMIRA},8524001\n", as_at=None)


def test_it_refuses_a_roll_of_no_school(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="--school"):
        read_text(tmp_path, f"{WHO}\n{AMIRA}\n", school=None)


def test_it_takes_the_files_own_day_and_school_before_those_given(tmp_path: Path) -> None:
    rows = f"{AMIRA},8524002,2026-09-10\n{AMIRA},,\n"
    reading = read_text(tmp_path, f"{WHO},laestab,as_at\n{rows}", school="116401")
    assert reading.facts.select("school", "said_on").rows() == [
        ("8524002", date(2026, 9, 10)), ("urn:116401", AS_AT),
    ]  # fmt: skip


def test_it_gives_no_school_to_a_row_whose_school_cannot_be_read(tmp_path: Path) -> None:
    reading = read_text(tmp_path, f"{WHO},laestab\n{AMIRA},the academy\n{AMIRA},8524001\n")
    assert reading.facts.select("line", "school").rows() == [(3, "8524001")]
    assert reading.accepted == 2
    assert len(reading.problems.filter(line=2)) == 2


def test_it_says_which_schools_days_and_coverage_a_snapshot_holds(tmp_path: Path) -> None:
    rows = f"{AMIRA},8524001,named children\n{AMIRA},8524001,named_children\n{AMIRA},8524002,\n"
    reading = read_text(tmp_path, f"{WHO},laestab,coverage\n{rows}")
    assert reading.snapshots.rows() == [("8524001", AS_AT, "named_children", 2), ("8524002", AS_AT, None, 1)]
