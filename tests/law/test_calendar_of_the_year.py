"""Admissions, exclusions, bank holidays, the DfE return and the 2026 Act."""

from datetime import date, timedelta
from itertools import product

import holidays
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onroll.facts.days import Calendar, nc_year
from onroll.law import admissions, bank_holidays, children_not_in_school, dfe_return, exclusions

ANYBOURNE = Calendar(
    "Anybourne",
    ((date(2026, 11, 2), date(2026, 12, 19)), (date(2027, 1, 4), date(2027, 2, 13))),
)


@pytest.mark.parametrize("year", range(2016, 2036))
def test_bank_holidays_agree_with_the_holidays_package(year):
    theirs = holidays.country_holidays("GB", "ENG", years=year)  # it lists days at weekends too
    assert bank_holidays.bank_holidays(year) == {day for day in theirs if day.weekday() < 5}


def test_a_working_day_is_found_after_christmas():
    assert bank_holidays.working_day_on_or_after(date(2026, 12, 25)) == date(2026, 12, 29)


def test_the_days_of_the_admission_rounds():
    assert admissions.closing_date("secondary", 2027) == date(2026, 10, 31)
    assert admissions.closing_date("reception", 2027) == date(2027, 1, 15)
    assert admissions.offer_day("secondary", 2027) == date(2027, 3, 1)
    assert admissions.offer_day("junior", 2027) == date(2027, 4, 16)
    assert admissions.offer_day("reception", 2028) == date(2028, 4, 18)  # the 16th is Easter Sunday


@pytest.mark.parametrize(
    ("phase", "year_group", "first"), [("reception", 0, 2022), ("junior", 3, 2019), ("secondary", 7, 2015)]
)
def test_the_cohorts_that_move_up_in_september_2027(phase, year_group, first):
    starts, until = admissions.cohort(phase, 2027)
    assert (starts, until) == (date(first, 9, 1), date(first + 1, 9, 1))
    assert (
        nc_year(starts, date(2027, 9, 1))
        == nc_year(until - timedelta(days=1), date(2027, 9, 1))
        == year_group
    )


def test_fair_access_has_thirteen_categories():
    assert [one.letter for one in admissions.FAIR_ACCESS_CATEGORIES] == list("abcdefghijklm")


@pytest.mark.parametrize(
    ("first_day", "owed"),
    [
        (date(2026, 11, 24), date(2026, 12, 1)),
        (date(2026, 11, 28), date(2026, 12, 7)),
        (date(2026, 12, 18), date(2027, 1, 8)),
    ],
)
def test_provision_is_owed_from_the_sixth_school_day(first_day, owed):
    assert exclusions.provision_owed_from(first_day, ANYBOURNE) == owed


def test_a_pupil_may_be_suspended_45_days_and_no_more():
    assert not exclusions.over_the_ceiling(45) and exclusions.over_the_ceiling(46)


def test_the_return_has_twenty_reasons_and_eight_bands():
    assert len(set(dfe_return.RETURN_REASONS)) == 20
    assert len(dfe_return.DURATIONS) == 8
    assert (len(dfe_return.SEXES), len(dfe_return.YEAR_GROUPS)) == (3, 13)


@given(st.integers(0, 5000), st.sampled_from(["lower_inclusive", "upper_inclusive"]))
def test_every_length_of_time_has_exactly_one_band(days, boundary):
    on = date(2026, 10, 1)
    band = dfe_return.duration_band(on - timedelta(days=days), on, boundary)
    weeks = {one.label: one for one in dfe_return.DURATION_BANDS}[band]
    upper = weeks.until_weeks * 7 if weeks.until_weeks else 10_000
    low, high = (
        (weeks.from_weeks * 7, upper - 1)
        if boundary == "lower_inclusive"
        else (weeks.from_weeks * 7 + 1, upper)
    )
    assert low <= days <= high or days == 0


def test_exactly_two_weeks_is_the_councils_choice():
    since, on = date(2026, 9, 17), date(2026, 10, 1)
    assert dfe_return.duration_band(since, on, "lower_inclusive") == "2 to 4 weeks"
    assert dfe_return.duration_band(since, on, "upper_inclusive") == "Less than 2 weeks"
    assert dfe_return.duration_band(None, on, "lower_inclusive") == "Unknown"
    with pytest.raises(ValueError, match="after"):
        dfe_return.duration_band(on, since, "lower_inclusive")


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("autumn-2022", date(2022, 10, 6)),
        ("spring-2023", date(2023, 1, 19)),
        ("summer-2023", date(2023, 5, 18)),
        ("autumn-2025", date(2025, 10, 2)),
        ("spring-2026", date(2026, 1, 15)),
        ("summer-2026", date(2026, 5, 21)),
        ("autumn-2026", date(2026, 10, 1)),
        ("spring-2027", date(2027, 1, 21)),
        ("summer-2027", date(2027, 5, 20)),
    ],
)
def test_census_days(name, day):
    assert dfe_return.census_named(name) == day


def test_a_census_with_another_name_is_refused():
    for wrong in ("autumn", "winter-2026", "autumn-26", ""):
        with pytest.raises(ValueError, match="named like"):
            dfe_return.census_named(wrong)
    assert dfe_return.return_due_on(date(2022, 10, 6)) == date(2022, 11, 4)


@pytest.mark.parametrize(
    ("count", "published"),
    [(0, "0"), (4, "low"), (5, "10"), (14, "10"), (15, "20"), (1042, "1040"), (None, "x")],
)
def test_counts_as_published(count, published):
    assert dfe_return.as_published(count) == published


def test_a_national_count_is_rounded_to_a_hundred():
    assert dfe_return.as_published(34_651, nearest=100) == "34700"


def test_the_register_of_children_not_in_school_is_not_in_force():
    assert not children_not_in_school.register_in_force(date(2035, 12, 31))


@pytest.mark.parametrize(("here", "age", "at_school", "partly"), list(product((True, False, None), repeat=4)))
def test_who_would_belong_on_the_register(here, age, at_school, partly):
    answer = children_not_in_school.would_belong_on_register(
        lives_here=here, of_school_age=age, at_relevant_school=at_school, partly_educated_elsewhere=partly
    )
    if here is False or age is False or at_school is True and partly is False:
        assert answer is False
    elif here and age and (at_school is False or partly):
        assert answer is True
    else:
        assert answer is None
