"""A case's task list follows from its acts: what is to do, what is late, what waits, and what may not end yet."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onroll.facts.calendars import Calendar
from onroll.facts.case import PAUSED, REOPENED, RESUMED, STEP, UNDONE, Act, CaseFile
from onroll.policy.deadlines.local import NOTICED
from onroll.policy.pathway import Outcome, Pathway, Question, Step, pathways
from onroll.policy.plan import OPEN, next_task, plan, still_needed

OPENED = date(2026, 11, 2)
TERM = Calendar("Anybourne", ((date(2026, 9, 1), date(2026, 12, 19)), (date(2027, 1, 4), date(2027, 7, 20))))
NOW = datetime(2026, 11, 2, tzinfo=UTC)
WAY = Pathway(
    "astray",
    "Gone astray",
    "Mid-year leavers",
    (
        Step("ask", "Ask", "why", clock=NOTICED, sends=True),
        Step("visit", "Visit", "why", after=("ask",), asks=(Question("on", "Which day?", "day"),)),
        Step("report", "Report", "why", clock=NOTICED, starts="visit.on"),
        Step("urgent", "Hurry", "why", when=lambda file: "CP" in file.flags),
    ),
    (Outcome("found", "Found", needs=("ask",), done=("visit",)),),
)


def act(number: int, step: str, outcome: str, on: date = OPENED, **said: object) -> Act:
    return Act(number, STEP, step, on, NOW, "ama", {"outcome": outcome, **said})


def file(*acts: Act, flags: tuple[str, ...] = ()) -> CaseFile:
    return CaseFile("K1", "C1", "astray", OPENED, acts=acts, flags=flags)


def states(*acts: Act, on: date = OPENED) -> dict[str, str]:
    return {task.step.code: task.state for task in plan(WAY, file(*acts), on, TERM)}


def test_it_asks_only_for_what_this_child_needs() -> None:
    assert list(states()) == ["ask", "visit", "report"]
    assert "urgent" in [task.step.code for task in plan(WAY, file(flags=("CP",)), OPENED, TERM)]


def test_it_waits_for_an_answer_and_no_reply_is_not_an_answer() -> None:
    assert states(act(1, "ask", "sent")) == {"ask": "waiting", "visit": "blocked", "report": "todo"}
    assert states(act(1, "ask", "sent"), act(2, "ask", "answered"))["visit"] == "todo"
    assert states(act(1, "ask", "sent"), on=OPENED + timedelta(days=200))["ask"] == "waiting"


def test_it_counts_an_act_no_more_once_it_is_taken_back() -> None:
    back = Act(2, UNDONE, "", OPENED, NOW, "ama", {"act": 1})
    assert states(act(1, "ask", "done"), back)["ask"] == "todo"


def test_it_starts_a_clock_on_the_day_that_was_answered_and_not_before() -> None:
    report = plan(WAY, file(), OPENED, TERM)[2]
    assert (report.starts_on, report.due_on) == (None, None)
    visit = Act(2, STEP, "visit", OPENED, NOW, "ama", {"outcome": "done", "on": "2026-11-06"})
    report = plan(WAY, file(act(1, "ask", "done"), visit), OPENED, TERM)[2]
    assert (report.starts_on, report.due_on) == (date(2026, 11, 6), date(2026, 11, 13))


def test_it_is_late_the_day_after_its_last_day_and_not_on_it() -> None:
    (ask, *_) = plan(WAY, file(), OPENED, TERM)
    assert ask.due_on == date(2026, 11, 9)
    assert not ask.late(date(2026, 11, 9))
    assert ask.late(date(2026, 11, 10))
    (done, *_) = plan(WAY, file(act(1, "ask", "done", on=date(2026, 11, 12))), OPENED, TERM)
    assert not done.late(date(2026, 12, 1))
    assert done.met() is False


def test_it_is_never_late_while_its_clock_stands_still() -> None:
    stopped = Act(1, PAUSED, "", date(2026, 11, 4), NOW, "ama", {"clock": NOTICED.code})
    (ask, *_) = plan(WAY, file(stopped), date(2026, 12, 18), TERM)
    assert (ask.paused, ask.due_on, ask.late(date(2026, 12, 18))) == (True, None, False)
    again = Act(2, RESUMED, "", date(2026, 11, 11), NOW, "ama", {"clock": NOTICED.code})
    (ask, *_) = plan(WAY, file(stopped, again), date(2026, 12, 18), TERM)
    assert ask.due_on == date(2026, 11, 16)


def test_it_says_no_day_where_the_term_dates_end_rather_than_a_wrong_one() -> None:
    late = CaseFile("K1", "C1", "astray", date(2027, 7, 19))
    assert plan(WAY, late, late.opened_on, TERM)[0].due_on is None


def test_it_says_in_words_what_an_ending_still_needs() -> None:
    ending = WAY.ending("found")
    done = file(act(1, "ask", "done"))
    assert still_needed(ending, done, plan(WAY, done, OPENED, TERM)) == ("Visit",)
    skipped = file(act(1, "ask", "done"), act(2, "visit", "not_appropriate"))
    assert still_needed(ending, skipped, plan(WAY, skipped, OPENED, TERM)) == (
        "Visit: it may not be left out",
    )


OUTCOMES = st.sampled_from(("done", "sent", "answered", "not_appropriate"))
ACTS = st.lists(
    st.tuples(st.sampled_from(("ask", "visit", "report")), OUTCOMES, st.integers(0, 90)), max_size=8
)


@given(ACTS, st.integers(0, 200))
def test_it_gives_every_step_one_state_and_something_to_do_first_while_anything_is_open(
    done: list[tuple[str, str, int]], after: int
) -> None:
    acts = [act(n, step, how, OPENED + timedelta(days=days)) for n, (step, how, days) in enumerate(done, 1)]
    on = OPENED + timedelta(days=after)
    tasks = plan(WAY, file(*acts), on, TERM)
    assert [task.step.code for task in tasks] == ["ask", "visit", "report"]
    assert not any(task.late(on) for task in tasks if task.state not in OPEN)
    workable = [task for task in tasks if task.state in ("todo", "waiting")]
    assert (next_task(tasks, on) in workable) if workable else (next_task(tasks, on) is None)
    assert bool(still_needed(WAY.ending("found"), file(*acts), tasks)) == (
        tasks[0].state in OPEN or tasks[1].state != "done"
    )


@pytest.mark.parametrize("code", sorted(pathways()))
def test_it_knows_of_every_pathway_how_it_ends_and_where_its_clocks_start(code: str) -> None:
    pathway = pathways()[code]
    assert pathway.outcomes
    blank = CaseFile("K1", "C1", code, OPENED)
    for task in plan(pathway, blank, OPENED, TERM):
        assert task.state in ("todo", "blocked")
        assert task.step.title
        assert task.step.why


def test_it_starts_the_sixth_day_from_what_the_register_shows_before_anybody_has_asked() -> None:
    """Row 91."""
    excluded = CaseFile("K1", "C1", "permanent_exclusion", OPENED, position="excluded_without_provision",
                        since=date(2026, 10, 5))  # fmt: skip
    tasks = {one.step.code: one for one in plan(pathways()["permanent_exclusion"], excluded, OPENED, TERM)}
    assert tasks["council-teaches"].starts_on == date(2026, 10, 5)
    assert tasks["council-teaches"].late(OPENED) and tasks["council-teaches"].told == "manager"
    on_roll = replace(excluded, position="on_roll")
    tasks = {one.step.code: one for one in plan(pathways()["permanent_exclusion"], on_roll, OPENED, TERM)}
    assert tasks["council-teaches"].starts_on is None


def test_it_makes_every_enquiry_again_once_the_case_is_opened_again() -> None:
    """Row 95."""
    made = act(1, "last-provision", "done", found="no_trace")
    again = Act(2, REOPENED, "", OPENED, NOW, "ama", {})
    search = CaseFile("K1", "C1", "failed_to_track", OPENED, acts=(made,))
    codes = [
        one.step.code
        for one in plan(pathways()["failed_to_track"], search, OPENED, TERM)
        if one.state == "done"
    ]
    assert codes == ["last-provision"]
    search = replace(search, acts=(made, again))
    assert not [
        one for one in plan(pathways()["failed_to_track"], search, OPENED, TERM) if one.state == "done"
    ]
