"""A case as a line of a list, in an officer's words."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from onroll.reports.cases.lines import CaseLine
from onroll.web import words
from onroll.web.pages.cases.due import due


def in_words(one: CaseLine, on: date, names: Mapping[str, str]) -> dict[str, Any]:
    """One line. Of several late things the one that is latest is told."""
    pressing = min(one.late, key=lambda task: task.due_on or date.max) if one.late else one.next
    file = one.file
    when = due(pressing, on, one.calendar)
    return {
        "ref": file.ref, "child": file.child, "name": one.name, "way_out": one.title,
        "year_group": str(file.facts.get("year_group") or ""),
        "next": pressing.step.title if pressing else "", "step": pressing.step.code if pressing else "",
        "waits": pressing is not None and pressing.state == "waiting", "due": when.text, "pressing": when.pressing,
        "due_on": when.on, "more_late": max(len(one.late) - 1, 0),
        "flags": list(file.flags), "flag_words": ", ".join(map(words.flag, file.flags)),
        "position": words.position(file.position) if file.position else "Position not known",
        "owner": file.owner, "owner_words": names.get(file.owner, file.owner),
        "opened_on": file.opened_on, "stalled": one.stalled_days if one.stalled else 0,
        "reasons": list(one.priority.reasons),
    }  # fmt: skip
