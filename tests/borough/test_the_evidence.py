"""What the files show, and when: nothing of a child before they came, moves confirmed, no missing child too soon."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta
from functools import cache

from onroll.borough.model import Person
from onroll.borough.post import Delivery
from onroll.borough.truth import MISSING
from onroll.policy.rulebook import positions
from tests.borough.test_the_files import readings
from tests.borough.town import END, sheet, told, written

EDUCATION = ("school_roll", "school_leavers", "school_joiners", "neighbour_roll", "absences", "exclusions")
NO_NUMBERS = ("police_notices", "housing", "benefits", "early_years", "youth_justice")
WHOLE = (8000, 1)


@cache
def rows_about() -> dict[int, list[tuple[Delivery, dict[str, object]]]]:
    found: dict[int, list[tuple[Delivery, dict[str, object]]]] = defaultdict(list)
    for delivery in told(*WHOLE).deliveries:
        for person, row in zip(delivery.people, delivery.rows, strict=False):
            found[person.number].append((delivery, row))
    return found


def test_the_truth_uses_the_accounts_own_words() -> None:
    used = {row["position"] for row in sheet(written() / "truth" / "days.csv")}
    used |= {spell.position for p in told(*WHOLE).world.people for spell in p.spells} | MISSING
    assert used <= {position.code for position in positions()}


def test_the_files_read_almost_without_a_warning() -> None:
    rows = sum(reading.rows for reading in readings().values())
    warnings = sum(reading.problems.height for reading in readings().values())
    assert warnings < 0.005 * rows


def test_nothing_is_written_of_a_child_who_is_not_born_or_has_not_come() -> None:
    early = []
    for number, rows in rows_about().items():
        person = told(*WHOLE).world.people[number - 1]
        came = person.born if person.scenario == "reappears" else max(person.born, person.arrived)
        early += [(person.pid, person.scenario, d.file) for d, _ in rows if d.learned < came]
    assert early == []


def test_lists_carry_the_numbers_that_such_lists_carry() -> None:
    for source in EDUCATION:
        assert 0.88 < share(source, "upn") < 0.99, source
    assert share("child_health", "nhs_number") > 0.97
    for source in NO_NUMBERS:
        assert share(source, "upn") == share(source, "nhs_number") == 0, source


def test_birth_dates_are_seldom_left_out() -> None:
    for source in ("benefits", "child_health", "early_years", *EDUCATION):
        assert share(source, "dob") > 0.97, source
    assert 0.75 < share("police_notices", "dob") < 1


def share(source: str, column: str) -> float:
    rows = [
        row for d in told(*WHOLE).deliveries if d.source == source for row in d.rows if row.get("surname")
    ]
    return sum(1 for row in rows if row.get(column)) / len(rows)


def test_most_who_told_of_their_move_are_confirmed_within_weeks() -> None:
    moved = [p for p in told(*WHOLE).people("moved_away_told") if settled_before(p, date(2026, 9, 10))]
    heard = [p for p in moved if confirmations(p)]
    assert len(moved) > 20
    assert 0.75 * len(moved) < len(heard) < len(moved)


def settled_before(person: Person, day: date) -> bool:
    gone = [s.first for s in person.spells if s.position in ("lives_elsewhere", "moved_abroad")]
    return bool(gone) and gone[0] < day and person.of_school_age(gone[0]) and person.of_school_age(END)


def confirmations(person: Person) -> list[Delivery]:
    return [d for d, row in rows_about()[person.number] if d.source == "other_authority"
            or (d.source == "closures" and row["reason"] == "abroad_confirmed")]  # fmt: skip


def test_no_list_of_residents_holds_a_child_after_they_have_gone() -> None:
    residents = {
        "benefits",
        "social_care",
        "early_years",
        "police_notices",
        "housing",
        "youth_justice",
        "referrals",
    }
    for person in told(*WHOLE).world.people:
        gone = [
            s.first
            for s in person.spells
            if s.position in ("lives_elsewhere", "moved_abroad") and s.until is None
        ]
        late = gone[0] + timedelta(days=21) if gone else END
        assert not [d.file for d, _ in rows_about()[person.number] if d.source in residents
                    and d.source != "police_notices" and (d.as_at or d.learned) > late], person  # fmt: skip


def test_a_vanished_child_shows_when_the_register_first_lacks_them_and_no_sooner() -> None:
    desk = told(*WHOLE).desk
    gone = [p for kind in ("vanished_silently", "vanished_told") for p in told(*WHOLE).people(kind)]
    shown = [
        (p, date.fromisoformat(p.missing.shown_at[:10])) for p in gone if p.missing and p.missing.shown_at
    ]
    assert shown
    for person, day in shown:
        assert not desk.on_a_roll(person.number, day), person.pid
        if day > desk.world.start:
            assert desk.on_a_roll(person.number, day - timedelta(days=1)), person.pid
