"""A case as a line of a list, in an officer's words."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from onroll.policy.collaboration.agreed import Agreed
from onroll.reports.cases.lines import CaseLine
from onroll.web import words
from onroll.web.pages.cases.case.tasks import address, titled
from onroll.web.pages.cases.due import LATE, Due, due, said


def in_words(one: CaseLine, on: date, names: Mapping[str, str]) -> dict[str, Any]:
    """One line. Of several late things the one that is latest is told."""
    pressing = min(one.late, key=lambda task: task.due_on or date.max) if one.late else one.next
    file = one.file
    when, step = due(pressing, on, one.calendar), pressing.step.code if pressing else ""
    title, href = (titled(pressing.step, pressing.nth), address(pressing, file)) if pressing else ("", "")
    agreed = agreed_late(one)
    if agreed is not None:
        when, step = Due(said(agreed.due_on, on, "days", one.calendar), LATE, agreed.due_on), ""
        title, href = f"{agreed.title} ({agreed.to})", f"/cases/{file.ref}/action/{agreed.number}"
    return {
        "ref": file.ref, "child": file.child, "name": one.name, "way_out": one.title,
        "year_group": str(file.facts.get("year_group") or ""),
        "next": title, "href": href, "step": step,
        "waits": bool(step) and pressing is not None and pressing.state == "waiting",
        "due": when.text, "pressing": when.pressing,
        "due_on": when.on, "more_late": max(len(one.late) + len(one.overdue) - 1, 0),
        "flags": list(file.flags), "flag_words": ", ".join(map(words.flag, file.flags)),
        "position": words.position(file.position) if file.position else "Position not known",
        "owner": file.owner, "owner_words": names.get(file.owner, file.owner),
        "opened_on": file.opened_on, "stalled": one.stalled_days if one.stalled else 0,
        "reasons": list(one.priority.reasons),
    }  # fmt: skip


def agreed_late(one: CaseLine) -> Agreed | None:
    """The agreed action that is latest, if no step is later still."""
    first = one.overdue[0] if one.overdue else None
    steps = [task.due_on for task in one.late if task.due_on]
    return first if first is not None and first.due_on < min(steps, default=date.max) else None
