"""The borough works out its days for itself; the council's own file and the law must agree with it."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

from onroll.borough import terms
from onroll.law import education_act_1996 as act
from onroll.policy.choices import calendar, parse
from tests.borough.town import sheet, written

ANYBOURNE = Path(__file__).parents[2] / "councils" / "anybourne"


def test_its_schools_teach_on_the_days_that_the_council_prints() -> None:
    council = calendar(
        parse((ANYBOURNE / "choices.toml").read_text(), (ANYBOURNE / "terms.toml").read_text())
    )
    days = [
        council.first_day + timedelta(days=n) for n in range((council.last_day - council.first_day).days + 1)
    ]
    ours = {day for day in days if day.weekday() < 5 and not terms.on_holiday(day)}
    assert ours == {day for day in days if council.is_school_day(day)}


def test_a_child_is_of_age_through_the_last_friday_of_june_and_not_on_the_saturday() -> None:
    born, friday = date(2010, 3, 2), date(2026, 6, 26)
    assert terms.school_age_until(born) == friday + timedelta(days=1)
    assert act.of_compulsory_school_age(born, friday) == "within"


def test_a_leap_days_child_comes_of_age_as_the_law_says() -> None:
    assert terms.school_age_from(date(2020, 2, 29)) == act.compulsory_school_age_starts(date(2020, 2, 29))


def test_under_age_and_over_age_in_the_truth_are_what_the_law_says() -> None:
    born = {p["person"]: date.fromisoformat(p["dob"]) for p in sheet(written() / "truth" / "people.csv")}
    for span in sheet(written() / "truth" / "days.csv"):
        first = date.fromisoformat(span["from"])
        last = date.fromisoformat(span["until"]) - timedelta(days=1)
        ages = {act.of_compulsory_school_age(born[span["person"]], day) for day in (first, last)}
        expected = {"under_age": {"before"}, "over_age": {"after"}, "on_roll": {"before", "within"}}
        assert ages <= expected.get(span["position"], {"before", "within", "after"}), span
        assert span["position"] == "over_age" or "after" not in ages, span
