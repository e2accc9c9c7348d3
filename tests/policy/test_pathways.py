"""The pathways of the policy: short, in order, and with every step the policy asks for."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onroll.letters.catalogue import letters
from onroll.policy import rulebook
from onroll.policy.collaboration.endings import NOT_SHOWN
from onroll.policy.pathway import pathways
from onroll.policy.plan import still_needed
from onroll.policy.ways_out.calls_for_a_case import SEARCHES, worked_as
from tests.policy.case_files import DAY, act, case, done, tasks, term

OURS = sorted(SEARCHES - {"failed_to_track"}) + ["part_time"]
REACHED = ("family-reached", {"says": "place"})
PLACED = ("place-taken-up", {"started_on": "2026-11-20", "school": "8992001", "shown_by": "roll"})
CONSIDERED = ("safeguarding-considered", {"needed": "no", "because": "seen at home"})


def lacking(file, outcome):
    ending = pathways()[file.way_out].ending(outcome)
    return still_needed(ending, file, tuple(tasks(file).values()))


@pytest.mark.parametrize("way_out", OURS)
def test_it_shows_an_officer_five_to_nine_steps(way_out):
    assert 5 <= len(tasks(case(way_out))) <= 9


@pytest.mark.parametrize("way_out", OURS)
def test_it_shows_at_most_thirteen_once_a_route_is_chosen(way_out):
    for route in ("normal_admissions", "fair_access", "own_admission_authority"):
        file = done(way_out, REACHED, ("route", {"route": route}))
        assert len(tasks(file)) <= 13


def test_it_has_a_pathway_for_every_way_out_that_a_judgement_gives():
    given_by = {rulebook.judge(one).way_out for one in _situations()} - {""}
    assert {worked_as(one) for one in given_by} <= set(pathways())


def _situations():
    from onroll.facts.situation import every_situation

    return (one for n, one in enumerate(every_situation()) if n % 7 == 0)


def test_it_sends_only_letters_that_there_are():
    known = {one.code for one in letters()}
    sent = {step.letter for code in OURS for step in pathways()[code].steps} - {""}
    assert sent <= known


@pytest.mark.parametrize("way_out", OURS)
def test_it_says_for_every_step_why_and_under_what_rule(way_out):
    for step in pathways()[way_out].steps:
        assert step.title and step.why, step.code
        assert step.citation or step.clock or step.who == "partner", step.code


@pytest.mark.parametrize("way_out", OURS)
def test_it_puts_the_attendance_order_before_every_ending_row_88(way_out):
    """A school attendance order is considered in every way of falling out, and cannot be skipped. Row 88."""
    step = pathways()[way_out].step("order-considered")
    assert step.skip == "never" and "order-considered" in tasks(case(way_out))


def test_it_sends_nothing_to_a_family_before_safe_contact_is_answered():
    for code in OURS:
        for step in pathways()[code].steps:
            assert step.gate or step.who != "parent" or not step.letter, (code, step.code)


def test_it_asks_the_social_worker_the_same_day_of_a_child_at_risk_row_8():
    """The most vulnerable come first: a child with a plan is asked after the same day. Row 8."""
    file = case("mid_year_leavers", flags=("CP",))
    assert tasks(file)["social-care-told"].due_on == DAY
    assert "social-care-told" not in tasks(case("mid_year_leavers"))


@pytest.mark.parametrize("flag", ["CP", "CIN"])
def test_it_has_the_officer_invited_to_plan_meetings_row_22(flag):
    """Of a child with a plan the social worker is asked to invite the officer to the meetings. Row 22."""
    step = tasks(case("starting_education", flags=(flag,)))["social-care-told"].step
    assert "child protection and child in need meetings" in step.why.replace("\n", " ")


def test_it_sends_the_overview_to_a_family_new_to_the_country_row_80():
    """A family new to the country is sent the overview, in its language where it is known. Row 80."""
    new = done(
        "failing_to_register", ("family-reached", {"says": "place", "new_to_uk": "yes", "language": "pl"})
    )
    assert tasks(new)["overview-sent"].step.letter == "education-overview"
    said_no = done("failing_to_register", ("family-reached", {"says": "place", "new_to_uk": "no"}))
    assert "overview-sent" not in tasks(said_no)


def test_it_makes_a_joint_task_of_what_stands_in_the_way_row_81():
    """A place that is not preferred is worked on with Admissions, until the barrier is gone. Row 81."""
    barrier = act(1, "barrier", barrier="preference", text="too far")
    assert tasks(case("no_school_place", barrier))["barriers-worked"].step.who == "admissions"
    gone = act(2, "barrier_removed", act=1)
    assert "barriers-worked" not in tasks(case("no_school_place", barrier, gone))


def test_it_uses_meetings_and_barriers_to_remove_obstacles_row_29():
    """What was agreed about an obstacle is asked with who works on it, and by when. Row 29."""
    step = pathways()["failing_to_register"].step("barriers-worked")
    assert [one.code for one in step.asks] == ["with", "agreed"]


def test_it_asks_a_leavers_school_for_ground_and_destination_within_ten_working_days_row_37():
    """A school that did not say enough is asked, and chased. Row 37."""
    task = tasks(case("mid_year_leavers"))["last-school-asked"]
    assert {one.code for one in task.step.asks} == {"ground", "last_day", "destination"}
    assert task.due_on == term().add_working_days(DAY, 10)


def test_it_asks_the_stated_place_to_confirm_within_the_councils_limit():
    task = tasks(case("mid_year_leavers"))["destination-confirmed"]
    assert task.due_on == term().add_school_days(DAY, 20) and task.step.sends


def test_it_hands_a_place_not_taken_up_to_admissions_first_row_77():
    """Admissions speaks to the family first; what is stuck comes back to the officer. Row 77."""
    task = tasks(case("failing_to_register"))["admissions-asked"]
    assert task.step.who == "admissions" and task.due_on == term().add_working_days(DAY, 10)
    assert "stuck" in dict(task.step.asks[0].choices)


def test_it_tells_the_school_what_to_do_about_a_place_not_taken_up_row_78():
    """The school is told the procedure, case by case. Row 78."""
    step = tasks(case("failing_to_register"))["school-told"].step
    assert step.who == "school" and step.letter == "place-not-taken-up"


def test_it_looks_at_applications_and_take_up_with_admissions_row_79():
    """What we hold of applications is looked at in every case of a child without a desk. Row 79."""
    assert "79" in tasks(case("failing_to_register"))["records-looked-at"].step.rows


def test_it_has_admissions_allocate_the_nearest_school_when_nobody_applied_row_70():
    """Nobody applied and no reason is known: Admissions allocates, with a proposed school. Row 70."""
    step = tasks(case("phase_transfer"))["place-allocated"].step
    assert step.who == "admissions" and {"proposed", "allocated"} <= {one.code for one in step.asks}
    assert "no_application" in dict(step.asks[0].choices)


def test_it_asks_a_family_for_its_plans_before_the_child_is_missing_row_72():
    """Before school starts the family of a child with no place is asked what it plans. Row 72."""
    assert "home" in dict(tasks(case("phase_transfer"))["family-reached"].step.asks[0].choices)


def test_it_does_not_call_a_child_missing_while_a_roll_is_outstanding_row_75():
    """Whether the neighbours' and independent rolls are in is asked before anything is concluded. Row 75."""
    step = tasks(case("phase_transfer"))["rolls-looked-at"].step
    assert {"neighbour", "independent", "none"} == set(dict(step.asks[0].choices))


def test_it_keeps_a_child_enrolled_who_moved_within_the_city_row_82():
    """The old school is still the nearest: the child stays enrolled there, and nothing is removed. Row 82."""
    same = done("no_school_place", ("house-move", {"nearest": "same"}), position="on_roll")
    assert lacking(same, "stays_enrolled") == ()
    gone = done("no_school_place", ("house-move", {"nearest": "same"}), position="awaiting_place")
    assert lacking(gone, "stays_enrolled")
    other = done("no_school_place", ("house-move", {"nearest": "other"}), position="on_roll")
    assert lacking(other, "stays_enrolled")


def test_it_has_the_school_teach_from_the_sixth_day_of_a_suspension_row_90():
    """A suspension: the school owes the teaching from the sixth school day, the first counted. Row 90."""
    known = ("exclusion-known", {"kind": "suspension", "first_day": "2026-11-02"})
    found = tasks(done("permanent_exclusion", known))
    assert found["school-teaches"].due_on == term().nth_school_day(DAY, 6) == date(2026, 11, 9)
    assert "council-teaches" not in found


def test_it_has_the_council_teach_from_the_sixth_day_of_an_exclusion_row_91():
    """A permanent exclusion: the council owes it, and cannot skip it. Row 91."""
    known = ("exclusion-known", {"kind": "permanent", "first_day": "2026-11-02"})
    task = tasks(done("permanent_exclusion", known))["council-teaches"]
    assert task.due_on == date(2026, 11, 9) and task.step.skip == "never"
    assert task.late(date(2026, 11, 10)) and not task.late(date(2026, 11, 9))


def test_it_ends_a_suspension_only_once_the_school_teaches():
    known = ("exclusion-known", {"kind": "suspension", "first_day": "2026-11-02"})
    taught = ("school-teaches", {"provider": "the school", "from_day": "2026-11-09", "hours": "25"})
    assert lacking(done("permanent_exclusion", known), "suspension_taught")
    assert lacking(done("permanent_exclusion", known, taught), "suspension_taught") == ()


def test_it_keeps_home_education_in_scope_until_it_is_found_suitable_row_4():
    """Until the council is satisfied the case goes on: a notice alone, or no answer, does not end it. Row 4."""
    for finding in ("unsuitable", "insufficient", "no_response"):
        file = done("home_education", ("education-asked-about", {"answer": "x"}),
                    ("education-assessed", {"finding": finding}), position="home_education_unassessed")  # fmt: skip
        assert lacking(file, "home_educated") == (NOT_SHOWN,)
        assert "route" in tasks(file) and "parent-told-not-satisfied" in tasks(file)
    assert lacking(case("home_education", position="home_educated"), "home_educated") == ()


def test_it_works_part_time_and_dual_arrangements_though_they_are_not_missing_row_3():
    """A child on a roll is not missing education; a part-time or dual arrangement is worked as such. Row 3."""
    dual = done("part_time", ("arrangement-known", {"kind": "dual", "agreed": "yes"}))
    assert "both-schools-asked" in tasks(dual) and "both-schools-asked" not in tasks(case("part_time"))
    assert "enrolled" not in {one.code for one in pathways()["part_time"].outcomes}


def test_it_sends_a_poor_attender_to_education_welfare_row_32():
    """A registered child who does not attend is not missing education: the attendance route. Row 32."""
    assert lacking(case("starting_education", position="on_roll"), "attendance_route") == ()
    assert lacking(case("starting_education", position="unaccounted"), "attendance_route")


@pytest.mark.parametrize(
    ("position", "outcome"),
    [("on_roll", "enrolled"), ("lives_elsewhere", "tracked"), ("moved_abroad", "tracked"),
     ("home_educated", "home_educated"), ("eotas", "educated_otherwise"), ("over_age", "over_age")],
)  # fmt: skip
def test_it_ends_as_the_account_shows_and_not_otherwise_row_68(position, outcome):
    """Enrolled, tracked, home educated or over age: each only once the account says so. Row 68."""
    for way_out in sorted(SEARCHES - {"failed_to_track"}):
        assert lacking(case(way_out, position=position), outcome) == ()
        assert lacking(case(way_out, position="unaccounted"), outcome) == (NOT_SHOWN,)


def test_it_ends_at_the_end_of_school_age_row_5():
    """A child is tracked to the end of school age, and no longer. Row 5."""
    assert lacking(case("mid_year_leavers", position="over_age"), "over_age") == ()


def test_it_closes_as_taken_up_only_once_the_child_has_started_row_76():
    """An offer, an acceptance and a date are not a desk: the first day at school must be confirmed. Row 76."""
    promised = done("failing_to_register", REACHED, ("admissions-asked", {"state": "will_start"}), CONSIDERED)
    assert lacking(promised, "place_taken_up")
    assert lacking(done("failing_to_register", REACHED, CONSIDERED, PLACED), "place_taken_up") == ()


def test_it_takes_no_first_day_that_lies_before_the_child_was_without_education():
    """Row 76."""
    steps = (REACHED, CONSIDERED, PLACED)
    found = done("failing_to_register", *steps, position="whereabouts_unknown", since=date(2026, 11, 21))
    assert "before 21 November 2026" in lacking(found, "place_taken_up")[0]
    found = done("failing_to_register", *steps, position="whereabouts_unknown", since=date(2026, 11, 20))
    assert lacking(found, "place_taken_up") == ()


STEPS = [step.code for code in OURS for step in pathways()[code].steps if step.code != "place-taken-up"]


@given(
    st.lists(st.sampled_from(STEPS), max_size=12),
    st.sampled_from([one for one in OURS if one != "part_time"]),
)
def test_it_never_ends_as_taken_up_without_a_confirmed_start(steps, way_out):
    known = {step.code for step in pathways()[way_out].steps}
    file = done(way_out, *((one, {}) for one in steps if one in known))
    assert lacking(file, "place_taken_up")


def test_it_keeps_every_attempt_to_reach_a_family_before_the_closing_date_row_65():
    """As many parents as possible are reached: the step is asked of the family, and attempts are contacts. Row 65."""
    step = tasks(case("starting_education"))["family-reached"].step
    assert step.who == "parent" and step.sends and "Write down every attempt as a contact" in step.why


def test_it_works_children_with_no_next_school_before_and_after_the_summer_row_69():
    """A child who finished a school and has no next place is a phase transfer to be worked. Row 69."""
    from onroll.facts.situation import Life, Residence, Roll, Situation

    found = rulebook.judge(Situation(life=Life.WITHIN, residence=Residence.HERE, roll=Roll.LEFT_TOP_YEAR))
    assert found.way_out == "phase_transfer" and "69" in pathways()["phase_transfer"].rows


def test_it_asks_the_social_worker_where_a_child_who_left_went_row_23():
    """Social workers tell of children who leave the city: they are asked, and the stated place confirms. Row 23."""
    shown = tasks(case("mid_year_leavers", flags=("CIN",)))
    assert {code for code, task in shown.items() if "23" in task.step.rows} == {
        "social-care-told", "destination-confirmed",
    }  # fmt: skip


def test_it_counts_an_excluded_child_without_teaching_in_the_month_row_92():
    """A child excluded without provision is in the month's data though still on a roll. Row 92."""
    from onroll.facts.situation import Life, Provision, Residence, Roll, Situation

    excluded = Situation(life=Life.WITHIN, residence=Residence.HERE, roll=Roll.CURRENT,
                         provision=Provision.EXCLUDED_WITHOUT)  # fmt: skip
    assert rulebook.judge(excluded).in_monthly_data.truth.value == "yes"
    assert "92" in tasks(case("permanent_exclusion"))["council-teaches"].step.rows
