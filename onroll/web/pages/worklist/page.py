"""Who to look for first: every child whose education is not settled, ordered by harm."""

from typing import Any

import polars as pl
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from onroll.policy.at_risk.reasons import REASONS
from onroll.policy.at_risk.urgency import ORDER
from onroll.register import trail
from onroll.register.cases import cases_seen_by
from onroll.register.scope import Actor
from onroll.reports.worklist import worklist
from onroll.web import access, exports, listing, rests, withheld, words
from onroll.web.jinja import day, moment
from onroll.web.show import show
from onroll.web.today import now, view

COLOURS = {"same_day": "red", "urgent": "orange", "soon": "yellow", "watch": "grey"}
WITHHELD = ("risk_flags", "possible_match", "phone_next", "waiting_for")
EXPORTED = (
    exports.Column("child", "Reference"),
    exports.Column("name", "Name", 24),
    exports.Column("year_group", "Year group"),
    exports.Column("position_words", "Position", 28),
    exports.Column("household", "Household", 12),
    exports.Column("way_out_words", "Way out", 24),
    exports.Column("urgency_words", "How soon", 14),
    exports.Column("flag_words", "Risk flags", 30),
    exports.Column("action", "What to do", 40),
    exports.Column("phone_next", "Telephone next", 24),
    exports.Column("clock_words", "Clock", 24),
    exports.Column("due_on", "Due on", 14, "day"),
    exports.Column("days_left", "Days left", 10, "number"),
    exports.Column("last_seen_on", "Last seen on", 14, "day"),
    exports.Column("last_school", "Last school", 30),
    exports.Column("possible_match", "May be the same child as", 24),
    exports.Column("waiting_for", "Waiting for", 24),
    exports.Column("owner_words", "Who has it", 20),
    exports.Column("why", "Why", 60),
)


@require_safe
def work(request: HttpRequest) -> HttpResponse:
    """One page of the list, most harm first."""
    ways, asked, rows = listed(request)
    page = listing.one_page(rows, asked)
    access.disclose(request, page["child"].to_list(), page="worklist")
    cases = open_cases(page["child"].to_list(), access.actor(request))
    return show(
        request, "worklist/page.html", title="Worklist", rows=[in_words(row) for row in page.to_dicts()], cases=cases,
        opens=access.actor(request).role in access.SEES_EVERY_CHILD,
        count=rows.height, facets=ways, chosen=asked.chosen, tags=listing.tags(ways, asked),
        pages=listing.pages(rows.height, asked), query=asked.address(),
        page_number=listing.page_number(rows.height, asked), last_page=listing.last_page(rows.height),
    )  # fmt: skip


def open_cases(children: list[str], actor: Actor) -> dict[str, str]:
    """The open case of each of these children, by reference; the latest where there are several."""
    found = cases_seen_by(actor).filter(child__ref__in=children, closed_at=None).order_by("pk")
    return dict(found.values_list("child__ref", "ref")) if actor.role in access.SEES_EVERY_CHILD else {}


@require_safe
def export(request: HttpRequest, kind: str) -> HttpResponse:
    """Exactly the filtered list as a file; on the trail as an act and as a look at each child."""
    ways, asked, rows = listed(request)
    access.disclose(request, rows["child"].to_list(), page=f"worklist.{kind}", why="export")
    with transaction.atomic():
        detail = {"rows": rows.height, "filter": asked.address()}
        trail.record(access.actor(request), "exported", about=f"worklist.{kind}", detail=detail)
    looking = view(request)
    name, lines = f"worklist-{looking.on.isoformat()}", (in_words(row) for row in rows.iter_rows(named=True))
    if kind == "csv":
        return exports.as_csv(name, EXPORTED, lines)
    notes = [
        ("List", "Worklist, most harm first"),
        ("Run by", access.actor(request).name),
        ("Run at", moment(now())),
        ("As at", day(looking.on)),
        ("As known on", day(looking.known_on) if looking.known_on else "the day it was run"),
        ("Filter", "; ".join(listing.in_words(ways, asked)) or "none"),
        ("Children", f"{rows.height:,}"),
        ("Rests on", rests.line(request)),
        ("Handle with care", "This file names children. Keep it only as long as you need it."),
    ]
    return exports.as_xlsx(name, EXPORTED, lines, notes)


def listed(request: HttpRequest) -> tuple[tuple[listing.Facet, ...], listing.Asked, pl.DataFrame]:
    """The worklist this person may see, in its own order, reduced to what the address asks for."""
    looking, actor = view(request), access.actor(request)
    rows = worklist(looking.on, looking.known_at, actor)
    if withheld.is_partial(actor):
        rows = rows.with_columns(pl.lit("").alias(name) for name in WITHHELD)
    ways = facets(rows)
    asked = listing.asked(request.GET, ways, ())
    return ways, asked, listing.filtered(rows, ways, asked)


def facets(rows: pl.DataFrame) -> tuple[listing.Facet, ...]:
    flags = {flag for line in rows["risk_flags"].unique() for flag in (line or "").split()}
    owners = {owner.split(":")[0] for owner in rows["owner"].unique() if owner}
    return (
        listing.Facet(
            "urgency", "How soon", _choices(ORDER, words.urgency), lambda codes: pl.col("urgency").is_in(codes)
        ),
        listing.Facet(
            "risk", "Reasons to hurry", _choices([r.code for r in REASONS if r.code in flags], words.flag),
            lambda codes: pl.col("risk_flags").str.split(" ").list.set_intersection(codes).list.len() > 0,
        ),
        listing.Facet(
            "owner", "Who has it", _choices(sorted(owners), words.owner),
            lambda codes: pl.col("owner").str.split(":").list.first().is_in(codes),
        ),
    )  # fmt: skip


def _choices(codes: Any, say: Any) -> tuple[listing.Choice, ...]:
    return tuple(listing.Choice(code, say(code)) for code in codes)


def in_words(row: dict[str, Any]) -> dict[str, Any]:
    """A row with its codes in an officer's words."""
    flags = (row["risk_flags"] or "").split()
    return {
        **row, "flags": flags, "flag_words": ", ".join(map(words.flag, flags)),
        "position_words": words.position(row["position"]), "way_out_words": words.plain(row["way_out"] or ""),
        "urgency_words": words.urgency(row["urgency"]), "colour": COLOURS.get(row["urgency"], "grey"),
        "clock_words": words.plain((row["clock"] or "").replace("-", " ")), "owner_words": words.owner(row["owner"]),
        "left": days_left(row["days_left"]),
    }  # fmt: skip


def days_left(left: int | None) -> str:
    if left is None:
        return ""
    if left < 0:
        return f"{-left} {'day' if left == -1 else 'days'} late"
    return "due today" if left == 0 else f"{left} {'day' if left == 1 else 'days'} left"
