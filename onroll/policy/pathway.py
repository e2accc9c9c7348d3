"""What a pathway is: the steps the policy asks for on one way out, and how such a case may end.

A pathway is a declaration. Which of its steps are to do, when, and what is late follows from the acts (`plan`).
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any, Literal

from onroll.facts.calendars import Calendar
from onroll.facts.case import CaseFile
from onroll.facts.citation import Citation, in_force
from onroll.policy.deadlines.clock import Clock
from onroll.policy.ways_in.each_application import APPLICATION

KEPT_OF_AN_ACT = frozenset({"outcome", "why", APPLICATION})
"""What an act of a step says besides its answers: an answer of the same name would take its place."""
HEADING = "Ways in which a child can fall out of the education system"
FOLDERS = ("ways_out", "removal_from_roll", "failed_to_track", "attendance_orders")

Who = Literal["officer", "manager", "school", "admissions", "partner", "parent"]
Kind = Literal["text", "long", "day", "yes_no", "choice", "school", "number"]
When = Callable[[CaseFile], bool]


def always(_: CaseFile) -> bool:
    return True


def at_once(_: CaseFile) -> date | None:
    return None


def nothing_more(_: CaseFile) -> tuple[str, ...]:
    return ()


def bears_any(_: CaseFile, said: Mapping[str, Any]) -> str:
    return ""


@dataclass(frozen=True, slots=True)
class Given:
    """An answer, with what it is judged by: the others given with it, the case if there is one, and the day.

    `calendar`: the school's own, else the council's. `on_roll_since`: the pupil's first day there, where known.
    """

    answer: Any
    said: Mapping[str, Any]
    file: CaseFile | None
    on: date
    calendar: Calendar
    on_roll_since: date | None = None


def may_be_so(_: Given) -> str:
    return ""


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked when a step is done. A question that is not needed may stay blank: blank is unknown."""

    code: str
    title: str
    kind: Kind = "text"
    choices: tuple[tuple[str, str], ...] = ()
    needed: bool = True
    hint: str = ""
    ahead: bool = False
    """Of a day: whether it may be still to come. What happened cannot have."""
    wrong: Callable[[Given], str] = may_be_so
    """Why an answer cannot be, in words; empty when it may. Asked of a blank one too."""


@dataclass(frozen=True, slots=True)
class Step:
    """One thing the policy asks for.

    `starts`: what starts the clock: "opened", "closed", a step (the day it was settled) or "step.question" (a day
    answered).
    `after`: steps to be settled first. `sends`: it is asked of somebody, and waits until they answer.
    `skip`: who may say it is not appropriate, always with a reason. `gate`: nothing leaves before the safe-contact
    questions are answered. `rows`: the numbers of the policy's procedures (law.md §9) it carries out.
    `opens`: the first day on which it may be done, where the law or a register makes everybody wait; `opens_after`:
    what is waited for, in words.
    `known_from`: the day the register itself gives for the start of the clock, while nobody has answered it.
    `asked_first`: it is asked of somebody outside, who cannot have answered before they were asked.
    `afresh`: once the case is opened again it is done again; what was found before is old news.
    `after_closing`: it is to do once the case has been closed, and stays on its owner's list until it is done.
    `each`: the step by which an application comes: this one is to do for every application afresh.
    `silence`: the question and the answer that says nobody wrote: true only once the time to answer has passed.
    `right_of_reply`: it is left out only once the time to answer has passed.
    `refuses`: why these answers cannot be so in this case, in words; empty when they can.
    `own_form`: the form, by its own name, that asks what this step rests on: done there and nowhere else.
    """

    code: str
    title: str
    why: str
    rows: tuple[str, ...] = ()
    who: Who = "officer"
    citation: Citation | None = None
    clock: Clock | None = None
    starts: str = "opened"
    after: tuple[str, ...] = ()
    when: When = always
    asks: tuple[Question, ...] = ()
    sends: bool = False
    skip: Literal["reason", "manager", "never"] = "reason"
    letter: str = ""
    gate: bool = False
    opens: Callable[[CaseFile], date | None] = at_once
    opens_after: str = ""
    after_closing: bool = False
    known_from: Callable[[CaseFile], date | None] = at_once
    afresh: bool = False
    asked_first: bool = False
    own_form: str = ""
    each: str = ""
    silence: tuple[str, str] | None = None
    right_of_reply: bool = False
    refuses: Callable[[CaseFile, Mapping[str, Any]], str] = bears_any


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a case may end. `needs`: steps that must be settled; `done`: those that must be done and not skipped.

    `lacks`: whatever else stands in the way, in words. `closes`: how the child's own record is closed with it, in the
    codes of the source `closures`; empty when it stays open.
    """

    code: str
    title: str
    needs: tuple[str, ...] = ()
    done: tuple[str, ...] = ()
    second_person: bool = False
    forbids: When = lambda file: False
    forbidden: str = ""
    """Why the case may not end so while `forbids` holds."""
    lacks: Callable[[CaseFile], tuple[str, ...]] = nothing_more
    closes: str = ""


@dataclass(frozen=True, slots=True)
class Pathway:
    """One way out of education, as the policy has it worked. `law`: where it may be begun only while that binds."""

    code: str
    title: str
    heading: str
    steps: tuple[Step, ...]
    outcomes: tuple[Outcome, ...]
    rows: tuple[str, ...] = ()
    law: Citation | None = None

    def binds(self, on: date) -> bool:
        """Whether a case may be begun under it on a day."""
        return self.law is None or in_force(self.law, on)

    def step(self, code: str) -> Step:
        """The step of this code. Raises KeyError."""
        return {step.code: step for step in self.steps}[code]

    def for_each(self, made: str) -> tuple[str, ...]:
        """The codes of the steps that are to do for every application made by this step, that step among them."""
        return tuple(step.code for step in self.steps if step.each == made)

    def ending(self, code: str) -> Outcome:
        """The outcome of this code. Raises KeyError."""
        return {one.code: one for one in self.outcomes}[code]


@cache
def pathways() -> dict[str, Pathway]:
    """Every pathway, found by its folder. Raises ValueError when two share a code or one names an unknown step."""
    found = [module.PATHWAY for module in _modules() if hasattr(module, "PATHWAY")]
    for pathway in found:
        _check(pathway)
    if len({one.code for one in found}) != len(found):
        raise ValueError("two pathways share a code")
    return {one.code: one for one in sorted(found, key=lambda one: one.code)}


def _modules() -> list[object]:
    modules: list[object] = []
    for folder in FOLDERS:
        package = importlib.import_module(f"onroll.policy.{folder}")
        names = sorted(one.name for one in pkgutil.iter_modules(package.__path__))
        modules += [importlib.import_module(f"{package.__name__}.{name}") for name in names]
    return modules


def _check(pathway: Pathway) -> None:
    codes = [step.code for step in pathway.steps]
    named = {code for step in pathway.steps for code in step.after}
    named |= {step.starts.partition(".")[0] for step in pathway.steps} - {"opened", "closed"}
    named |= {step.each for step in pathway.steps if step.each}
    named |= {code for one in pathway.outcomes for code in (*one.needs, *one.done)}
    taken = [one.code for step in pathway.steps for one in step.asks if one.code in KEPT_OF_AN_ACT]
    if taken:
        raise ValueError(f"{pathway.code}: a question is called {taken[0]!r}, as what every act keeps")
    if len(set(codes)) != len(codes) or named - set(codes):
        raise ValueError(
            f"{pathway.code}: a step is there twice, or is not there: {sorted(named - set(codes))}"
        )
