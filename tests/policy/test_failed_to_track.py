"""When the search for a child may end: the sixteen enquiries, what there is to fear, and what follows the closing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onroll.facts.calendars import Calendar
from onroll.facts.case import STEP, UNDONE, CaseFile
from onroll.policy.failed_to_track.closing import AFTER, CLOSED_AS, CONSIDERED, still_lacking
from onroll.policy.failed_to_track.concerns import ENDED
from onroll.policy.failed_to_track.enquiries import ENQUIRIES, SOCIAL_CARE
from onroll.policy.failed_to_track.lookup_again import AGAIN, LOOKUP, first_census_after, opens_after_census
from onroll.policy.failed_to_track.pathway import PATHWAY
from onroll.policy.plan import OPEN, Task, plan, still_needed
from tests.policy.searches import DAY, NO_TRACE, closed, complete, did, reopened, search, step

TERMS = Calendar("Anybourne", ((date(2026, 9, 1), date(2027, 7, 22)),))
CODES = [one.code for one in ENQUIRIES]
USUAL = [one.code for one in ENQUIRIES if one.code not in ("visas-and-immigration", AGAIN)]
GRAVE = ["immediate_risk", "CP", "LAC", "CIN", "watch_list", "police"]


def tasks(file: CaseFile, on: date = DAY) -> dict[str, Task]:
    return {task.step.code: task for task in plan(PATHWAY, file, on, TERMS)}


def may_end(file: CaseFile) -> bool:
    return not still_needed(CLOSED_AS, file, plan(PATHWAY, file, DAY, TERMS))


def test_it_asks_the_sixteen_enquiries_in_the_policys_order() -> None:
    """Row 93."""
    rows = [one.row for one in ENQUIRIES if one.code != AGAIN]
    assert rows == [f"93.{n}" for n in range(1, 17)]
    assert all(one.basis.instrument and one.of and one.why for one in ENQUIRIES)
    assert [code for code in tasks(search()) if code in CODES] == USUAL


@pytest.mark.parametrize("code", USUAL)
def test_it_never_ends_while_one_enquiry_is_not_made(code: str) -> None:
    """Row 93."""
    done = complete(search())
    assert may_end(done)
    made = next(act.number for act in done.acts if act.step == code)
    assert not may_end(did(done, UNDONE, act=made)), code


def test_it_takes_no_reply_for_no_reply_and_chases_it() -> None:
    """Row 93."""
    silent = step(complete(search()), "child-health", outcome="sent")
    assert "no reply yet" in " ".join(still_lacking(silent))
    task = tasks(silent)["child-health"]
    assert task.state == "waiting" and task.due_on is not None
    assert task.late(task.due_on + timedelta(days=1)) and not task.late(task.due_on)
    again = step(silent, "child-health", outcome="sent")
    assert not may_end(again), "asking again is not being answered"
    assert may_end(step(again, "child-health", outcome="answered"))


@pytest.mark.parametrize("found", ["traced", "lead", "", None])
def test_it_never_ends_on_anything_but_no_trace(found: str | None) -> None:
    assert not may_end(step(complete(search()), "admissions", found=found))


def test_it_lets_only_a_manager_leave_the_home_visit_out() -> None:
    """Row 93."""
    assert PATHWAY.step("home-visit").skip == "manager" and PATHWAY.step("home-visit").gate
    left_out = did(
        complete(search()), STEP, "home-visit", outcome="not_appropriate", why="No address was ever known."
    )
    assert may_end(left_out)
    assert not may_end(did(left_out, STEP, "home-visit", outcome="not_appropriate")), (
        "no reason, no leaving out"
    )


def test_it_asks_immigration_only_of_a_child_with_known_child_protection_issues() -> None:
    """Row 93."""
    code = "visas-and-immigration"
    assert code not in tasks(search()) and code in tasks(search(flags=("CP",)))
    known = step(complete(search()), SOCIAL_CARE, child_protection="yes")
    assert code in tasks(known) and not may_end(known)
    assert may_end(step(known, code))


def test_it_repeats_the_look_up_after_a_census_later_than_the_disappearance() -> None:
    """Row 93."""
    gone = search(facts={"last_seen_on": date(2026, 10, 20)})
    early = complete(gone)
    assert AGAIN in tasks(early) and not may_end(early)
    assert tasks(early)[AGAIN].state == "blocked" and opens_after_census(gone) == date(2027, 1, 22)
    assert tasks(early, date(2027, 1, 22))[AGAIN].state == "todo"
    assert may_end(did(early, STEP, AGAIN, on=date(2027, 1, 25), **NO_TRACE))
    late = did(complete(gone), STEP, LOOKUP, on=date(2027, 1, 25), **NO_TRACE)
    assert may_end(late), "a first look that came after the census is enough"


@given(st.dates(date(2015, 1, 1), date(2040, 1, 1)))
def test_it_waits_for_a_census_later_than_the_day_and_never_longer_than_a_summer(day: date) -> None:
    assert day < first_census_after(day) <= day + timedelta(days=150)


@pytest.mark.parametrize("flag", GRAVE)
def test_it_never_ends_while_the_account_gives_reason_to_fear(flag: str) -> None:
    """Row 100."""
    assert not may_end(complete(search(flags=(flag,))))


def test_it_never_ends_once_anybody_has_written_down_a_concern_until_the_services_say_it_is_over() -> None:
    """Row 100."""
    feared = step(complete(search()), "last-provision", concern="yes")
    retold = step(feared, "last-provision", concern="no")
    assert not may_end(retold), "a later word of the same kind does not unsay it"
    assert not may_end(did(retold, STEP, ENDED, outcome="sent"))
    assert not may_end(did(retold, STEP, ENDED, outcome="answered", ended="no"))
    over = did(retold, STEP, ENDED, outcome="answered", ended="yes", answered_by="CRS", said="Seen and safe.")
    assert may_end(over)
    assert not may_end(did(over, "immediate_risk", text="A neighbour rang."))
    assert not may_end(did(complete(search()), "contact", concern="yes"))


def test_it_asks_of_every_child_whether_a_safeguarding_referral_is_needed() -> None:
    """Row 100."""
    whole = complete(search())
    assert not may_end(replace(whole, acts=tuple(act for act in whole.acts if act.step != CONSIDERED)))
    for answer in (
        {"needed": "yes", "because": "Bruises were seen."},
        {"needed": "no"},
        {"needed": "no", "because": ""},
    ):
        assert not may_end(did(whole, STEP, CONSIDERED, outcome="done", **answer)), answer


def test_it_makes_every_enquiry_again_once_the_case_has_been_opened_again() -> None:
    assert may_end(complete(search()))
    back = reopened(closed(complete(search())))
    assert not may_end(back) and "made again" in " ".join(still_lacking(back))
    assert may_end(complete(back))


DATA = st.fixed_dictionaries(
    {},
    optional={
        "outcome": st.sampled_from(["sent", "answered", "done", "not_appropriate"]),
        "found": st.sampled_from(["no_trace", "traced", "lead"]),
        "concern": st.sampled_from(["yes", "no", "unknown"]),
        "why": st.sampled_from(["", "No such partner."]),
    },
)


@given(
    st.lists(st.tuples(st.sampled_from(CODES), DATA), max_size=30),
    st.sets(st.sampled_from(GRAVE), max_size=2),
)
def test_it_ends_only_when_each_enquiry_found_no_trace_or_was_left_out_with_a_reason(
    acts: list[tuple[str, dict[str, str]]], flags: set[str]
) -> None:
    file = complete(search(flags=tuple(flags)))
    for code, data in acts:
        file = did(file, STEP, code, **data)
    if may_end(file):
        assert not flags
        assert all(act.data.get("concern") != "yes" for act in file.acts)
        for task in tasks(file).values():
            if task.step.code in CODES:
                said = task.act.data if task.act else {}
                assert (said.get("outcome") in ("done", "answered") and said.get("found") == "no_trace") or (
                    said.get("outcome") == "not_appropriate" and said.get("why")
                ), task.step.code


def test_it_keeps_what_follows_the_closing_on_the_list_until_it_is_done() -> None:
    """Rows 97, 98, 99 and 101."""
    before, after = complete(search()), closed(complete(search()))
    codes = {one.code for one in AFTER}
    assert not codes & set(tasks(before))
    assert {code for code in codes if tasks(after)[code].state in OPEN} == codes
    assert {row for one in AFTER for row in one.rows} == {"97", "98", "99", "101"}
    assert all(tasks(after)[code].due_on == date(2026, 12, 1) for code in codes)
    assert PATHWAY.step("admissions-told").asks[-1].kind == "day", "with the day it is looked at again"


@given(
    st.lists(
        st.tuples(
            st.sampled_from([one.code for one in AFTER]), st.sampled_from(["sent", "answered", "undo"])
        ),
        max_size=12,
    )
)
def test_it_never_loses_a_step_after_the_closing(acts: list[tuple[str, str]]) -> None:
    file = closed(complete(search()))
    for code, what in acts:
        last = file.last(STEP, code)
        if what != "undo":
            file = did(file, STEP, code, outcome=what)
        elif last is not None:
            file = did(file, UNDONE, act=last.number)
    for one in AFTER:
        last = file.last(STEP, one.code)
        answered = last is not None and last.outcome == "answered"
        assert (tasks(file)[one.code].state in OPEN) != answered, one.code


def test_it_tells_everybody_again_after_a_second_closing() -> None:
    file = closed(complete(search()))
    for one in AFTER:
        file = did(file, STEP, one.code, outcome="done")
    assert all(tasks(file)[one.code].state == "done" for one in AFTER)
    second = closed(complete(reopened(file)))
    assert all(tasks(second)[one.code].state == "todo" for one in AFTER)


def test_it_makes_the_record_inactive_with_an_alert_and_only_by_two_people() -> None:
    """Rows 94, 95 and 96."""
    assert CLOSED_AS.closes == "failed_to_track" and CLOSED_AS.second_person


def test_it_takes_a_new_national_source_as_one_more_entry() -> None:
    """Row 103."""
    extra = replace(ENQUIRIES[3], code="new-source", row="103")
    made = extra.step()
    assert made.code == "new-source" and made.rows == ("103",) and made.asks == ENQUIRIES[3].step().asks


def test_it_never_offers_to_flag_a_health_record() -> None:
    """Row 104."""
    health = [one for one in PATHWAY.steps if "health" in one.title.lower()]
    assert [one.code for one in health] == ["child-health"], "Child Health is asked, and told to keep nothing"
    assert not [one for one in PATHWAY.steps if "flag" in one.title.lower() and "Housing" not in one.title]


@pytest.mark.parametrize("position", ["on_roll", "lives_elsewhere", "home_educated", "died"])
def test_it_never_ends_while_the_account_shows_where_the_child_is(position: str) -> None:
    assert not may_end(complete(search(position=position)))
    assert may_end(complete(search(position="whereabouts_unknown")))
