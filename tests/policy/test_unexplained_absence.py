"""A pupil absent and nobody knows why: every day that is owed, by the school's own calendar, and what comes of it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from onroll.facts.case import CaseFile
from onroll.policy.pathway import pathways
from onroll.policy.plan import still_needed
from onroll.policy.ways_out.calls_for_a_case import SEARCHES
from onroll.policy.ways_out.unexplained_absence import CODE
from tests.policy.case_files import DAY, done, tasks, term

KNOWN = ("absence-known", {"kind": "unexplained", "first_day": "2026-11-02"})
AFTER_LEAVE = ("absence-known", {"kind": "leave_ended", "first_day": "2026-11-03", "leave_ended": "2026-11-02"})
WITHIN = {"enquiries-begin": 3, "school-refers": 10, "attendance-return": 10, "continuous-absence": 20}
"""School days from the first day of absence, which counts."""
TWENTIETH = date(2026, 11, 27)


def of(*steps: tuple[str, dict[str, str]], **more: object) -> CaseFile:
    return done(CODE, *steps, position="on_roll", **more)


def lacking(file: CaseFile, outcome: str) -> tuple[str, ...]:
    return still_needed(pathways()[CODE].ending(outcome), file, tuple(tasks(file).values()))


def found_to_be(finding: str) -> tuple[str, dict[str, str]]:
    return ("absence-triaged", {"finding": finding, "because": "x"})


@pytest.mark.parametrize(("step", "days"), WITHIN.items())
def test_it_counts_what_the_school_owes_from_the_first_day_of_absence(step: str, days: int) -> None:
    """Row 32."""
    task = tasks(of(KNOWN))[step]
    assert task.due_on == term().nth_school_day(DAY, days) and task.step.who == "school"
    assert task.late(task.due_on + timedelta(days=1)) and not task.late(task.due_on)


def test_it_wants_the_true_reason_within_five_school_days_of_code_n() -> None:
    assert tasks(of(KNOWN))["unknown-absence-code"].due_on == term().add_school_days(DAY, 5)


@pytest.mark.parametrize(("codes", "shown"), [("N", True), ("O, N", True), ("", True), ("O", False)])
def test_it_asks_for_the_true_reason_only_where_code_n_may_stand(codes: str, shown: bool) -> None:
    known = ("absence-known", {**KNOWN[1], "codes": codes})
    assert ("unknown-absence-code" in tasks(of(known))) == shown


def test_it_counts_from_the_schools_report_until_the_school_has_been_asked() -> None:
    reported = {"attendance": "absent_10", "attendance_since": DAY}
    assert tasks(of(facts=reported))["continuous-absence"].due_on == TWENTIETH
    seen = {"attendance": "seen", "attendance_since": DAY}
    assert tasks(of(facts=seen))["continuous-absence"].due_on is None


def test_it_has_the_caseworker_told_within_a_day_of_a_child_known_to_social_care_row_51() -> None:
    """A pupil with a caseworker is absent and nobody knows why: the caseworker hears within 24 hours. Row 51."""
    task = tasks(of(KNOWN, flags=("CIN",)))["caseworker-told"]
    assert task.due_on == DAY + timedelta(days=1) and task.step.who == "school"
    assert "caseworker-told" not in tasks(of(KNOWN))


def test_it_asks_of_illness_only_the_return_of_fifteen_days() -> None:
    ill = ("absence-known", {"kind": "illness", "first_day": "2026-11-02"})
    shown = tasks(of(ill))
    assert shown["sickness-return"].due_on == term().nth_school_day(DAY, 15)
    assert not {*WITHIN, "unknown-absence-code", "leave-not-returned"} & set(shown)


def test_it_counts_ten_school_days_from_the_end_of_a_leave_before_ground_h_may_arise() -> None:
    task = tasks(of(AFTER_LEAVE))["leave-not-returned"]
    assert task.due_on == term().add_school_days(DAY, 10) and "ground (h)" in task.step.why
    assert "leave-not-returned" not in tasks(of(KNOWN))


def test_it_owes_all_that_an_unexplained_absence_owes_once_leave_has_ended() -> None:
    """The pupil who is not back is absent without leave, from the next school day."""
    after = tasks(of(AFTER_LEAVE, flags=("CIN",)))
    for step, days in WITHIN.items():
        assert after[step].due_on == term().nth_school_day(DAY + timedelta(days=1), days), step
    assert {"unknown-absence-code", "caseworker-told", "school-visited-home"} <= set(after)


@pytest.mark.parametrize(("born", "asked"), [(date(2016, 3, 1), True), (date(2022, 1, 5), False), (None, True),
                                             (date(2010, 1, 5), False)])  # fmt: skip
def test_it_asks_the_return_and_the_grounds_of_pupils_of_school_age_alone(born: date | None, asked: bool) -> None:
    of_age = {"attendance-return", "continuous-absence", "leave-not-returned"}
    shown = set(tasks(of(AFTER_LEAVE, facts={"dob": born})))
    assert (of_age <= shown, bool(of_age & shown)) == (asked, asked) and "enquiries-begin" in shown


def test_it_has_the_council_told_at_once_of_an_illness_that_is_expected_to_last() -> None:
    ill = {"kind": "illness", "first_day": "2026-11-02"}
    shown = tasks(of(("absence-known", {**ill, "expected": "yes"})))
    assert shown["sickness-return-expected"].due_on == DAY and "sickness-return" not in shown
    assert "sickness-return-expected" not in tasks(of(("absence-known", {**ill, "expected": "no"})))


def test_it_tells_the_officer_once_the_school_is_late() -> None:
    asked = of(KNOWN)
    late = tasks(asked, TWENTIETH + timedelta(days=1))["continuous-absence"]
    assert late.told == "officer" and tasks(asked, TWENTIETH)["continuous-absence"].told == ""


def test_it_warns_of_code_n_a_school_day_before_it_is_late() -> None:
    task = tasks(of(KNOWN))["unknown-absence-code"]
    assert task.warns_on == term().add_school_days(DAY, 4)


def test_it_sends_a_poor_attender_to_education_welfare_and_only_then_ends_row_32() -> None:
    """Found to be poor attendance, the pupil is handed to Education Welfare: not missing education. Row 32."""
    assert lacking(of(KNOWN), "attendance_route")
    assert lacking(of(KNOWN, found_to_be("poor_attender")), "attendance_route")
    handed = ("education-welfare-told", {"who": "M Okafor"})
    assert lacking(of(KNOWN, found_to_be("poor_attender"), handed), "attendance_route") == ()
    assert lacking(of(KNOWN, found_to_be("whereabouts_unknown"), handed), "attendance_route")


def test_it_goes_on_as_a_removal_or_a_search_only_once_joint_enquiries_have_begun() -> None:
    unknown = found_to_be("whereabouts_unknown")
    considered = ("safeguarding-considered", {"needed": "no", "because": "x"})
    joint = ("joint-enquiries-begun", {"agreed_on": "2026-11-20", "shared": "x"})
    assert lacking(of(KNOWN, unknown, considered), "whereabouts_unknown")
    assert lacking(of(KNOWN, unknown, considered, joint), "whereabouts_unknown") == ()
    assert lacking(of(KNOWN, considered, joint), "whereabouts_unknown")


def test_it_ends_when_the_pupil_is_back_and_never_for_being_on_the_roll_alone() -> None:
    considered = ("safeguarding-considered", {"needed": "no", "because": "x"})
    back = ("back-at-school", {"back_on": "2026-11-20", "shown_by": "the register"})
    assert lacking(of(KNOWN, considered), "back_at_school")
    assert lacking(of(KNOWN, considered, back), "back_at_school") == ()
    assert "enrolled" not in {one.code for one in pathways()[CODE].outcomes}


def test_it_ends_as_educated_elsewhere_only_once_the_account_shows_it() -> None:
    assert lacking(of(KNOWN, found_to_be("educated_elsewhere")), "home_educated")
    shown = done(CODE, KNOWN, found_to_be("educated_elsewhere"), position="home_educated")
    assert lacking(shown, "home_educated") == ()


def test_it_is_no_search_and_so_is_never_opened_by_night() -> None:
    assert CODE not in SEARCHES
