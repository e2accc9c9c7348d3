"""A report of immediate risk: its times are of today up to now, and one pressed twice is kept once."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onroll.casework.report_immediate_risk import (
    LONDON,
    SERVICES,
    Risk,
    clock_time,
    moment_of,
    not_told,
    report_immediate_risk,
)
from onroll.register.models import CaseAct
from tests.casework.conftest import Desk

pytestmark = pytest.mark.django_db(databases=["default", "trail"])
TOLD = Risk("Shouting was heard.", police="yes", police_at="09:30")
"""Told at the very minute at which it is written."""


def test_it_keeps_a_time_that_is_still_to_come_in_the_words_it_was_given_in(desk: Desk):
    """Row 52. It may be yesterday's; the report is not refused over it."""
    report_immediate_risk(desk.child.ref, TOLD, desk.by())
    kept = report_immediate_risk(desk.child.ref, replace(TOLD, police_at="9.31 am"), desk.by())
    assert kept.data["police_said"] == "9.31 am" and "police_at" not in kept.data


@pytest.mark.parametrize(
    ("said", "shown"),
    [("23:50", "23:50"), ("23.50", "23:50"), ("2350", "23:50"), ("11:50pm", "23:50"), ("11.50 p.m.", "23:50"),
     ("12:05 am", "00:05"), ("9:05", "09:05"), ("24:00", ""), ("13:00 pm", ""), ("9:5", ""), ("noon", "")],
)  # fmt: skip
def test_it_reads_a_time_as_people_write_it(said: str, shown: str):
    assert clock_time(said) == shown


@given(st.lists(st.fixed_dictionaries({}, optional={"police": st.just("yes"), "crs": st.just("yes"),
                                                    "adds": st.just("yes")}), max_size=6))  # fmt: skip
def test_it_lets_nobody_go_untold_after_the_last_new_report(reports):
    """Whoever is not told by the last new report, or by what was added to it since, is still to be told."""
    new = max((n for n, one in enumerate(reports) if not one.get("adds")), default=None)
    since = reports[new:] if new is not None else []
    for who, title in SERVICES.items():
        assert (title in not_told(reports)) == bool(since and not any(one.get(who) for one in since))


def test_it_takes_a_time_of_the_evening_before_after_midnight(desk: Desk):
    """Reported at ten past midnight that the police were told at ten to: yesterday's, and the day is kept. Row 52."""
    late = replace(desk.by(), now=datetime(2026, 11, 24, 0, 10, tzinfo=UTC))
    kept = report_immediate_risk(
        desk.child.ref, replace(TOLD, police_at="23:50", crs="yes", crs_at="00:05"), late
    )
    assert (kept.data["police_at"], kept.data["police_on"]) == ("23:50", "2026-11-23")
    assert "crs_on" not in kept.data
    summer = replace(desk.by(), now=datetime(2026, 7, 1, 23, 10, tzinfo=UTC))  # ten past midnight on 2 July
    kept = report_immediate_risk(desk.child.ref, replace(TOLD, police_at="23:50"), summer)
    assert kept.data["police_on"] == "2026-07-01"


DAYS = st.sampled_from(
    [date(2026, 1, 15), date(2026, 7, 1), date(2026, 3, 29), date(2026, 10, 25), date(2027, 1, 1)]
)
NEAR_MIDNIGHT = st.integers(min_value=-180, max_value=240)


@given(DAYS, NEAR_MIDNIGHT, st.integers(min_value=0, max_value=12 * 60 - 1))
def test_it_takes_whatever_clocks_showed_in_the_last_hours_for_what_it_was(day, minutes, ago):
    """Near midnight, in winter, in summer and in both nights that clocks change: the day is right."""
    midnight = datetime.combine(day, time(0), LONDON).astimezone(UTC)
    now = midnight + timedelta(minutes=minutes, seconds=20)
    told = (now - timedelta(minutes=ago)).replace(second=0)
    found = moment_of(f"{told.astimezone(LONDON):%H:%M}", now)
    assert found is not None and told <= found <= now, "a time that clocks show twice is its later"
    assert f"{found.astimezone(LONDON):%H:%M}" == f"{told.astimezone(LONDON):%H:%M}"
    assert found == told or found - told == timedelta(hours=1)
    assert found.astimezone(LONDON).date() == told.astimezone(LONDON).date()


@given(DAYS, st.integers(min_value=0, max_value=23 * 60 + 58), st.integers(min_value=1, max_value=10 * 60))
def test_it_refuses_what_is_still_to_come_today(day, minutes, ahead):
    now = datetime.combine(day, time(0), LONDON) + timedelta(minutes=minutes)
    later = now + timedelta(minutes=ahead)
    if later.date() == now.date() and not set(CHANGES) & {day, day - timedelta(days=1)}:
        assert moment_of(f"{later:%H:%M}", now.astimezone(UTC)) is None


CHANGES = (date(2026, 3, 29), date(2026, 10, 25))


def test_it_keeps_the_very_same_report_once_within_a_minute(desk: Desk):
    by = desk.by()
    soon = replace(by, now=by.now + timedelta(seconds=40))
    first = report_immediate_risk(desk.child.ref, TOLD, by)
    assert report_immediate_risk(desk.child.ref, TOLD, soon).pk == first.pk
    report_immediate_risk(desk.child.ref, replace(TOLD, text="A bruise was seen."), soon)
    report_immediate_risk(desk.child.ref, TOLD, replace(by, now=by.now + timedelta(minutes=2)))
    assert CaseAct.objects.filter(kind="immediate_risk").count() == 3


def test_it_keeps_one_of_two_whose_time_is_that_of_their_writing(desk: Desk):
    by = desk.by()
    late = replace(by, now=by.now + timedelta(seconds=59))
    after = replace(by, now=late.now + timedelta(seconds=2))
    first = report_immediate_risk(desk.child.ref, TOLD, late)
    assert report_immediate_risk(desk.child.ref, replace(TOLD, police_at="09:31"), after).pk == first.pk
