"""The register of children not in school: its steps stand beside home education from the day the Act is commenced."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from onroll.facts.case import CaseFile
from onroll.policy.deadlines.clock import Clock
from onroll.policy.deadlines.statutory import FIRST_VISIT, PARENT_TELLS_REGISTER
from onroll.policy.plan import Task, plan
from onroll.policy.ways_out.home_education import PATHWAY, register_steps
from tests.policy.case_files import done, tasks, term

COMMENCED = date(2027, 1, 4)
CODES = {step.code for step in register_steps()}


def commenced(clock: Clock) -> Clock:
    """The same clock as though an order had appointed its day."""
    return replace(clock, citation=replace(clock.citation, in_force_from=COMMENCED))


BOUND = replace(PATHWAY, steps=(
    *(step for step in PATHWAY.steps if step.code not in CODES),
    *register_steps(commenced(PARENT_TELLS_REGISTER), commenced(FIRST_VISIT)),
))  # fmt: skip


def shown(file: CaseFile) -> dict[str, Task]:
    return {task.step.code: task for task in plan(BOUND, file, COMMENCED, term())}


def test_it_shows_nothing_of_the_register_while_the_act_is_not_commenced() -> None:
    assert not CODES & set(tasks(done("home_education")))
    assert not CODES & set(shown(done("home_education", opened_on=COMMENCED - timedelta(days=1))))


def test_it_shows_the_registers_steps_in_a_case_opened_from_that_day_on() -> None:
    assert set(shown(done("home_education", opened_on=COMMENCED))) >= CODES


def test_it_gives_the_parent_fifteen_days_to_tell_the_council() -> None:
    told = ("notice-kept", {"written": "yes", "notice_on": COMMENCED.isoformat()})
    for file in (done("home_education", opened_on=COMMENCED),
                 done("home_education", told, opened_on=COMMENCED + timedelta(days=3))):  # fmt: skip
        task = shown(file)["parent-tells-register"]
        assert (task.due_on, task.step.who) == (COMMENCED + timedelta(days=15), "parent")


def test_it_lets_a_visit_be_asked_for_within_fifteen_days_of_the_entry() -> None:
    file = done("home_education", opened_on=COMMENCED)
    assert shown(file)["first-visit"].due_on is None and shown(file)["first-visit"].state == "blocked"
    entered = ("register-entered", {"entered_on": COMMENCED.isoformat()})
    visit = shown(done("home_education", entered, opened_on=COMMENCED))["first-visit"]
    assert visit.due_on == COMMENCED + timedelta(days=15) and visit.step.gate
