"""What became of a file from a watched folder, in a clerk's words: the note that lies beside it."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from onroll.intake.receive import LONDON
from onroll.register.models import Delivery
from onroll.sources.catalogue import find

if TYPE_CHECKING:
    from onroll.jobs.watch_folder import Lying

SHOWN = 200


def not_received(file: str, why: str) -> dict[str, Any]:
    """The answer for a file of which there is no delivery at all."""
    problem = {"line": None, "column": "", "value": "", "problem": why, "severity": "refused"}
    return {"delivery": None, "file": file, "rows": None, "repeat": False, "problems": [problem]}


def written(one: Lying, delivery: Delivery | None, told: dict[str, Any], now: datetime) -> str:
    """The note: what it was, what was taken, and every problem by line; no cell is repeated."""
    at = now.astimezone(LONDON)
    lines = [one.name, f"Looked at on {at.day} {at:%B %Y} at {at:%H:%M}."]
    if delivery is None:
        return "\n".join([*lines, "Nothing was taken from it.", told["problems"][0]["problem"], ""])
    sender = f", from {delivery.sender}" if delivery.sender else ""
    lines.append(f"{find(delivery.source).title}{sender}. Delivery {delivery.ref}.")
    return "\n".join([*lines, *_outcome(one, delivery, told), ""])


def _outcome(one: Lying, delivery: Delivery, told: dict[str, Any]) -> list[str]:
    if delivery.state == "refused":
        return ["Nothing was taken from it.", delivery.refusal]
    if delivery.repeat:
        return [f"The same file came before, as {delivery.ref}. Nothing was changed."]
    lines = [
        f"{delivery.rows} rows: {delivery.accepted} accepted, {delivery.rejected} rejected, "
        f"{delivery.warnings} warnings."
    ]
    if delivery.state == "held":
        lines.append(f"It is held until somebody has looked at it. {delivery.held_because}")
    if one.day_in_name and delivery.as_at == one.day_in_name:
        lines.append(f"Where the file names no day, {one.day_in_name.isoformat()} was taken from its name.")
    return lines + _problems(told["problems"])


def _problems(found: list[dict[str, Any]]) -> list[str]:
    lines = [
        f"Line {one['line']}{', ' + one['column'] if one['column'] else ''}: {one['problem']} ({one['severity']})"
        for one in found[:SHOWN]
    ]
    more = len(found) - SHOWN
    return [*lines, *([f"And {more} more: see the delivery's page."] if more > 0 else [])]
