"""Clocks run out when law and policy say, pauses and all; a council's choices are read or refused clearly."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from onroll.facts.calendars import CalendarEnds
from onroll.policy.choices import ChoicesError, calendar, parse
from onroll.policy.deadlines import local, statutory
from onroll.policy.deadlines.catalogue import clocks
from onroll.policy.deadlines.clock import Clock, days_left, due_on, runs, warns_on
from onroll.policy.deadlines.key_days import KEY_DAYS, between
from tests.house.test_docs import POLICY_HEADINGS

COUNCILS = Path(__file__).parents[2] / "councils"
ONE_DAY = timedelta(days=1)
TODAY = date(2026, 11, 24)


def council(name: str):
    folder = COUNCILS / name
    return parse((folder / "choices.toml").read_text("utf-8"), (folder / "terms.toml").read_text("utf-8"))


ANYBOURNE = calendar(council("anybourne"))
CLOCKS = (*statutory.CLOCKS, *local.CLOCKS)


def test_every_clock_has_its_own_code_and_a_heading_of_the_policy():
    assert len({clock.code for clock in CLOCKS}) == len(CLOCKS)
    for clock in CLOCKS:
        assert clock.heading in POLICY_HEADINGS, clock.code
        assert clock.warns_before < max(clock.length, 1)
        assert clock.aim or clock.escalates_to, clock.code
    assert list(clocks()) == [clock.code for clock in CLOCKS]


@pytest.mark.parametrize(
    ("clock", "start", "due"),
    [
        (statutory.NEW_PUPIL_RETURN, TODAY, date(2026, 11, 29)),
        (statutory.DELETION_RETURN, TODAY, TODAY),
        (statutory.NOTICE_TO_SATISFY, TODAY, date(2026, 12, 8)),
        (statutory.SCHOOL_CHOICE, TODAY, date(2026, 12, 8)),
        (statutory.IN_YEAR_OUTCOME, TODAY, date(2026, 12, 15)),
        (statutory.IN_YEAR_OUTCOME_AIM, TODAY, date(2026, 12, 8)),
        (statutory.IN_YEAR_NOTICE_TO_COUNCIL, TODAY, date(2026, 11, 26)),
        (statutory.EXCLUSION_PROVISION, TODAY, date(2026, 12, 1)),
        (statutory.FAIR_ACCESS_PLACE, date(2026, 12, 11), date(2027, 1, 25)),
        (local.CASEWORKER_TOLD, TODAY, date(2026, 11, 25)),
        (local.IMMEDIATE_RISK, TODAY, TODAY),
        (local.FAILED_TO_TRACK_RECHECK, TODAY, date(2027, 11, 24)),
        (statutory.ATTENDANCE_RETURN, date(2026, 11, 9), date(2026, 11, 20)),
        (statutory.SICKNESS_RETURN, date(2026, 11, 9), date(2026, 11, 27)),
        (statutory.CONTINUOUS_ABSENCE, date(2026, 11, 9), date(2026, 12, 4)),
        (statutory.TRANSFER_FILE, TODAY, date(2026, 12, 15)),
        (local.PARTNER_REPLY, date(2026, 12, 18), date(2027, 1, 6)),
        (local.PLACE_KEPT_240, TODAY, date(2027, 7, 22)),
    ],
    ids=lambda value: value.code if isinstance(value, Clock) else str(value),
)
def test_it_runs_out_on_the_day(clock, start, due):
    assert due_on(clock, start, ANYBOURNE) == due
    assert days_left(clock, start, due, ANYBOURNE) == 0
    assert days_left(clock, start, due + ONE_DAY, ANYBOURNE) == -1


def test_it_warns_before_it_runs_out():
    assert warns_on(statutory.IN_YEAR_OUTCOME, TODAY, ANYBOURNE) == date(2026, 12, 10)
    assert warns_on(statutory.NEW_PUPIL_RETURN, TODAY, ANYBOURNE) == date(2026, 11, 29)


def test_clocks_of_the_2026_act_do_not_run_yet():
    assert not runs(statutory.FIRST_VISIT, date(2030, 1, 1))
    assert not runs(statutory.PARENT_TELLS_REGISTER, TODAY)
    assert all(runs(clock, TODAY) for clock in CLOCKS if clock.citation.in_force_from)


def test_it_says_when_the_terms_are_not_known_far_enough():
    with pytest.raises(CalendarEnds, match="Anybourne Borough Council"):
        due_on(statutory.FAIR_ACCESS_PLACE, date(2028, 7, 17), ANYBOURNE)


def test_the_monthly_report_skips_the_summer():
    due = [local.monthly_report_due_on(2026, month) for month in range(1, 13)]
    assert [day is None for day in due] == [month in (7, 8, 9) for month in range(1, 13)]
    assert due[1] == date(2026, 2, 28) and due[11] == date(2026, 12, 31)


@pytest.mark.parametrize("code", sorted(local.CHOSEN_LENGTHS))
def test_a_council_can_change_a_local_clock(code):
    chosen = clocks(replace(council("anybourne"), **{local.CHOSEN_LENGTHS[code]: 7}))
    assert chosen[code].length == 7 and chosen["caseworker-told"].length == 24


def test_every_key_day_has_its_own_code_and_a_heading_of_the_policy():
    assert len({one.code for one in KEY_DAYS}) == len(KEY_DAYS)
    assert {one.heading for one in KEY_DAYS} <= POLICY_HEADINGS


def test_the_key_days_of_a_school_year_come_in_order():
    found = between(date(2026, 9, 1), date(2027, 9, 1))
    assert [day for day, _ in found] == sorted(day for day, _ in found)
    days = {one.code: [day for day, which in found if which is one] for one in KEY_DAYS}
    assert days["secondary-closing-date"] == [date(2026, 10, 31)]
    assert days["primary-closing-date"] == [date(2027, 1, 15)]
    assert days["secondary-offer-day"] == [date(2027, 3, 1)] and days["primary-offer-day"] == [
        date(2027, 4, 16)
    ]
    assert days["census-day"] == [date(2026, 10, 1), date(2027, 1, 21), date(2027, 5, 20)]
    assert days["policy-review"] == [date(2027, 8, 31)] and len(days["monthly-report"]) == 9
    assert days == {one.code: list(one.in_school_year(2026)) for one in KEY_DAYS}


def test_an_offer_day_at_a_weekend_waits_for_the_next_working_day():
    offers = {
        day for day, one in between(date(2025, 1, 1), date(2026, 1, 1)) if one.code.endswith("offer-day")
    }
    assert offers == {date(2025, 3, 3), date(2025, 4, 16)}


def test_anybourne_has_agreed_its_choices_and_southampton_only_proposes():
    anybourne, southampton = council("anybourne"), council("southampton")
    assert anybourne.proposed() == () and "failed_to_track_return_reason" in southampton.proposed()
    assert (anybourne.la_code, [one.la_code for one in anybourne.neighbours]) == ("899", ["898", "897"])
    assert (southampton.la_code, [one.la_code for one in southampton.neighbours]) == (
        "852",
        ["850", "851", "921"],
    )
    found = [anybourne.la_of_district(district) for district in ("ZY1", "ZY6", "ZY7", "ZY8", "ZY9", "SO14")]
    assert found == ["899", "899", "898", "898", "897", None]
    assert southampton.la_of_district("SO16") is None


@pytest.mark.parametrize("name", ["anybourne", "southampton"])
def test_every_year_has_about_190_school_days_and_no_training_day_is_wasted(name):
    choices = council(name)
    known = calendar(choices)
    for year in choices.years:
        first, until = year.terms[0][0], year.terms[-1][1]
        assert 188 <= known.school_days_between(first, until) <= 192, year.name
        assert len(year.closed) == 5
        assert all(first <= day < until and known.is_working_day(day) for day in year.closed)


@pytest.mark.parametrize(
    ("was", "becomes", "message"),
    [
        ('la_code = "899"', "la_code = 899", "la_code should be given as str"),
        ('la_code = "899"', 'la_code = "89"', "three digits"),
        ('value = "Unknown"', 'value = "Gone"', "failed_to_track_return_reason should be one of"),
        ('value = "lower_inclusive"', 'value = "either"', "duration_boundary should be one of"),
        ("value = 20\n", "value = -20\n", "more than nought"),
        ("value = 20\n", 'value = "20"\n', "transit_limit_school_days: value should be given as int"),
        ('status = "agreed"', 'status = "perhaps"', "agreed or proposed"),
        ("[choices.max_rows]", "[choices.most_rows]", "nothing is called most_rows"),
        ("[council]", "[council", "choices.toml"),
        ("agreed_on = 2025-07-14", 'agreed_on = "July"', "agreed_on should be given as date"),
    ],
)
def test_a_wrong_choice_is_refused_by_name(was, becomes, message):
    folder = COUNCILS / "anybourne"
    text, terms = (folder / "choices.toml").read_text("utf-8"), (folder / "terms.toml").read_text("utf-8")
    assert was in text
    with pytest.raises(ChoicesError, match=message):
        parse(text.replace(was, becomes, 1), terms)


def test_wrong_terms_are_refused_by_name():
    text = (COUNCILS / "anybourne" / "choices.toml").read_text("utf-8")
    with pytest.raises(ChoicesError, match="no years"):
        calendar(parse(text, ""))
    year = '[[years]]\nname = "2026/27"\nstatus = "confirmed"\nterms = [{ from = 2026-09-01, until = 2026-09-01 }]\n'
    with pytest.raises(ChoicesError, match="terms.toml: .*empty or out of order"):
        calendar(parse(text, year))
    with pytest.raises(ChoicesError, match="2026/27: until should be given as date"):
        parse(text, year.replace("until = 2026-09-01", "until = 1"))
