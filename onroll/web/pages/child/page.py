"""One child: who they are, where they stand and why, what has happened, and who said so."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from onroll.register.cases import cases_seen_by
from onroll.register.models import Case
from onroll.register.scope import Actor, NotFound
from onroll.reports.cases.files import pathway_of
from onroll.reports.child import ChildRecord, child_record
from onroll.reports.explain import Explanation, child_row, explain
from onroll.reports.review import decisions
from onroll.web import access, schools, withheld, words
from onroll.web.jinja import day
from onroll.web.show import show
from onroll.web.today import view

HEADLINE = ("forename", "surname", "full_name", "dob", "upn")
AGE = "life"
"""What only time can change is told last."""


@require_safe
def child(request: HttpRequest, ref: str) -> HttpResponse:
    """The look is on the trail before anything of the child is shown; one who proved to be another leads there."""
    try:
        return here(request, ref)
    except NotFound:
        kept = decisions.gone_to(ref, access.actor(request))
        access.disclose(request, [ref, kept], page="child")
        messages.info(request, f"{ref} was found to be the same child as {kept}, who is shown here.")
        return redirect("child", kept)


def here(request: HttpRequest, ref: str) -> HttpResponse:
    """A child who is here under their own reference."""
    looking, actor = view(request), access.actor(request)
    record = child_record(ref, looking.on, looking.known_at, actor)
    why = explain(ref, looking.on, looking.known_at, actor)
    row = child_row(ref, looking.on, looking.known_at, actor)
    said = [] if withheld.is_partial(actor) else decisions.about(ref)
    access.disclose(request, [ref, *(one["other"] for one in said if one["other"])], page="child")
    return show(
        request, "child/page.html", title=named(record.identity), ref=ref, risk_ref=ref, why=why,
        identity=record.identity, age=age(record.identity.get("dob"), looking.on),
        year_group=row["year_group"], overdue=row["overdue"],
        flags=[] if withheld.is_partial(actor) else row["flags"] or [],
        details=details(record), partial=withheld.is_partial(actor),
        decides=actor.role in access.DECIDES and not looking.replaying,
        people_said=said, cases=[] if withheld.is_partial(actor) else cases_of(ref, actor),
        **reasons(why, row, actor), **history(record),
    )  # fmt: skip


def cases_of(ref: str, actor: Actor) -> list[tuple[Case, str]]:
    """The child's cases with what each is called, those still open first."""
    found = cases_seen_by(actor).filter(child__ref=ref).order_by("-opened_on", "-pk")
    return [
        (one, pathway_of(one.way_out).title)
        for one in sorted(found, key=lambda one: one.closed_on is not None)
    ]


def reasons(why: Explanation, row: dict[str, Any], actor: Actor) -> dict[str, Any]:
    """The conditions, answers and ways to change the answer, in words."""
    conditions = [in_words(withheld.condition(one, actor)) for one in why.conditions]
    return {
        "decided": [one for one in conditions if one["position"] == why.position],
        "passed_over": passed_over(conditions, why.position),
        "answers": [
            {"asks": words.answer("attending"), "says": words.value("attendance", why.judgement.attending)},
            *(answer_in_words(one) for one in why.answers),
            {"asks": words.answer("return_reason"), "says": return_line(row)},
        ],
        "changes": [] if withheld.is_partial(actor) else changes(why),
    }


def return_line(row: dict[str, Any]) -> str:
    """The line in the DfE return, with how long; none when the child is not counted."""
    return ", ".join(part for part in (row["return_reason"], row["return_duration"]) if part) or "none"


def history(record: ChildRecord) -> dict[str, Any]:
    """What happened, what each source says of each field, and the sightings behind it all."""
    fields = []
    for one in record.fields:
        values = [{**value, "shown": shown(value["value"])} for value in one["values"]]
        conflict = len({value["shown"].casefold() for value in values}) > 1
        fields.append({"title": words.field(one["field"]), "values": values, "conflict": conflict})
    return {
        "fields": fields,
        "timeline": schools.named(record.timeline, "what"),
        "sightings": record.sightings,
    }


def in_words(condition: dict[str, Any]) -> dict[str, Any]:
    of = condition["field"]
    return {
        **condition,
        "source": condition.get("source") or "",
        "field_words": words.field(of),
        "value_words": words.value(of, condition["value"]),
        "asked_words": words.value(of, condition["asked"]),
    }


def passed_over(conditions: list[dict[str, Any]], held: str) -> list[dict[str, Any]]:
    """Each position that was asked first and did not hold, with its conditions."""
    found: dict[str, dict[str, Any]] = {}
    for one in conditions:
        if one["position"] != held:
            entry = found.setdefault(one["position"], {"title": one["title"], "conditions": []})
            entry["conditions"].append(one)
    return list(found.values())


def answer_in_words(answer: dict[str, Any]) -> dict[str, Any]:
    because = [in_words(one) for one in answer["because"]]
    says = {"yes": "Yes", "no": "No", "unknown": "Not known", "": "None"}
    truth = str(answer["truth"])
    return {
        "asks": words.answer(answer["name"]),
        "says": says.get(truth, words.plain(truth)),
        "because": because,
    }


def changes(why: Explanation) -> list[dict[str, Any]]:
    """What would move the child, gathered by the position it would give."""
    found: dict[str, dict[str, list[str]]] = {}
    for one in sorted(why.changes, key=lambda one: one["field"] == AGE):
        ways = found.setdefault(one["title"], {}).setdefault(words.field(one["field"]), [])
        ways.append(words.value(one["field"], one["value"]))
    return [
        {"title": title, "ways": [f"{field}: {', or '.join(values)}" for field, values in ways.items()]}
        for title, ways in found.items()
    ]


def details(record: ChildRecord) -> list[tuple[str, str]]:
    """Who the child is, beyond the headline; only fields that have a value."""
    return [
        (words.field(name), shown(value))
        for name, value in record.identity.items()
        if name not in HEADLINE and value not in (None, "", [])
    ]


def shown(value: Any) -> str:
    return day(value) if isinstance(value, date) else str(value)


def named(identity: dict[str, Any]) -> str:
    parts = [identity.get("forename") or "", identity.get("surname") or ""]
    return " ".join(part for part in parts if part) or identity.get("full_name") or "Name not known"


def age(born: date | None, on: date) -> str:
    """10 years old; months for a baby; nothing when the birthday is not known or to come."""
    if born is None or born > on:
        return ""
    years = on.year - born.year - ((on.month, on.day) < (born.month, born.day))
    if years:
        return f"{years} years old" if years > 1 else "1 year old"
    months = (on.year - born.year) * 12 + on.month - born.month - (on.day < born.day)
    return f"{months} months old" if months != 1 else "1 month old"
