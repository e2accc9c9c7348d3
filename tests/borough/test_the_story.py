"""The story is the true one: most of September's missing are transfers that nobody has reconciled yet."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta

from onroll.borough.model import Person
from onroll.borough.truth import MISSING, position
from tests.borough.town import END, START, sheet, told, written


def test_everybody_stands_in_exactly_one_position_on_every_day_of_their_presence() -> None:
    spans = defaultdict(list)
    for row in sheet(written() / "truth" / "days.csv"):
        spans[row["person"]].append((date.fromisoformat(row["from"]), date.fromisoformat(row["until"])))
    for row in sheet(written() / "truth" / "people.csv"):
        held = spans[row["person"]]
        assert held[0][0] >= START and held[-1][1] == END + timedelta(days=1)
        assert all(first < until for first, until in held)
        assert all(one[1] == other[0] for one, other in zip(held, held[1:], strict=False))


def test_nobody_is_missing_without_a_story_that_says_why() -> None:
    days = [START + timedelta(days=n) for n in range(0, (END - START).days + 1, 14)]
    people = told().world.people
    lost = {p.number for p in people for day in days if present(p, day) and position(p, day) in MISSING}
    assert lost <= {p.number for p in people if p.missing}
    assert all(p.scenario != "steady" for p in people if p.missing)


def present(person: Person, day: date) -> bool:
    return person.born <= day and person.arrived <= day


def test_hundreds_look_missing_in_september_and_dozens_by_mid_november() -> None:
    desk = told(8000, 1).desk
    july, september, october, november = (
        len(desk.looks_missing(day))
        for day in (date(2026, 7, 10), date(2026, 9, 14), date(2026, 10, 12), date(2026, 11, 20))
    )
    assert 300 < september < 1000
    assert september > 2 * october > 2 * november
    assert november < 100 and july < 100


def test_few_dozen_truly_are_without_education_at_the_end() -> None:
    desk = told(8000, 1).desk
    truly = desk.truly_missing(END)
    of_age = [p for p in desk.world.people if p.of_school_age(END)]
    assert 0.004 * len(of_age) < len(truly) < 0.011 * len(of_age)
    assert len(truly & set(desk.looks_missing(END))) > 0.7 * len(truly)


def test_every_kind_of_story_is_told_in_a_whole_borough() -> None:
    scenarios = {p.scenario for p in told(8000, 1).world.people}
    assert len(scenarios) > 25
    wanted = {"vanished_told", "vanished_silently", "never_started", "arrived_no_school", "false_destination",
              "excluded_without_provision", "place_refused", "offered_not_started", "home_education_unsuitable",
              "off_rolled_to_home", "reappears", "failed_to_track", "adopted", "phase_lost_never"}  # fmt: skip
    assert wanted <= scenarios


def test_the_missing_are_noticeable_only_once_something_shows_it() -> None:
    for row in sheet(written() / "truth" / "people.csv"):
        if row["noticeable_from"]:
            assert row["noticeable_from"][:10] >= row["truly_missing_from"]
        if row["truly_missing_until"]:
            assert row["truly_missing_from"] < row["truly_missing_until"]


def test_the_silently_vanished_make_no_leavers_return() -> None:
    silent = {p.number for p in told(8000, 1).people("vanished_silently")}
    leavers = [d for d in told(8000, 1).deliveries if d.source == "school_leavers"]
    assert silent
    assert not silent & {p.number for d in leavers for p in d.people}


def test_an_adopted_childs_two_identities_share_no_number_and_no_home() -> None:
    people = {p.pid: p for p in told(8000, 1).world.people}
    adopted = [p for p in people.values() if p.same_as]
    assert adopted
    for after in adopted:
        before = people[after.same_as]
        assert after.nhs != before.nhs and after.household is not before.household
        assert not {n for _, n in after.upns} & {n for _, n in before.upns}
        assert position(before, END) == "sealed"


def test_some_rolls_are_late_and_one_or_two_never_come() -> None:
    sent = defaultdict(set)
    for d in told(8000, 1).deliveries:
        if d.source in ("school_roll", "school_census") and d.as_at:
            for laestab in d.whole:
                sent[laestab].add(d.as_at)
    numbers = sorted(len(days) for days in sent.values())
    assert numbers[-1] == 7 and numbers[0] < 7
    late = [d for d in told(8000, 1).deliveries if d.source == "school_roll" and d.as_at
            and (d.learned - d.as_at).days >= 14]  # fmt: skip
    assert late
