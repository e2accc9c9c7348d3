"""Two children and the evidence about them, in plain values for a page."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from onroll.intake.review.asked import Pair
from onroll.policy.at_risk.mistaken_identity import Stands, if_different, if_same
from onroll.register.models import Doubt
from onroll.register.scope import Actor
from onroll.reports.child import ChildRecord
from onroll.reports.review.pair import side_by_side
from onroll.web import charts, schools, words
from onroll.web.jinja import day
from onroll.web.waterfall import signed

VERDICTS = {"same": "Agree", "differs": "Differ", "one": "Only one has it"}
UNKNOWN = "unknown"
LITTLE = 0.5
"""A weight nearer to nought than this says next to nothing of one child or two."""


def beside(found: Pair, stands: tuple[Stands, Stands, Stands], actor: Actor) -> dict[str, Any]:
    """The two, field by field, who else is at home, what has happened, and what each answer would do."""
    shown = side_by_side(found.elder.pk, found.younger.pk, actor)
    children = [
        {"ref": child.ref, "version": child.version, "position": where.title, "looked_for": where.looked_for,
         "rows": len(record.sightings), "timeline": timeline(record)}
        for child, where, record in zip((found.elder, found.younger), stands, shown.records, strict=False)
    ]  # fmt: skip
    return {
        "refs": [child["ref"] for child in children],
        "children": children,
        "fields": [field(one) for one in shown.fields],
        "household": shown.household,
        "if_same": if_same(*stands),
        "if_different": if_different(*stands[:2]),
    }


def field(one: dict[str, Any]) -> dict[str, Any]:
    """A field in words: its title, whether the two agree, and every value of each."""
    values = [[text(value) for value in side] for side in one["values"]]
    return {
        "title": words.field(one["field"]),
        "verdict": one["verdict"],
        "says": VERDICTS[one["verdict"]],
        "values": values,
    }


def timeline(record: ChildRecord) -> list[dict[str, Any]]:
    """What has happened, the latest first, schools by name."""
    return schools.named(record.timeline, "what")


def evidence(doubt: Doubt) -> dict[str, Any]:
    """What speaks for and against, gravest first, the sum, and the address of its picture."""
    parts = [
        part for part in json.loads(doubt.evidence or "[]") if part["level"] != UNKNOWN or part["weight"]
    ]
    lines = [
        {"title": title(part), "says": words.plain(part["says"]), "weight": part["weight"],
         "figure": signed(part["weight"])}
        for part in parts
    ]  # fmt: skip
    labels, values = [line["title"] for line in lines], [line["weight"] for line in lines]
    return {
        "for": sorted((line for line in lines if line["weight"] >= LITTLE), key=lambda line: -line["weight"]),
        "against": sorted(
            (line for line in lines if line["weight"] <= -LITTLE), key=lambda line: line["weight"]
        ),
        "little": [line for line in lines if abs(line["weight"]) < LITTLE],
        "sum": signed(doubt.weight),
        "picture": charts.address("waterfall", labels, values) if lines else "",
    }


def title(part: dict[str, Any]) -> str:
    """What a part of the evidence is about."""
    return "Before looking" if part["comparison"] == "crowd" else words.plain(part["comparison"])


def text(value: Any) -> str:
    """A value as people write it."""
    return day(value) if isinstance(value, date) else str(value)
