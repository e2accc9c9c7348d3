"""Why a child stands where they stand: every condition, its value, source and citation, and what would change it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from onroll.facts.answers import Answer
from onroll.facts.judgement import Judgement
from onroll.facts.situation import FIELDS, Situation, from_codes
from onroll.policy import rulebook
from onroll.register import council
from onroll.register.models import Fact, Sighting
from onroll.register.scope import Actor, NotFound
from onroll.reports.account import account

ANSWERS = ("missing_education", "in_scope_436a", "cnis_eligible", "in_monthly_data")


@dataclass(frozen=True)
class Explanation:
    """The whole reasoning about one child on one day, for a page or a terminal."""

    child: str
    on: date
    position: str
    title: str
    says: str
    since: date | None
    owner: str
    judgement: Judgement
    situation: Situation
    conditions: list[dict[str, Any]]
    answers: list[dict[str, Any]]
    changes: list[dict[str, str]]

    def as_dict(self) -> dict[str, Any]:
        """For machines: dates as text."""
        return {
            "child": self.child,
            "on": self.on.isoformat(),
            "position": self.position,
            "title": self.title,
            "says": self.says,
            "since": self.since.isoformat() if self.since else None,
            "owner": self.owner,
            "rule": self.judgement.rule,
            "citation": self.judgement.citation,
            "situation": dict(zip(FIELDS, self.situation.codes(), strict=True)),
            "conditions": [{key: _text(value) for key, value in one.items()} for one in self.conditions],
            "answers": self.answers,
            "changes": self.changes,
            "return_reason": self.judgement.return_reason,
            "attending": self.judgement.attending,
        }

    def as_text(self) -> str:
        """For people at a terminal."""
        lines = [f"{self.child} on {self.on}: {self.title} ({self.position})", self.says, ""]
        for one in self.conditions:
            mark = {"yes": "yes", "no": "no ", "unknown": "?  "}[one["holds"]]
            source = f", {one['source']} {one['source_date']}" if one["source"] else ""
            lines.append(f"  {mark} {one['title']}: {one['field']} is {one['value']} (asked: {one['asked']}; "
                         f"{one['citation']}{source})")  # fmt: skip
        lines += ["", *(f"  {one['name']}: {one['truth']}" for one in self.answers)]
        lines += ["", "It would change if:"]
        lines += [f"  {one['field']} were {one['value']}: {one['title']}" for one in self.changes]
        return "\n".join(lines)


def explain(ref: str, on: date, known_at: datetime | None, actor: Actor) -> Explanation:
    """Every condition that decided a child's position. Raises NotFound for a child unknown or unseen."""
    row = child_row(ref, on, known_at, actor)
    situation = from_codes({name: row[name] for name in FIELDS})
    said = rulebook.judge(situation, council.choices().failed_to_track_return_reason)
    held = rulebook.position(said.position)
    return Explanation(
        child=ref,
        on=on,
        position=said.position,
        title=held.title,
        says=held.says,
        since=row["since"],
        owner=row["owner"],
        judgement=said,
        situation=situation,
        conditions=_conditions(situation, row),
        answers=[_answer(name, getattr(said, name)) for name in ANSWERS],
        changes=[_change(*change) for change in rulebook.what_would_change(situation)],
    )


def child_row(ref: str, on: date, known_at: datetime | None, actor: Actor) -> dict[str, Any]:
    """The account's row of one child, as this reader may see it. Raises NotFound."""
    found = account(on, known_at, actor).rows
    rows = found.filter(found["child"] == ref).to_dicts()
    if not rows:
        raise NotFound(ref)
    return rows[0]


def _conditions(situation: Situation, row: dict[str, Any]) -> list[dict[str, Any]]:
    sources = _sources(row)
    return [
        {
            "position": one.code,
            "title": one.title,
            "field": reason.field,
            "value": reason.value,
            "asked": reason.asked,
            "holds": reason.holds.value,
            "citation": reason.citation,
            **sources.get(reason.field, NO_SOURCE),
        }
        for one, answer in rulebook.tried(situation)
        for reason in answer.because
    ]


NO_SOURCE: dict[str, Any] = {"source": "", "source_date": None, "delivery": "", "line": None, "said": ""}


def _sources(row: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """For each field of the situation, the sighting that decided it: source, day, delivery and line."""
    facts = {name: row.get(f"{name}_fact") for name in FIELDS}
    sightings = {name: row.get(f"{name}_sighting") for name in FIELDS}
    by_fact = {one.pk: one for one in Fact.objects.filter(pk__in=[f for f in facts.values() if f]).select_related(
        "sighting__delivery")}  # fmt: skip
    by_sighting = {one.pk: one for one in Sighting.objects.filter(pk__in=[s for s in sightings.values() if s])
                   .select_related("delivery")}  # fmt: skip
    found: dict[str, dict[str, Any]] = {}
    for name in FIELDS:
        fact = by_fact.get(facts[name] or 0)
        seen = fact.sighting if fact else by_sighting.get(sightings[name] or 0)
        if seen:
            said_on = (fact.said_on if fact else None) or seen.said_on or seen.learned_at.date()
            found[name] = {"source": seen.delivery.source, "source_date": said_on, "delivery": seen.delivery.ref,
                           "line": seen.line, "said": fact.kind if fact else ""}  # fmt: skip
    return found


def _answer(name: str, answer: Answer) -> dict[str, Any]:
    because = [
        {
            "field": one.field,
            "value": one.value,
            "asked": one.asked,
            "holds": one.holds.value,
            "citation": one.citation,
        }
        for one in answer.because
    ]
    return {"name": name, "truth": answer.truth.value, "because": because}


def _change(field: str, value: str, position: str) -> dict[str, str]:
    return {"field": field, "value": value, "position": position, "title": rulebook.position(position).title}


def _text(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value
