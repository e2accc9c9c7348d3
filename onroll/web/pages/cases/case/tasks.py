"""The task list of a case in an officer's words: what is next first; each with its day, its law and where to do it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from onroll.casework.answer_as_school import by_school
from onroll.facts.calendars import Calendar
from onroll.facts.case import Act, CaseFile
from onroll.policy.pathway import Pathway, Step
from onroll.policy.plan import OPEN, Task, next_task
from onroll.reports.cases.files import pathway_of
from onroll.web.pages.cases import acts
from onroll.web.pages.cases.due import LATE, due

STATES = {"todo": "To do", "waiting": "Waiting for an answer", "blocked": "Cannot start yet", "done": "Done",
          "not_appropriate": "Not appropriate"}  # fmt: skip
COLOURS = {"todo": "blue", "waiting": "yellow", "blocked": "grey", "done": "green", "not_appropriate": "grey"}
IN_TIME = {True: "in time", False: "late", None: ""}
WHO = {"officer": "", "manager": "Manager", "school": "The school", "admissions": "Admissions team",
       "partner": "A partner service", "parent": "The parent"}  # fmt: skip
OWN_PAGES = {
    "safe-contact": "/child/{child}/contact",
    "removal-request": "/removals/{ref}",
    "removal-decision": "/removals/{ref}/decide",
    "removal-confirmation": "/removals/{ref}/confirm",
    "bundle": "/cases/{ref}/order",
}
"""Where each form is that a step has of its own: it asks more than a step can."""


def task_list(
    tasks: tuple[Task, ...], file: CaseFile, on: date, calendar: Calendar, names: Mapping[str, str]
) -> dict[str, list[dict[str, Any]]]:
    """The tasks that can be done, the next first; those that come later and are not late; and those settled."""
    first, pathway = next_task(tasks, on), pathway_of(file.way_out)
    shown = [in_words(task, pathway, on, calendar, names) | {"href": address(task, file)} for task in tasks]
    for one in shown:
        one["next"] = first is not None and one["href"] == address(first, file)
    still = [one for one in shown if one["state"] in ("todo", "waiting") or one["pressing"] == LATE]
    return {
        "still": sorted(still, key=lambda one: (not one["next"], one["pressing"] != LATE)),
        "later": [one for one in shown if one["state"] == "blocked" and one not in still],
        "settled": [one for one in shown if one["state"] not in OPEN],
    }


def own_page(step: Step, file: CaseFile) -> str:
    """The address of the form that a step has of its own; nothing for one that is done as every other."""
    return OWN_PAGES[step.own_form].format(ref=file.ref, child=file.child) if step.own_form else ""


def address(task: Task, file: CaseFile) -> str:
    """Where a task is done: on the form of its own, or on the page of its step, for the application it is for."""
    about = f"?application={task.application}" if task.application else ""
    return own_page(task.step, file) or f"/cases/{file.ref}/step/{task.step.code}{about}"


def titled(step: Step, nth: int) -> str:
    """What a step is called; where there are several applications, with the one it is for."""
    return f"{step.title} (application {nth})" if nth else step.title


def in_words(
    task: Task, pathway: Pathway, on: date, calendar: Calendar, names: Mapping[str, str]
) -> dict[str, Any]:
    """One task."""
    step, act = task.step, task.act
    when = due(task, on, calendar)
    return {
        "code": step.code, "title": titled(step, task.nth), "why": step.why, "state": task.state,
        "state_words": STATES[task.state], "colour": COLOURS[task.state], "due": when.text, "pressing": when.pressing,
        "who": WHO[step.who], "aim": bool(step.clock and step.clock.aim),
        "law": [cited(one) for one in (step.citation, step.clock.citation if step.clock else None) if one],
        "clock": step.clock.title if step.clock else "",
        "from": f"{task.opens_on:%-d %B %Y}" if task.opens_on else "", "from_why": step.opens_after,
        "after": ", ".join(pathway.step(code).title for code in task.blocked_by),
        "letter": step.letter, "gate": step.gate, "paused": task.paused,
        "done_on": act.on if act else None, "by": said_by(step, act, names) if act else "",
        "reason": str(act.data.get("why", "")) if act else "",
        "said": acts.said(act, pathway, None, names) if act else [],
        "in_time": IN_TIME[task.met()],
    }  # fmt: skip


def said_by(step: Step, act: Act, names: Mapping[str, str]) -> str:
    """Who settled a step. What a school is to say is its own word, or somebody has written it down for it."""
    name = acts.whose(act, names)
    told = step.who == "school" and act.outcome in ("done", "answered") and not by_school(act)
    return f"written down by {name}" if told else name


def cited(citation: Any) -> str:
    """Where a rule comes from, and a warning when nobody has checked it yet."""
    return (
        f"{citation} (not yet checked against the source)"
        if citation.certainty == "unconfirmed"
        else str(citation)
    )


def clock_list(tasks: tuple[Task, ...], on: date, calendar: Calendar) -> list[dict[str, Any]]:
    """Each clock that runs on the case, or stands still, once."""
    found: dict[str, dict[str, Any]] = {}
    for task in tasks:
        clock = task.step.clock
        if clock is not None and task.state in OPEN and task.starts_on is not None:
            when = due(task, on, calendar)
            found.setdefault(clock.code, {
                "code": clock.code, "title": clock.title, "paused": task.paused, "due": when.text,
                "pressing": when.pressing, "starts_on": task.starts_on,
            })  # fmt: skip
    return list(found.values())
