"""A case's task list, worked out from its acts each time: what is to do, by when, and what it waits for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from onroll.facts.calendars import Calendar
from onroll.facts.case import CLOSED, PAUSED, RESUMED, SETTLED, STEP, Act, CaseFile, as_day
from onroll.policy.deadlines.running import Pause, Running, running
from onroll.policy.pathway import Outcome, Pathway, Step
from onroll.policy.ways_in.each_application import each_application

HEADING = "Policy Commitments"

State = Literal["todo", "waiting", "blocked", "done", "not_appropriate"]
OPEN: tuple[State, ...] = ("todo", "waiting", "blocked")
FAR = date(9999, 1, 1)


@dataclass(frozen=True, slots=True)
class Task:
    """One step of one case on one day. `clock`: how its clock stands; nothing while none runs.

    `application`: which one it is for, by the act that told of it; `nth`: which that is where there are several.
    """

    step: Step
    state: State
    clock: Running | None
    act: Act | None
    blocked_by: tuple[str, ...]
    application: int = 0
    nth: int = 0
    opens_on: date | None = None
    """The day before which it may not be done; nothing once that has come."""

    @property
    def starts_on(self) -> date | None:
        return self.clock.starts_on if self.clock else None

    @property
    def due_on(self) -> date | None:
        """Its last day in time; nothing while no clock runs, it stands still, or the term dates end before it."""
        return self.clock.due_on if self.clock else None

    @property
    def warns_on(self) -> date | None:
        return self.clock.warns_on if self.clock else None

    @property
    def paused(self) -> bool:
        return self.clock is not None and self.clock.state == "paused"

    @property
    def told(self) -> str:
        """Who has to hear that it is late; nobody until then."""
        return self.clock.told if self.clock and self.state in OPEN else ""

    def late(self, on: date) -> bool:
        """Whether the thing is still to be done though its last day has passed."""
        return self.state in OPEN and self.due_on is not None and self.due_on < on

    def soon(self, on: date) -> bool:
        """Whether its clock has begun to warn."""
        return self.state in OPEN and self.warns_on is not None and self.warns_on <= on

    def met(self) -> bool | None:
        """Whether it was done in time; nothing when it has no clock or is not done."""
        if self.act is None or self.due_on is None or self.state in OPEN:
            return None
        return self.act.on <= self.due_on


def plan(pathway: Pathway, file: CaseFile, on: date, calendar: Calendar,
         lengths: Mapping[str, int] | None = None) -> tuple[Task, ...]:  # fmt: skip
    """Every step that this case needs, in the policy's order. `lengths`: clocks whose length the council chose."""
    views = {made: _views(pathway, file, made) for made in {step.each for step in pathway.steps}}
    return tuple(
        replace(_task(step, one, on, calendar, lengths or {}), application=number, nth=nth)
        for step in pathway.steps for number, nth, one in views[step.each]
        if step.when(one) or one.last(STEP, step.code)
    )  # fmt: skip


def applications(pathway: Pathway, file: CaseFile, made: str) -> Mapping[int, CaseFile]:
    """The case as though each application made by this step were the only one, by its number."""
    return each_application(file, made, pathway.for_each(made))


def _views(pathway: Pathway, file: CaseFile, made: str) -> list[tuple[int, int, CaseFile]]:
    """For each application its number, which it is where there are several, and the case with it alone; or the case."""
    found = applications(pathway, file, made) if made else {}
    several = len(found) > 1
    return [(number, nth if several else 0, one) for nth, (number, one) in enumerate(found.items(), 1)] or [
        (0, 0, file)
    ]


def next_task(tasks: tuple[Task, ...], on: date) -> Task | None:
    """What to do first: what is late or due soonest, else the first in the policy's order."""
    ready = [task for task in tasks if task.state in ("todo", "waiting")]
    return min(ready, key=lambda task: (task.due_on or FAR, task.state == "waiting"), default=None)


def still_needed(outcome: Outcome, file: CaseFile, tasks: tuple[Task, ...]) -> tuple[str, ...]:
    """Why a case may not end so yet, in words; empty when it may."""
    states = {task.step.code: task for task in tasks}
    lacking = [states[code].step.title for code in (*outcome.needs, *outcome.done)
               if code in states and states[code].state in OPEN]  # fmt: skip
    lacking += [f"{states[code].step.title}: it may not be left out" for code in outcome.done
                if code in states and states[code].state == "not_appropriate"]  # fmt: skip
    if outcome.forbids(file):
        lacking.append(outcome.forbidden)
    lacking += outcome.lacks(file)
    return tuple(dict.fromkeys(lacking))


def _task(step: Step, file: CaseFile, on: date, calendar: Calendar, lengths: Mapping[str, int]) -> Task:
    act = last_done(step, file)
    state = state_of(step, file)
    first = step.opens(file) if state in ("todo", "blocked") else None
    opens_on = first if first is not None and on < first else None
    if state == "todo" and opens_on:
        state = "blocked"
    clock, before = _clock(step, file, on, calendar, lengths, act), blocked_by(step, file)
    return Task(step, state, clock, act, before, opens_on=opens_on)


def _clock(
    step: Step, file: CaseFile, on: date, calendar: Calendar, lengths: Mapping[str, int], act: Act | None
) -> Running | None:
    """How a step's clock stands, once what starts it has happened. It stops when the step is settled."""
    started = start_of(step, file)
    if step.clock is None or started is None:
        return None
    chosen = replace(step.clock, length=lengths.get(step.clock.code, step.clock.length))
    settled = act.on if act is not None and act.outcome in SETTLED else None
    return running(chosen, started, pauses(file, chosen.code), on, calendar, stopped_on=settled)


def state_of(step: Step, file: CaseFile) -> State:
    """How a step stands by the acts: before the day on which it may first be done is asked."""
    act = last_done(step, file)
    if act is not None and act.outcome == "not_appropriate":
        return "not_appropriate"
    if act is not None and act.outcome in ("done", "answered"):
        return "done"
    if act is not None and act.outcome == "sent":
        return "waiting"
    return "blocked" if blocked_by(step, file) else "todo"


def answers_until(step: Step, file: CaseFile, on: date, calendar: Calendar,
                  lengths: Mapping[str, int]) -> Running | None:  # fmt: skip
    """How the time to answer stands: from when it was last sent, or, of what is not sent itself, by its own clock.

    Nothing when it has not begun, or has no time.
    """
    sent = [act for act in file.of(STEP, step.code) if act.outcome == "sent"]
    began = (sent[-1].on if sent else None) if step.sends else start_of(step, file)
    if step.clock is None or began is None:
        return None
    chosen = replace(step.clock, length=lengths.get(step.clock.code, step.clock.length))
    return running(chosen, began, pauses(file, chosen.code), on, calendar)


def last_done(step: Step, file: CaseFile) -> Act | None:
    """The latest act of a step. What was done after an earlier closing does not count for the one after it."""
    act = file.since_opened(step.code) if step.afresh else file.last(STEP, step.code)
    if act is None or not step.after_closing:
        return act
    closed = file.last(CLOSED)
    return act if closed is not None and act.number > closed.number else None


def blocked_by(step: Step, file: CaseFile) -> tuple[str, ...]:
    """The steps that come first and are not settled yet."""
    return tuple(code for code in step.after if file.settled(code) is None)


def start_of(step: Step, file: CaseFile) -> date | None:
    """The day a step's clock starts from, or nothing while what starts it has not happened."""
    if step.starts == "opened":
        return file.opened_on
    if step.starts == "closed":
        return file.closed_on
    before, _, question = step.starts.partition(".")
    if question:
        return as_day(file.said(before, question)) or step.known_from(file)
    act = file.last(STEP, before)
    return act.on if act is not None and act.outcome != "not_appropriate" else None


def pauses(file: CaseFile, clock: str) -> tuple[Pause, ...]:
    """The days a clock stood still, each [from, until); the last has no end while it stands still."""
    stops: list[Pause] = []
    began: date | None = None
    for act in (act for act in file.acts if act.data.get("clock") == clock):
        if act.kind == PAUSED and began is None:
            began = act.on
        elif act.kind == RESUMED and began is not None:
            stops.append((began, act.on))
            began = None
    return (*stops, (began, None)) if began is not None else tuple(stops)
