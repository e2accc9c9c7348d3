"""The routes back into education: their owners and clocks, fair access, the nearest place, and the looks afterwards."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onroll.facts.answers import Truth
from onroll.facts.case import REOPENED
from onroll.law.admissions import FAIR_ACCESS_CATEGORIES
from onroll.policy.pathway import pathways
from onroll.policy.plan import plan
from onroll.policy.ways_in import fair_access
from onroll.policy.ways_in.application import refusals
from onroll.policy.ways_in.kept_place import KEPT, LOST, WATCHED, check_due, checks_to_come
from onroll.policy.ways_in.nearest_place import Vacancies, in_reach, nearest
from onroll.policy.ways_in.routes import ROUTES
from onroll.policy.ways_out.home_education import review_is_due
from tests.policy.case_files import DAY, act, case, done, ended, tasks, term

REACHED = ("family-reached", {"says": "place"})
STARTED = ("place-taken-up", {"started_on": "2026-11-02", "school": "8992001", "shown_by": "roll"})


def on_route(code, *steps):
    return done("no_school_place", REACHED, ("route", {"route": code}), *steps)


@pytest.mark.parametrize("route", ROUTES, ids=lambda one: one.code)
def test_it_shows_the_steps_of_the_chosen_route_and_of_no_other_row_87(route):
    """Six routes, each with an owner and steps of its own, shown once it is chosen. Row 87."""
    shown, others = set(tasks(on_route(route.code))), [one for one in ROUTES if one is not route]
    assert route.owner and route.steps[0].code in shown
    assert not shown & {step.code for other in others for step in other.steps}


def test_it_has_six_routes_as_the_policy_names_them():
    assert len(ROUTES) == 6 == len(dict(tasks(on_route("fair_access"))["route"].step.asks[0].choices))


def test_it_tells_the_parent_the_outcome_within_fifteen_school_days_warning_from_ten_row_83():
    """An in-year outcome: due on the fifteenth school day, warning from the tenth. Row 83."""
    made = ("application-made", {"received_on": "2026-11-02", "school": "8992001"})
    task = tasks(on_route("normal_admissions", made))["application-decided"]
    assert task.due_on == term().add_school_days(DAY, 15)
    assert task.warns_on == term().add_school_days(DAY, 10)
    assert not task.late(task.due_on) and task.late(task.due_on + timedelta(days=1))


def test_it_has_an_own_admission_school_tell_the_council_within_two_school_days_row_84():
    """A school that decides for itself tells the council of an application, aiming for two school days. Row 84."""
    made = ("own-application-made", {"received_on": "2026-11-02", "school": "8994001"})
    task = tasks(on_route("own_admission_authority", made))["own-council-told"]
    assert task.due_on == term().add_school_days(DAY, 2) and task.step.who == "school"


def test_it_records_reasons_and_the_right_of_appeal_of_every_refusal_row_85():
    """A refusal is not done without its reason and the right of appeal, and cannot be skipped. Row 85."""
    made = ("application-made", {"received_on": "2026-11-02"})
    refused = ("application-decided", {"result": "refused", "school": "8992001", "decided_on": "2026-11-10"})
    step = tasks(on_route("normal_admissions", made, refused))["application-refused"].step
    assert {one.code for one in step.asks if one.needed} == {"school", "reason", "appeal_told"}
    assert step.skip == "never"
    offered = ("application-decided", {"result": "offered", "school": "8992001", "decided_on": "2026-11-10"})
    assert "application-refused" not in tasks(on_route("normal_admissions", made, offered))


MADE = "application-made"


def twice(*steps):
    """Two applications, on 2 and 9 November: the acts are numbered 3 and 4, and say so of what follows."""
    first, second = (MADE, {"received_on": "2026-11-02"}), (MADE, {"received_on": "2026-11-09"})
    return on_route("normal_admissions", first, second, *steps)


def by_application(file, code):
    found = plan(pathways()[file.way_out], file, DAY, term())
    return {task.application: task for task in found if task.step.code == code}


def test_it_gives_each_application_its_own_days_row_83():
    """Two applications: each outcome is due fifteen school days after its own day, warning from ten. Row 83."""
    decided = by_application(twice(), "application-decided")
    assert [decided[n].due_on for n in (3, 4)] == [
        term().add_school_days(date(2026, 11, d), 15) for d in (2, 9)
    ]
    assert [decided[n].warns_on for n in (3, 4)] == [
        term().add_school_days(date(2026, 11, d), 10) for d in (2, 9)
    ]
    assert [decided[n].nth for n in (3, 4)] == [1, 2]
    assert [one.nth for one in by_application(on_route("normal_admissions", (MADE, {})), MADE).values()] == [
        0
    ]


def test_it_keeps_the_outcome_of_each_application_row_85():
    """The first is refused, the second offered: both outcomes stand, and each has the steps it calls for. Row 85."""
    told = {"school": "8992001", "reason": "full", "appeal_told": "yes", "application": 3}
    file = twice(
        ("application-decided", {"result": "refused", "decided_on": "2026-11-10", "application": 3}),
        ("application-decided", {"result": "offered", "decided_on": "2026-11-20", "application": 4}),
        ("application-refused", told),
    )
    decided = by_application(file, "application-decided")
    assert [(decided[n].state, decided[n].act.data["result"]) for n in (3, 4)] == [
        ("done", "refused"), ("done", "offered")]  # fmt: skip
    assert {n: one.state for n, one in by_application(file, "application-refused").items()} == {3: "done"}
    assert {n: one.state for n, one in by_application(file, "application-answered").items()} == {4: "todo"}
    assert [one.on for one in refusals(file)] == [date(2026, 11, 10)]


def test_it_takes_a_second_application_that_comes_after_the_first_was_refused_afresh():
    """What says of no application which one it is about is about the one before it."""
    refused = ("application-decided", {"result": "refused", "decided_on": "2026-11-10"})
    file = on_route("normal_admissions", (MADE, {"received_on": "2026-11-02"}), refused,
                    (MADE, {"received_on": "2026-11-16"}))  # fmt: skip
    assert [one.state for one in by_application(file, "application-decided").values()] == ["done", "todo"]


def test_it_counts_a_correction_of_an_application_as_that_application():
    file = on_route("normal_admissions", (MADE, {"received_on": "2026-11-02"}),
                    (MADE, {"received_on": "2026-11-03", "application": 3}))  # fmt: skip
    (decided,) = by_application(file, "application-decided").values()
    assert decided.starts_on == date(2026, 11, 3)


def test_it_keeps_the_history_of_refusals_row_71():
    """All offers refused, no plan known: the history of refusals goes with the case to Admissions. Row 71."""
    told = {"school": "8992001", "reason": "full in Year 7", "appeal_told": "yes"}
    file = on_route("normal_admissions", ("application-refused", told),
                    ("application-refused", {**told, "school": "8994001", "appeal_told": "no"}))  # fmt: skip
    assert [(one.school, one.appeal_told) for one in refusals(file)] == [
        ("8992001", True),
        ("8994001", False),
    ]


# ---- fair access


def test_it_finds_a_place_within_twenty_school_days_of_agreeing_row_86():
    """Fair access: twenty school days from the day it is agreed, with who sat and why. Row 86."""
    checked, agreed = (
        ("fair-access-eligible", {"g": "yes"}),
        ("fair-access-agreed", {"agreed_on": "2026-11-02"}),
    )
    task = tasks(on_route("fair_access", checked, agreed))["fair-access-panel"]
    assert task.due_on == term().add_school_days(DAY, 20)
    assert {"panel_on", "sat", "school", "because"} == {one.code for one in task.step.asks}


def test_it_has_the_thirteen_categories_and_no_answer_is_unknown():
    found = fair_access.findings(case("no_school_place"), DAY)
    assert len(found) == 13 and {one.made_out for one in found} == {Truth.UNKNOWN}
    assert all(one.missing for one in found)


def test_it_makes_out_what_the_register_knows():
    by = {
        one.category.letter: one for one in fair_access.findings(case("no_school_place", flags=("CIN",)), DAY)
    }
    assert by["a"].made_out is Truth.YES and by["b"].made_out is Truth.UNKNOWN
    assert fair_access.eligible(case("no_school_place", flags=("CIN",)), DAY) is Truth.YES


def test_it_wants_four_weeks_and_no_declined_offer_for_a_child_out_of_education():
    told = ("fair-access-eligible", {"no_place_near": "yes", "no_offer_declined": "yes"})
    out = {"out_since": DAY - timedelta(days=28)}
    letter = FAIR_ACCESS_CATEGORIES.index(next(one for one in FAIR_ACCESS_CATEGORIES if one.letter == "l"))

    def l_of(*steps, **facts):
        file = case("no_school_place", *done("no_school_place", *steps).acts, facts=facts)
        return fair_access.findings(file, DAY)[letter]

    assert l_of(told, **out).made_out is Truth.YES
    assert l_of(told, out_since=DAY - timedelta(days=27)).made_out is Truth.NO
    assert l_of(**out).missing == (
        "There is no place within a reasonable distance",
        "No suitable offer was declined",
    )
    declined = ("fair-access-eligible", {"no_place_near": "yes", "no_offer_declined": "no"})
    assert l_of(declined, **out).made_out is Truth.NO


LETTERS = [one.letter for one in FAIR_ACCESS_CATEGORIES]
ANSWERS = st.dictionaries(st.sampled_from([*LETTERS, "no_place_near", "no_offer_declined", "not_prompt", "ready"]),
                          st.sampled_from(["yes", "no", "unknown"]))  # fmt: skip


@given(ANSWERS, st.sampled_from([*LETTERS, "ready"]))
def test_it_is_never_made_less_eligible_by_a_further_yes(said, more):
    less = fair_access.eligible(done("no_school_place", ("fair-access-eligible", said)), DAY)
    better = fair_access.eligible(
        done("no_school_place", ("fair-access-eligible", {**said, more: "yes"})), DAY
    )
    assert better.rank >= less.rank or said.get(more) == "yes"


def test_it_says_no_only_when_every_category_is_ruled_out():
    every = dict.fromkeys(LETTERS, "no")
    assert fair_access.eligible(done("no_school_place", ("fair-access-eligible", every)), DAY) is Truth.NO
    all_but_one = {**every, "m": "unknown"}
    found = fair_access.eligible(done("no_school_place", ("fair-access-eligible", all_but_one)), DAY)
    assert found is Truth.UNKNOWN


# ---- the nearest place

HOME = (440_000.0, 112_000.0)
NEAR = Vacancies("8992001", "Alder Park", (440_100.0, 112_000.0), places=0)
NEXT = Vacancies(
    "8992002", "Birch Lane", (441_000.0, 112_000.0), places=2, counted_on=DAY, said_by="admissions"
)
FAR = Vacancies("8992003", "Cedar Row", (449_000.0, 112_000.0), places=9)
UNTOLD = Vacancies("8992004", "Dell Road", (440_050.0, 112_000.0))


def test_it_finds_the_nearest_school_that_has_a_place_row_70():
    """The nearest school with a place: neither a full one, nor one of which nobody has said. Row 70."""
    assert nearest(HOME, (FAR, NEAR, UNTOLD, NEXT)).vacancies is NEXT
    assert [one.vacancies for one in in_reach(HOME, (FAR, NEAR, UNTOLD, NEXT))] == [NEXT, FAR, UNTOLD, NEAR]


def test_it_says_what_is_not_known_rather_than_guess():
    assert nearest(None, (NEXT, FAR)) is None
    (reach,) = in_reach(None, (UNTOLD,))
    assert reach.miles is None and reach.unknown == (
        "where the child's postcode is",
        "whether it has a place",
    )
    nowhere = Vacancies("8992005", "Elm", None, places=4)
    assert nearest(HOME, (nowhere,)) is None


@given(st.lists(st.tuples(st.none() | st.integers(0, 3), st.none() | st.integers(0, 9_000)), max_size=8))
def test_it_never_offers_a_nearer_place_it_left_out(schools):
    known = [Vacancies(f"{n:07d}", "", None if x is None else (HOME[0] + x, HOME[1]), places)
             for n, (places, x) in enumerate(schools)]  # fmt: skip
    found = nearest(HOME, known)
    able = [one for one in known if one.places and one.at]
    assert (found is None) == (not able)
    if found is not None:
        assert found.vacancies in able and all(found.vacancies.at[0] <= one.at[0] for one in able)


# ---- after a place is taken up


def test_it_looks_again_after_30_90_and_240_days_row_76():
    """A place taken up is looked at again, counted from the first day at school. Row 76."""
    file = ended(
        "failing_to_register", "place_taken_up", STARTED, on=DAY + timedelta(days=3), position="on_roll"
    )
    assert [(day - DAY).days for _, day in checks_to_come(file)] == [30, 90, 240]
    assert check_due(file, DAY + timedelta(days=29)) is None
    due = check_due(file, DAY + timedelta(days=30))
    assert (due.code, due.found) == ("place-kept-30", KEPT)


def test_it_finds_a_child_who_is_no_longer_there():
    file = ended("failing_to_register", "place_taken_up", STARTED, position="whereabouts_unknown")
    due = check_due(file, DAY + timedelta(days=31))
    assert due.found == LOST and "whereabouts unknown" in due.says


def test_it_looks_once_for_each_and_begins_again_after_a_new_closing():
    once = ended("failing_to_register", "place_taken_up", STARTED, position="on_roll")
    seen = act(9, WATCHED, check="place-kept-30")
    after = case(
        "failing_to_register", *once.acts, seen, closed_on=DAY, outcome="place_taken_up", position="on_roll"
    )
    assert check_due(after, DAY + timedelta(days=31)) is None
    assert check_due(after, DAY + timedelta(days=91)).code == "place-kept-90"


def test_it_does_not_watch_a_wait_that_ended_by_itself():
    assert (
        check_due(ended("phase_transfer", "enrolled", position="on_roll"), DAY + timedelta(days=300)) is None
    )


def test_it_reviews_a_suitable_home_education_once_on_its_day_row_4():
    """Suitable home education is looked at again on the day that was set. Row 4."""
    found = ("education-assessed", {"finding": "suitable", "review_on": "2027-11-02"})
    file = ended("home_education", "home_educated", found)
    assert not review_is_due(file, date(2027, 11, 1)) and review_is_due(file, date(2027, 11, 2))
    again = case("home_education", *file.acts, act(9, REOPENED), closed_on=DAY, outcome="home_educated")
    assert not review_is_due(again, date(2027, 12, 1))
