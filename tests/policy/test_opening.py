"""When a case opens by itself, when it ends by itself, and which one comes first."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onroll.facts.case import OPENED
from onroll.policy import rulebook
from onroll.policy.at_risk.priority import priority
from onroll.policy.at_risk.reasons import REASONS
from onroll.policy.at_risk.urgency import urgency
from onroll.policy.ways_out.accounted_for import ends_by_itself, may_end_as
from onroll.policy.ways_out.calls_for_a_case import Noticed, calls_for_a_case, worked_as
from tests.policy.case_files import DAY, act, case

MISSING = Noticed("C1", "whereabouts_unknown", "mid_year_leavers", "urgent", since=date(2026, 10, 5))
WAITS = Noticed("C1", "in_transit", "failing_to_register", "watch", waiting_for="roll of Ferrymead School",
                admission="accepted_roll_not_in", since=date(2026, 9, 1))  # fmt: skip
TO_COME = Noticed(
    "C1", "offered_not_started", "failing_to_register", "soon", admission="accepted_start_to_come"
)


def called(one, on=DAY):
    return calls_for_a_case(one, on).now


@pytest.mark.parametrize(
    ("position", "way_out"),
    [("whereabouts_unknown", "mid_year_leavers"), ("unaccounted", "starting_education"),
     ("unaccounted", "phase_transfer"), ("awaiting_place", "no_school_place"),
     ("offered_not_started", "failing_to_register"), ("excluded_without_provision", "permanent_exclusion"),
     ("home_education_unassessed", "home_education"), ("home_education_unsuitable", "home_education"),
     ("on_roll", "permanent_exclusion")],
)  # fmt: skip
def test_it_opens_for_everybody_who_may_be_missing_the_day_they_are_noticed_row_10(position, way_out):
    """Nobody falls through a gap: whoever may be missing has a case the day the data shows it. Row 10."""
    found = calls_for_a_case(replace(MISSING, position=position, way_out=way_out, urgency="soon"), DAY)
    assert found.now and rulebook.position(position).title in found.why


def test_it_does_not_flood_the_officers_with_those_whose_roll_is_still_to_come_row_73():
    """Children with an accepted place are monitored in autumn, and worked once their wait is over. Row 73."""
    assert not called(WAITS)
    assert called(replace(WAITS, overdue=True, urgency="urgent"))
    assert "Ferrymead" in calls_for_a_case(WAITS, DAY).why


def test_it_hurries_for_a_child_at_risk_though_the_roll_is_still_to_come_row_64():
    """Children with a plan come first, even among those who only wait. Row 64."""
    assert called(replace(WAITS, urgency="same_day"))


def test_it_waits_for_a_first_day_that_is_still_to_come():
    assert not called(TO_COME)
    assert not called(replace(TO_COME, urgency="same_day", missed=False))
    assert called(replace(TO_COME, urgency="same_day", missed=True))


def test_it_makes_a_non_starter_a_case_once_of_school_age_row_67():
    """Under school age nothing is called for; from the prescribed day an unaccounted child is worked. Row 67."""
    assert rulebook.position("under_age").way_out(None) == ""
    assert not called(replace(MISSING, position="under_age", way_out=""))
    assert called(replace(MISSING, position="unaccounted", way_out="starting_education"))


def test_it_leaves_a_closed_search_to_the_watch():
    assert not called(
        replace(MISSING, position="failed_to_track", way_out="failed_to_track", urgency="watch")
    )


def test_it_is_quiet_after_a_start_was_confirmed_unless_there_is_news():
    settled = replace(MISSING, settled_on=DAY - timedelta(days=10))
    assert not called(settled)
    assert called(settled, DAY + timedelta(days=20))
    assert called(replace(settled, since=DAY - timedelta(days=9)))


def test_it_asks_after_home_education_that_only_the_school_speaks_of():
    assert worked_as("off_rolling") == "home_education" and worked_as("phase_transfer") == "phase_transfer"


MAYBE_MISSING = [
    one for one in rulebook.positions() if one.missing.value != "no" and one.code != "failed_to_track"
]
FLAGS = [reason.code for reason in REASONS]


@given(st.sampled_from(MAYBE_MISSING), st.sets(st.sampled_from(FLAGS)), st.none() | st.integers(0, 400),
       st.booleans(), st.booleans(), st.booleans())  # fmt: skip
def test_it_never_lets_a_child_at_risk_who_has_missed_school_wait(
    position, flags, unseen, overdue, waits, missed
):
    hurry = urgency(position.code, flags, unseen, overdue, waits)
    one = Noticed(
        "C1", position.code, "mid_year_leavers", hurry, "roll of X" if waits else "", overdue, missed=missed
    )
    if hurry == "same_day" and missed:
        assert called(one)
    if not called(one):
        assert waits and not overdue


# ---- ending by itself


def test_it_ends_a_case_nobody_worked_once_the_child_is_accounted_for_row_68():
    """A wait that ended by itself ends the case, with what the account shows. Row 68."""
    opened = act(1, OPENED, by="system")
    assert ends_by_itself(case("phase_transfer", opened, position="on_roll")) == "enrolled"
    assert ends_by_itself(case("phase_transfer", opened, position="in_transit")) == ""
    assert ends_by_itself(case("part_time", opened, position="on_roll")) == ""


@pytest.mark.parametrize(
    "kind", ["step", "note", "contact", "barrier", "safe_contact", "immediate_risk", "meeting"]
)
def test_it_leaves_a_case_that_somebody_worked_to_its_owner(kind):
    worked = case("phase_transfer", act(1, OPENED, by="system"), act(2, kind), position="on_roll")
    assert ends_by_itself(worked) == "" and may_end_as(worked) == "enrolled"


def test_it_never_ends_by_itself_what_a_person_opened_or_a_death():
    assert ends_by_itself(case("phase_transfer", act(1, OPENED, by="ama"), position="on_roll")) == ""
    assert ends_by_itself(case("phase_transfer", act(1, OPENED, by="system"), position="died")) == ""


# ---- which comes first


def first(*files):
    return sorted(files, key=lambda file: priority(file, DAY).order)[0]


def test_it_puts_the_gravest_risk_first_and_says_so_row_8():
    """Child protection before child in need before nothing; with the reason in words. Row 8."""
    cp, cin, none = (case("mid_year_leavers", flags=flags) for flags in (("CP",), ("CIN",), ()))
    assert first(none, cin, cp) is cp and first(none, cin) is cin
    assert priority(cp, DAY).reasons[0] == "Child protection plan"


def test_it_puts_several_police_notices_before_one_row_61():
    """A child on the watch list, with several notices in the months before, comes before one with a single. Row 61."""
    several = case("starting_education", flags=("watch_list", "police"))
    one = case("starting_education", flags=("police",))
    assert first(one, several) is several and "Several police notices" in priority(several, DAY).reasons


def test_it_puts_an_immediate_risk_before_everything():
    reported = case("phase_transfer", act(1, "immediate_risk", text="x"))
    assert first(case("phase_transfer", flags=("CP", "LAC")), reported) is reported
    assert priority(reported, DAY).reasons[0] == "Immediate risk reported"


def test_it_puts_concerns_then_repeat_episodes_then_the_longest_unseen_first():
    feared = case("phase_transfer", act(1, step="safeguarding-considered", outcome="done", needed="yes"))
    again = case("phase_transfer", before=2)
    long_ago = case("phase_transfer", facts={"last_seen_on": DAY - timedelta(days=90)})
    lately = case("phase_transfer", facts={"last_seen_on": DAY - timedelta(days=3)})
    assert [first(lately, long_ago, again, feared), first(lately, long_ago, again), first(lately, long_ago)] == [
        feared, again, long_ago,
    ]  # fmt: skip
    assert "Missing before (2 times)" in priority(again, DAY).reasons
    assert "Not seen for 90 days" in priority(long_ago, DAY).reasons


def test_it_counts_a_visit_at_which_the_child_was_seen():
    seen = case("phase_transfer", act(1, "contact", child_seen="yes", on=DAY - timedelta(days=2)))
    assert priority(seen, DAY).reasons == ()
    assert priority(case("phase_transfer"), DAY).reasons == ("Nobody is known to have seen the child",)


def test_it_says_over_a_year_instead_of_a_great_many_days():
    def reasons(days):
        return priority(
            case("phase_transfer", facts={"last_seen_on": DAY - timedelta(days=days)}), DAY
        ).reasons

    assert reasons(365) == ("Not seen for 365 days",) and reasons(366) == ("Not seen for over a year",)


def test_it_wonders_at_nobody_having_seen_a_child_only_from_school_age_on():
    young = {"dob": date(2022, 3, 1)}
    seen = young | {"last_seen_on": date(2022, 3, 1)}
    assert [priority(case("starting_education", facts=one), DAY).reasons for one in (young, seen)] == [(), ()]
    older = {"dob": date(2021, 3, 1)}
    assert priority(case("starting_education", facts=older), DAY).reasons == (
        "Nobody is known to have seen the child",
    )


@given(st.sets(st.sampled_from(FLAGS)), st.sampled_from(FLAGS))
def test_it_never_ranks_a_child_lower_for_a_further_reason(flags, more):
    less, worse = (
        case("phase_transfer", flags=tuple(flags)),
        case("phase_transfer", flags=tuple({*flags, more})),
    )
    assert priority(worse, DAY).order <= priority(less, DAY).order
