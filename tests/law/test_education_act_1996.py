"""Compulsory school age, the duty to find, and the days of a notice."""

from datetime import date, timedelta
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onroll.facts.days import birthday, nc_year
from onroll.law.education_act_1996 import (
    compulsory_school_age_ends,
    compulsory_school_age_starts,
    not_receiving_education,
    notice_period_last_day,
    of_compulsory_school_age,
    school_choice_last_day,
)
from onroll.law.school_age_orders import prescribed_days, school_leaving_date

ONE_DAY = timedelta(days=1)
BIRTHS = st.dates(date(2000, 1, 1), date(2035, 12, 31))

# born, fifth birthday, starts, Reception year, year group in 2026/27, last day of school age
WORKED_EXAMPLES = [
    (date(2020, 2, 29), date(2025, 3, 1), date(2025, 3, 31), 2024, 2, date(2036, 6, 27)),
    (date(2021, 8, 31), date(2026, 8, 31), date(2026, 8, 31), 2025, 1, date(2037, 6, 26)),
    (date(2021, 9, 1), date(2026, 9, 1), date(2026, 12, 31), 2026, 0, date(2038, 6, 25)),
    (date(2021, 12, 31), date(2026, 12, 31), date(2026, 12, 31), 2026, 0, date(2038, 6, 25)),
    (date(2022, 1, 1), date(2027, 1, 1), date(2027, 3, 31), 2026, 0, date(2038, 6, 25)),
    (date(2022, 3, 31), date(2027, 3, 31), date(2027, 3, 31), 2026, 0, date(2038, 6, 25)),
    (date(2022, 4, 1), date(2027, 4, 1), date(2027, 8, 31), 2026, 0, date(2038, 6, 25)),
    (date(2022, 8, 31), date(2027, 8, 31), date(2027, 8, 31), 2026, 0, date(2038, 6, 25)),
    (date(2022, 9, 1), date(2027, 9, 1), date(2027, 12, 31), 2027, -1, date(2039, 6, 24)),
    (date(2010, 8, 31), None, date(2015, 8, 31), 2014, 12, date(2026, 6, 26)),
    (date(2010, 9, 1), None, date(2015, 12, 31), 2015, 11, date(2027, 6, 25)),
]


@pytest.mark.parametrize(
    ("born", "turns_5", "starts", "reception", "year_group", "last_day"), WORKED_EXAMPLES
)
def test_it_agrees_with_the_worked_examples(born, turns_5, starts, reception, year_group, last_day):
    assert birthday(born, 5) == (turns_5 or birthday(born, 5))
    assert compulsory_school_age_starts(born) == starts
    assert compulsory_school_age_ends(born) == last_day + ONE_DAY
    assert nc_year(born, date(reception, 9, 1)) == 0
    assert nc_year(born, date(2026, 11, 24)) == year_group


def test_nobody_in_the_reception_of_today_is_of_school_age_until_new_years_eve():
    youngest, oldest = date(2022, 8, 31), date(2021, 9, 1)
    for born in (youngest, oldest):
        assert of_compulsory_school_age(born, date(2026, 11, 24)) == "before"
    assert of_compulsory_school_age(oldest, date(2026, 12, 31)) == "within"


@given(BIRTHS)
def test_it_starts_on_a_prescribed_day_at_five_or_within_five_months(born):
    starts = compulsory_school_age_starts(born)
    assert starts in prescribed_days(starts.year)
    assert birthday(born, 5) <= starts <= birthday(born, 5) + timedelta(days=153)


@given(BIRTHS)
def test_it_ends_on_the_day_after_the_last_friday_in_june(born):
    last_day = compulsory_school_age_ends(born) - ONE_DAY
    assert last_day.weekday() == 4 and last_day.month == 6 and (last_day + timedelta(days=7)).month == 7
    assert birthday(born, 15) + timedelta(days=260) < last_day < birthday(born, 17)


@given(BIRTHS)
def test_it_ends_in_the_school_year_of_the_sixteenth_birthday(born):
    last_day = compulsory_school_age_ends(born) - ONE_DAY
    assert nc_year(born, last_day) == 11


@given(BIRTHS, BIRTHS)
def test_the_elder_child_never_starts_or_ends_later(one, other):
    elder, younger = sorted((one, other))
    assert compulsory_school_age_starts(elder) <= compulsory_school_age_starts(younger)
    assert compulsory_school_age_ends(elder) <= compulsory_school_age_ends(younger)


@given(BIRTHS)
def test_it_changes_from_before_to_within_to_after_on_the_very_days(born):
    starts, ends = compulsory_school_age_starts(born), compulsory_school_age_ends(born)
    assert starts < ends
    asked = [starts - ONE_DAY, starts, ends - ONE_DAY, ends]
    assert [of_compulsory_school_age(born, day) for day in asked] == ["before", "within", "within", "after"]


def test_it_knows_the_leaving_dates_to_come():
    dates = [school_leaving_date(year) for year in range(2026, 2033)]
    assert [day.day for day in dates] == [26, 25, 30, 29, 28, 27, 25]


def test_it_answers_every_day_from_2024_to_2035_without_a_gap():
    born, answers = date(2020, 2, 29), []
    for n in range((date(2036, 1, 1) - date(2024, 1, 1)).days):
        answers.append(of_compulsory_school_age(born, date(2024, 1, 1) + n * ONE_DAY))
    assert answers == sorted(answers, key=["before", "within", "after"].index)
    assert set(answers) == {"before", "within"}


@pytest.mark.parametrize(("age", "registered", "suitable"), list(product((True, False, None), repeat=3)))
def test_the_duty_to_find_says_unknown_unless_it_can_tell(age, registered, suitable):
    answer = not_receiving_education(of_school_age=age, registered=registered, suitable_otherwise=suitable)
    settled = age is False or registered is True or suitable is True
    if settled:
        assert answer is False
    else:
        assert answer is (True if None not in (age, registered, suitable) else None)


def test_a_notice_served_today_runs_to_8_december():
    assert notice_period_last_day(date(2026, 11, 24)) == date(2026, 12, 8)
    assert school_choice_last_day(date(2026, 11, 24)) == date(2026, 12, 8)
