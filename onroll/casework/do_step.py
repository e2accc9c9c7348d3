"""Do a step of a case's pathway: done, sent, answered, or not appropriate with a reason."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction

from onroll.casework.act import Doer, NotAllowed, NotDone, act, reason
from onroll.casework.pass_gate import insist, ready_on
from onroll.casework.possible import possible
from onroll.casework.tell_register import tell_register
from onroll.facts.case import STEP, CaseFile
from onroll.policy.deadlines.local import as_chosen
from onroll.policy.pathway import Question, Step, pathways
from onroll.policy.plan import answers_until, applications, blocked_by, last_done
from onroll.policy.ways_in.each_application import APPLICATION
from onroll.register import council
from onroll.register.cases import one_case
from onroll.register.models import CaseAct

DONE, SENT, ANSWERED, NOT_APPROPRIATE = "done", "sent", "answered", "not_appropriate"
OUTCOMES = (DONE, SENT, ANSWERED, NOT_APPROPRIATE)
MAY_SKIP_ALL = frozenset({"manager", "system"})
LONGEST_TEXT = 10_000


def do_step(
    file: CaseFile, code: str, outcome: str, by: Doer, *, said: Mapping[str, str] | None = None, why: str = "",
    seen: int | None = None, application: int = 0,
) -> CaseAct:  # fmt: skip
    """Write down that a step was done, sent, answered or is not appropriate. Raises NotDone, NotAllowed, Changed.

    A step with a form of its own may be left out here, and is done by that form alone.
    application: which one a step that is done for each is about; none where there is one, or a new one is made.
    """
    step = step_of(file, code)
    if outcome == NOT_APPROPRIATE:
        return _leave_out(file, step, by, why, seen, application)
    if step.own_form:
        raise NotDone(
            f"{step.title}: this has a form of its own, which asks what it rests on: it is done there"
        )
    return fill_in(file, step, outcome, by, said=said, why=why, seen=seen, application=application)


def fill_in(
    file: CaseFile, step: Step, outcome: str, by: Doer, *, said: Mapping[str, str] | None = None, why: str = "",
    seen: int | None = None, application: int = 0,
) -> CaseAct:  # fmt: skip
    """Write down a step by whichever form it has. Raises NotDone, Changed."""
    file, about = of_application(file, step, application)
    _open_for(file, step)
    data = answered(file, step, outcome, said or {}, by.on) | about
    _waited(file, step, data, by.on)
    if step.gate and outcome in (SENT, DONE):
        insist(ready_on(file, one_case(file.ref, by.actor).child, by))
    with transaction.atomic():
        done = act(file.ref, STEP, by, step=step.code, data=data, seen=seen, why=" ".join(why.split()))
        tell_register(file, done, by)
    return done


def answered(file: CaseFile, step: Step, outcome: str, said: Mapping[str, str], on: date) -> dict[str, Any]:
    """What is kept of a step done, sent or answered in its order. Raises NotDone for one out of it, or not as asked."""
    _in_order(file, step, outcome, on)
    asked = () if outcome == SENT else step.asks
    given = possible(asked, answers(asked, said, on), on, child=file.child, school=file.school, file=file)
    if outcome != SENT and (wrong := step.refuses(file, given)):
        raise NotDone(f"{step.title}: {wrong}")
    return {"outcome": outcome, **given}


def answers(asked: tuple[Question, ...], said: Mapping[str, str], on: date | None = None) -> dict[str, Any]:
    """The answers to a step's questions, each as it is kept. Raises NotDone naming the first that is wrong.

    on: the day they are given; what happened cannot be later. Without it a day may be any.
    """
    return {one.code: _answer(one, said.get(one.code, "").strip(), on) for one in asked}


def _answer(question: Question, text: str, on: date | None) -> Any:
    if not text:
        if question.needed:
            raise NotDone(f"{question.title}: give an answer")
        return None
    if len(text) > LONGEST_TEXT:
        raise NotDone(f"{question.title}: at most {LONGEST_TEXT:,} characters")
    if question.kind == "day":
        return _day(question, text, on)
    allowed = ("yes", "no", "unknown") if question.kind == "yes_no" else tuple(c for c, _ in question.choices)
    if question.kind in ("yes_no", "choice") and text not in allowed:
        raise NotDone(f"{question.title}: {text!r} is not one of {', '.join(allowed)}")
    if question.kind == "number" and not text.isdigit():
        raise NotDone(f"{question.title}: {text!r} is not a whole number")
    return text


def _day(question: Question, text: str, on: date | None) -> str:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise NotDone(f"{question.title}: {text!r} is not a day, written as 2026-11-24") from None
    if on is not None and day > on and not question.ahead:
        raise NotDone(f"{question.title}: {day:%-d %B %Y} is still to come")
    return day.isoformat()


def _waited(file: CaseFile, step: Step, data: Mapping[str, Any], on: date) -> None:
    """That nobody knows is no answer before everybody has had the time to answer that the council gives them."""
    if step.silence is not None and data.get(step.silence[0]) == step.silence[1]:
        _had_time(file, step, on)


def _had_time(file: CaseFile, step: Step, on: date) -> None:
    """Raises NotDone while there is time to answer, or where nobody was asked."""
    lengths = {clock.code: clock.length for clock in as_chosen(council.choices())}
    time = answers_until(step, file, on, council.school_calendar(), lengths)
    if time is None:
        raise NotDone(f"{step.title}: nobody was asked, so nobody has left it unanswered")
    if time.due_on is None or on <= time.due_on:
        until = f"until {time.due_on:%-d %B %Y}" if time.due_on else f"({time.says})"
        raise NotDone(
            f"{step.title}: there is still time to answer {until}. Until then no reply is not an answer"
        )


def of_application(file: CaseFile, step: Step, number: int) -> tuple[CaseFile, dict[str, int]]:
    """The case with the one application that a step is done for, and what its act says of that. Raises NotDone.

    Where none is named it is the only one that waits for the step, else the latest; of two that wait, say which.
    """
    each = applications(pathways()[file.way_out], file, step.each) if step.each else {}
    if number:
        if number not in each:
            raise NotDone(f"{step.title}: there is no such application in this case")
        return each[number], {APPLICATION: number}
    if not each or step.code == step.each:
        return file, {}
    waiting = [one for one, alone in each.items() if step.when(alone) and alone.settled(step.code) is None]
    if len(waiting) > 1:
        raise NotDone(f"{step.title}: several applications wait for this: say which")
    found = waiting[0] if waiting else max(each)
    return each[found], {APPLICATION: found}


def step_of(file: CaseFile, code: str) -> Step:
    """The step of a case's pathway by its code. Raises NotDone."""
    pathway = pathways()[file.way_out]
    try:
        return pathway.step(code)
    except KeyError:
        raise NotDone(f"{pathway.title} has no step {code!r}") from None


def _open_for(file: CaseFile, step: Step) -> None:
    if file.closed_on is not None and not step.after_closing:
        raise NotDone("this case is closed: open it again first")
    if file.closed_on is None and step.after_closing:
        raise NotDone(f"{step.title}: this comes once the case is closed")
    if not step.when(file) and file.last(STEP, step.code) is None:
        raise NotDone(f"{step.title}: nothing in this case calls for it")


def _in_order(file: CaseFile, step: Step, outcome: str, on: date) -> None:
    if outcome not in OUTCOMES or (outcome in (SENT, ANSWERED) and not step.sends):
        raise NotDone(f"{step.title} cannot be {outcome!r}")
    if before := blocked_by(step, file):
        titles = ", ".join(pathways()[file.way_out].step(one).title for one in before)
        raise NotDone(f"{step.title}: first comes {titles}")
    if (first := step.opens(file)) is not None and on < first:
        after = f", {step.opens_after}" if step.opens_after else ""
        raise NotDone(f"{step.title}: not before {first:%-d %B %Y}{after}")
    if (outcome == ANSWERED or step.asked_first) and outcome != SENT and last_done(step, file) is None:
        raise NotDone(f"{step.title}: nothing was sent that could be answered")


def _leave_out(file: CaseFile, step: Step, by: Doer, why: str, seen: int | None, application: int) -> CaseAct:
    file, about = of_application(file, step, application)
    _open_for(file, step)
    if step.skip == "never":
        raise NotDone(f"{step.title}: it may not be left out")
    if step.skip == "manager" and by.actor.role not in MAY_SKIP_ALL:
        raise NotAllowed(f"{step.title}: only a manager may agree that it is left out")
    if step.right_of_reply:
        _had_time(file, step, by.on)
    data = {"outcome": NOT_APPROPRIATE, **about}
    return act(file.ref, STEP, by, step=step.code, data=data, seen=seen, why=reason(why))
