"""One case: where it stands, its task list with its days, and everything that was done."""

from __future__ import annotations

import argparse
from datetime import date
from typing import Any

from onroll.facts.case import Act, CaseFile, standing
from onroll.jobs import desk
from onroll.policy.plan import Task
from onroll.register import trail
from onroll.reports.cases.files import case_file, clocks, pathway_of, tasks_of

NAME = "case"
HELP = "one case: its task list, and everything that was done"


def add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("ref", metavar="REF", help="the case, as K4M7QX2RSW")
    parser.add_argument("--on", type=desk.day, metavar="DATE", help="the day clocks are read on: today")
    parser.add_argument("--json", action="store_true", help="print for machines")


def run(asked: argparse.Namespace) -> int:
    desk.ready()
    on = asked.on or desk.today()
    _, file = case_file(asked.ref, desk.actor(), on)
    trail.looked(desk.actor(), [file.child], page=f"case {file.ref}")
    tasks = tasks_of(file, on, clocks([file]))
    if asked.json:
        desk.out_json(head(file) | {"tasks": [task_told(one, on) for one in tasks], "acts": acts_told(file)})
    else:
        show(file, tasks, on)
    return desk.DONE


def head(file: CaseFile) -> dict[str, Any]:
    """The case without its tasks and acts."""
    names = ("ref", "child", "way_out", "school", "owner", "offered_to", "opened_on", "closed_on", "outcome",
             "position", "flags", "version")  # fmt: skip
    return {name: getattr(file, name) for name in names}


def task_told(task: Task, on: date) -> dict[str, Any]:
    return {"step": task.step.code, "title": task.step.title, "state": task.state, "due_on": task.due_on,
            "late": task.late(on), "paused": task.paused, "after": list(task.blocked_by)}  # fmt: skip


def acts_told(file: CaseFile) -> list[dict[str, Any]]:
    """Every act, those taken back too, and which those are."""
    stand = {act.number for act in standing(file.acts)}
    return [act_told(act) | {"stands": act.number in stand} for act in file.acts]


def act_told(act: Act) -> dict[str, Any]:
    return {"number": act.number, "kind": act.kind, "step": act.step, "on": act.on, "at": act.at, "by": act.by,
            "data": dict(act.data)}  # fmt: skip


def show(file: CaseFile, tasks: tuple[Task, ...], on: date) -> None:
    """For people: the heads, then the tasks, then what was done, by code and day."""
    ended = f", closed {file.closed_on} as {file.outcome}" if file.closed_on else ""
    desk.say(f"{file.ref}: {pathway_of(file.way_out).title}. Child {file.child}, owner {file.owner}, "
             f"opened {file.opened_on}{ended}.", "")  # fmt: skip
    desk.table(("step", "state", "due_on", ""), (
        (one.step.code, one.state, one.due_on, "late" if one.late(on) else "stopped" if one.paused else "")
        for one in tasks
    ))  # fmt: skip
    desk.say("")
    shown = ("number", "on", "kind", "step", "by", "stands")
    desk.table(shown, ([act[name] for name in shown] for act in acts_told(file)))
