"""What became of one file, as `receive --json`, the folder and the API all tell it."""

from __future__ import annotations

from typing import Any

from onroll.intake.hold import alarms
from onroll.register.models import Delivery

PROBLEM = ("line", "column", "value", "problem", "severity")


def answer(delivery: Delivery, file_name: str) -> dict[str, Any]:
    """One file's answer: the delivery, its figures, whether it is a repeat, and every problem."""
    refused = delivery.state == "refused"
    return {
        "delivery": delivery.ref,
        "source": delivery.source,
        "file": file_name,
        "sha256": delivery.sha256,
        "rows": None if refused else delivery.rows,
        "accepted": delivery.accepted,
        "rejected": delivery.rejected,
        "warnings": delivery.warnings,
        "repeat": delivery.repeat,
        "state": delivery.state,
        "alarms": alarms(delivery),
        "problems": problems(delivery),
    }


def problems(delivery: Delivery) -> list[dict[str, Any]]:
    """Each problem with its line, column and value as sent; a file refused whole has the one."""
    if delivery.state == "refused":
        return [dict(zip(PROBLEM, (None, "", "", delivery.refusal, "refused"), strict=True))]
    return list(delivery.problems.order_by("line", "id").values(*PROBLEM))
