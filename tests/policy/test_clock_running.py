"""A clock on a day: what an officer is told of it, pauses, lateness, and terms that nobody has entered."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onroll.facts.calendars import Calendar
from onroll.policy.deadlines import local, statutory
from onroll.policy.deadlines.running import running

TERMS = ((date(2026, 11, 2), date(2026, 12, 19)), (date(2027, 1, 4), date(2027, 2, 13)))
ANYBOURNE = Calendar("Anybourne", TERMS)
OUTCOME = statutory.IN_YEAR_OUTCOME
TODAY = date(2026, 11, 24)


def on(day, pauses=(), *, clock=OUTCOME, start=TODAY, **more):
    return running(clock, start, pauses, day, ANYBOURNE, **more)


def told(one):
    return one.state, one.due_on, one.days_left, one.told


def test_it_runs_from_in_time_through_its_warning_to_late():
    due = date(2026, 12, 15)
    assert told(on(TODAY)) == ("in_time", due, 21, "")
    assert told(on(date(2026, 12, 9))) == ("in_time", due, 6, "")
    assert told(on(date(2026, 12, 10))) == ("warning", due, 5, "")
    assert told(on(due)) == ("warning", due, 0, "")
    assert told(on(date(2026, 12, 16))) == ("late", due, -1, "manager")
    assert on(TODAY).warns_on == date(2026, 12, 10)
    assert (on(TODAY).code, on(TODAY).owed_by) == ("in-year-outcome", "admission authority")
    assert on(TODAY).citation == "School Admissions Code 2021 para.2.28"


def test_a_clock_without_a_warning_is_in_time_until_it_is_late():
    one = on(date(2026, 11, 29), clock=statutory.NEW_PUPIL_RETURN)
    assert told(one) == ("in_time", date(2026, 11, 29), 0, "")


def test_an_open_pause_stops_it_and_there_is_no_due_day():
    one = on(date(2027, 2, 1), [(date(2026, 12, 1), None)])
    assert told(one) == ("paused", None, None, "")
    assert one.says == "paused since 1 December 2026" and one.warns_on is None


def test_days_paused_are_given_back_once_it_is_resumed():
    paused_a_week = [(date(2026, 12, 1), date(2026, 12, 8))]
    assert on(date(2026, 12, 7), paused_a_week).state == "paused"
    one = on(date(2026, 12, 8), paused_a_week)
    assert (one.due_on, one.state, one.says) == (date(2027, 1, 5), "in_time", "")


def test_a_pause_not_yet_begun_changes_nothing_yet():
    assert on(TODAY, [(date(2026, 12, 1), None)]) == on(TODAY)


def test_a_pause_on_its_last_day_holds_it_and_one_after_it_does_not():
    assert on(date(2026, 12, 16), [(date(2026, 12, 15), None)]).state == "paused"
    late = on(date(2026, 12, 17), [(date(2026, 12, 16), None)])
    assert told(late) == ("late", date(2026, 12, 15), -2, "manager")


def test_it_is_stopped_on_the_day_its_thing_is_done_and_says_whether_in_time():
    in_time = on(date(2027, 2, 1), stopped_on=date(2026, 12, 11))
    assert told(in_time) == ("stopped", date(2026, 12, 15), 4, "")
    too_late = on(date(2027, 2, 1), stopped_on=date(2026, 12, 18))
    assert told(too_late) == ("stopped", date(2026, 12, 15), -3, "")
    assert on(date(2026, 12, 16), stopped_on=date(2026, 12, 18)).state == "late"


def test_it_waits_before_it_tells_of_lateness_when_the_clock_says_so():
    patient = replace(OUTCOME, escalates_after=3)
    assert told(on(date(2026, 12, 18), clock=patient)) == ("late", date(2026, 12, 15), -3, "")
    assert on(date(2027, 1, 4), clock=patient).told == "manager"


def test_it_says_in_words_that_later_term_dates_are_not_entered():
    one = on(date(2027, 2, 5), start=date(2027, 2, 1))
    assert told(one) == ("in_time", None, None, "")
    assert one.says == "term dates after 12 February 2027 are not entered"
    assert on(date(2027, 3, 1), start=date(2027, 2, 1)).state == "not_known"
    assert on(date(2027, 3, 1), start=date(2027, 2, 20)).state == "not_known"


def test_it_warns_though_its_last_day_is_beyond_the_term_dates():
    one = on(date(2027, 2, 10), start=date(2027, 1, 22))
    assert (one.due_on, one.warns_on, one.state) == (date(2027, 2, 12), date(2027, 2, 9), "warning")
    one = on(date(2027, 2, 12), start=date(2027, 1, 25))
    assert (one.due_on, one.warns_on, one.state) == (None, date(2027, 2, 10), "warning")


def test_a_clock_from_before_the_term_dates_is_late_for_certain_once_enough_days_have_passed():
    one = on(TODAY, start=date(2019, 7, 19))
    assert told(one) == ("late", date(2026, 11, 20), -4, "manager")
    assert one.says == "term dates before 2 November 2026 are not entered: it was due by then at the latest"


@pytest.mark.parametrize("clock", [local.IMMEDIATE_RISK, statutory.DELETION_RETURN], ids=lambda one: one.code)
def test_what_is_owed_the_same_day_is_late_the_next(clock):
    assert told(on(TODAY, clock=clock))[:3] == ("in_time", TODAY, 0)
    assert on(date(2026, 11, 25), clock=clock).state == "late"


@given(
    st.sampled_from([*statutory.CLOCKS, *local.CLOCKS]),
    st.dates(date(2026, 10, 1), date(2027, 3, 1)),
    st.dates(date(2026, 10, 1), date(2027, 6, 1)),
    st.lists(
        st.tuples(
            st.dates(date(2026, 10, 1), date(2027, 3, 1)),
            st.none() | st.dates(date(2026, 10, 1), date(2027, 6, 1)),
        ),
        max_size=3,
    ),
)
def test_it_never_fails_and_its_words_agree_with_its_days(clock, start, day, pauses):
    one = running(clock, start, pauses, day, ANYBOURNE)
    assert (one.days_left is None) == (one.due_on is None)
    assert (one.state == "late") == (one.due_on is not None and day > one.due_on)
    assert one.due_on is not None or one.says
    assert not one.told or one.state == "late"
