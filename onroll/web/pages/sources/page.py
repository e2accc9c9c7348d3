"""Sources: what is alarming, how recent each one is, and which schools have sent their roll."""

from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from onroll.register import trail
from onroll.reports.liveness.alarms import Alarm, alarms
from onroll.reports.liveness.coverage import coverage
from onroll.reports.sources import freshness
from onroll.web import access, exports, listing, rests, schools, words
from onroll.web.jinja import day, moment
from onroll.web.show import show
from onroll.web.today import LONDON, now, view

STATES = {"late": "Late", "never": "Never sent", "in": "Sent", "other": "Not expected"}
COLOURS = {"late": "orange", "never": "grey", "in": "green", "other": "blue"}
STATE = listing.Facet(
    "state", "State", tuple(listing.Choice(code, text) for code, text in STATES.items()), lambda codes: codes
)
SOURCES = (
    exports.Column("title", "Source", 30),
    exports.Column("state", "State", 12),
    exports.Column("last_as_at", "True as at", 14, "day"),
    exports.Column("arrived_on", "Last arrived", 14, "day"),
    exports.Column("every", "Expected", 22),
    exports.Column("deliveries", "Deliveries", 12, "number"),
    exports.Column("rows", "Rows", 12, "number"),
    exports.Column("rejected", "Rejected", 12, "number"),
    exports.Column("warnings", "Warnings", 12, "number"),
)
SCHOOLS = (
    exports.Column("school", "Number"),
    exports.Column("name", "School", 34),
    exports.Column("state_words", "State", 14),
    exports.Column("source_title", "By", 24),
    exports.Column("as_at", "True as at", 14, "day"),
    exports.Column("learned_on", "Last arrived", 14, "day"),
    exports.Column("size", "Rows", 10, "number"),
    exports.Column("before", "Rows before", 12, "number"),
    exports.Column("change", "Change", 10, "number"),
)


@require_safe
def sources(request: HttpRequest) -> HttpResponse:
    """The page."""
    looking = view(request)
    asked = listing.asked(request.GET, (STATE,), ())
    every = school_rows(request)
    chosen = asked.chosen.get("state", ())
    return show(
        request, "sources/page.html", title="Sources", alarms=in_words(alarms(looking.on, looking.known_at)),
        sources=source_rows(request), schools=[one for one in every if not chosen or one["state"] in chosen],
        counts=[(code, text, sum(one["state"] == code for one in every)) for code, text in STATES.items()],
        chosen=chosen, query=asked.address(), may_note=not looking.replaying,
    )  # fmt: skip


@require_safe
def export(request: HttpRequest, what: str, kind: str) -> HttpResponse:
    """The sources, or the schools as filtered, as a file; on the trail."""
    looking, asked = view(request), listing.asked(request.GET, (STATE,), ())
    chosen = asked.chosen.get("state", ())
    columns, rows = SOURCES, source_rows(request)
    if what == "schools":
        columns, rows = SCHOOLS, [one for one in school_rows(request) if not chosen or one["state"] in chosen]
    with transaction.atomic():
        trail.record(access.actor(request), "exported", about=f"{what}.{kind}", detail={"rows": len(rows)})
    name = f"{what}-{looking.on.isoformat()}"
    if kind == "csv":
        return exports.as_csv(name, columns, rows)
    notes = [
        ("List", "Schools and their rolls" if what == "schools" else "Sources"),
        ("Run by", access.actor(request).name),
        ("Run at", moment(now())),
        ("As at", day(looking.on)),
        ("Filter", "; ".join(listing.in_words((STATE,), asked)) or "none"),
        ("Rests on", rests.line(request)),
    ]
    return exports.as_xlsx(name, columns, rows, notes)


def source_rows(request: HttpRequest) -> list[dict[str, Any]]:
    """Each source as plain values: those that are late first, those that never sent anything last."""
    looking = view(request)
    rows = [{**one, **_state(one), "every": every(one)} for one in freshness(looking.on, looking.known_at)]
    return sorted(rows, key=lambda one: (not one["stale"], one["deliveries"] == 0, one["title"]))


def _state(one: dict[str, Any]) -> dict[str, Any]:
    last = one["last_learned"]
    heard = "Up to date" if one["rhythm_days"] else "Heard from"
    state = "Never sent" if last is None else "Late" if one["stale"] else heard
    return {"state": state, "arrived_on": last.astimezone(LONDON).date() if last else None}


def every(one: dict[str, Any]) -> str:
    """How often it is expected."""
    if one["rhythm_days"] is None:
        return "whenever there is news"
    return f"every {one['rhythm_days']} days{' of term' if one['term_time'] else ''}"


def school_rows(request: HttpRequest) -> list[dict[str, Any]]:
    """Each school as plain values, those that have not sent their roll first."""
    looking = view(request)
    rows = [
        {
            **one, "state_words": STATES[one["state"]], "colour": COLOURS[one["state"]],
            "source_title": words.source(one["source"]) if one["source"] else "",
            "change": one["size"] - one["before"] if one["before"] is not None else None,
        }
        for one in coverage(looking.on, looking.known_at).to_dicts()
    ]  # fmt: skip
    return sorted(rows, key=lambda one: (list(STATES).index(one["state"]), one["name"]))


def in_words(found: list[Alarm]) -> list[dict[str, Any]]:
    """Each alarm as a sentence, with the address where it is seen to."""
    named = schools.names_of({one.whose for one in found if one.whose})
    return [
        {"key": one.key, "delivery": one.delivery, "says": says(one, named.get(one.whose, one.name))}
        for one in found
    ]


def says(one: Alarm, whose: str) -> str:
    """One alarm as a sentence."""
    title = words.source(one.source)
    of = f"{whose}: {title.lower()}" if whose else title
    usual = f"; about {one.usual:,.0f} are usual" if one.usual is not None else ""
    return {
        "late": f"{of} is late. Nothing has come since {day(one.since)}.",
        "never": f"{of} has never come.",
        "empty": f"{of} came without a row on {day(one.since)}{usual}.",
        "halved": f"{of} of {day(one.since)} has only {one.rows or 0:,} rows{usual}.",
        "doubled": f"{of} of {day(one.since)} has {one.rows or 0:,} rows{usual}.",
    }[one.kind]
