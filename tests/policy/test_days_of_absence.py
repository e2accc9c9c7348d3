"""What cannot be is not kept of an absence: a day before it, a day without school, a code that contradicts."""

from __future__ import annotations

from datetime import date

import pytest

from onroll.facts.case import CaseFile
from onroll.policy.pathway import Given, pathways
from onroll.policy.ways_out.unexplained_absence import CODE, KNOWN
from tests.policy.case_files import done, term

TODAY = date(2026, 11, 24)
SINCE_9 = {"kind": "unexplained", "first_day": "2026-11-09"}


def why(step: str, question: str, said: dict[str, str], file: CaseFile | None = None, **more: date) -> str:
    asked = next(one for one in pathways()[CODE].step(step).asks if one.code == question)
    return asked.wrong(Given(said.get(question), said, file, more.pop("on", TODAY), term(), **more))


@pytest.mark.parametrize(
    ("day", "says"),
    [
        ("2026-11-09", ""),
        ("2026-11-07", "the school is closed on Saturday 7 November 2026"),
        ("2026-10-27", "the school is closed on Tuesday 27 October 2026"),
        ("2020-01-06", "more than a year ago"),
        ("2026-09-07", "on the roll since 8 September 2026"),
    ],
)
def test_it_begins_on_a_school_day_of_the_last_year_once_the_pupil_was_there(day: str, says: str) -> None:
    found = why(KNOWN, "first_day", {**SINCE_9, "first_day": day}, on_roll_since=date(2026, 9, 8))
    assert says in found and bool(found) == bool(says)


def test_it_needs_the_last_day_of_a_leave_and_begins_on_the_school_day_after_it() -> None:
    left = {"kind": "leave_ended", "first_day": "2026-11-09"}
    assert "last day of the leave" in why(KNOWN, "leave_ended", left)
    assert not why(KNOWN, "leave_ended", SINCE_9)
    assert not why(KNOWN, "first_day", {**left, "leave_ended": "2026-11-06"})
    assert "without leave is 6 November" in why(KNOWN, "first_day", {**left, "leave_ended": "2026-11-05"})


@pytest.mark.parametrize(
    ("kind", "codes", "wrong"),
    [("illness", "N O", True), ("illness", "I", False), ("illness", "", False), ("unexplained", "I", True),
     ("unexplained", "N, O", False), ("leave_ended", "G", False)],
)  # fmt: skip
def test_it_takes_no_codes_that_contradict_the_absence(kind: str, codes: str, wrong: bool) -> None:
    assert bool(why(KNOWN, "codes", {**SINCE_9, "kind": kind, "codes": codes})) == wrong


@pytest.mark.parametrize(
    ("step", "question"),
    [("enquiries-begin", "begun_on"), ("caseworker-told", "told_on"), ("school-visited-home", "visited_on"),
     ("school-refers", "referred_on"), ("attendance-return", "sent_on"), ("sickness-return", "sent_on"),
     ("sickness-return-expected", "sent_on"), ("joint-enquiries-begun", "agreed_on"), ("back-at-school", "back_on")],
)  # fmt: skip
def test_it_takes_no_day_before_the_absence_began(step: str, question: str) -> None:
    file = done(CODE, (KNOWN, SINCE_9))
    assert why(step, question, {question: "2026-11-06"}, file)
    assert not why(step, question, {question: "2026-11-20"}, file)
    assert not why(step, question, {question: "2026-11-06"}, done(CODE))


def test_it_takes_no_return_of_ten_days_before_ten_school_days_are_full() -> None:
    file = done(CODE, (KNOWN, SINCE_9))
    assert "full on 20 November 2026" in why("attendance-return", "sent_on", {"sent_on": "2026-11-19"}, file)


def test_it_takes_no_n_in_place_of_n() -> None:
    for code, wrong in (("N", True), ("n", True), ("I", False), ("O", False)):
        assert bool(why("unknown-absence-code", "code", {"code": code})) == wrong


def test_it_stays_open_while_nobody_knows_whether_the_pupil_is_back_or_there_is_time() -> None:
    file = done(CODE, (KNOWN, SINCE_9))
    back = next(one for one in pathways()[CODE].step("continuous-absence").asks if one.code == "back")
    assert [code for code, _ in back.choices] == ["yes", "no"] and back.needed
    assert "time until 4 December 2026" in why("continuous-absence", "back", {"back": "no"}, file)
    assert not why("continuous-absence", "back", {"back": "yes"}, file)
    assert not why("continuous-absence", "back", {"back": "no"}, file, on=date(2026, 12, 4))
