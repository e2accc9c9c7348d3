"""Every open case, the gravest and most pressing first: filtered, taken away as a file, assigned together."""

from __future__ import annotations

from typing import Any

import polars as pl
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from onroll.casework.hand_over import MAY_ASSIGN
from onroll.policy.at_risk.reasons import REASONS
from onroll.register import trail
from onroll.reports.cases.files import open_files
from onroll.reports.cases.lines import lines
from onroll.web import access, exports, listing, words
from onroll.web.jinja import day, moment
from onroll.web.pages.cases import people
from onroll.web.pages.cases.due import LATE
from onroll.web.pages.cases.lines import in_words
from onroll.web.show import show
from onroll.web.today import now, real_today

STATES = {"late": "Late", "today": "Due today", "stalled": "Nothing has moved", "waits": "Waiting for others",
          "offered": "Offered to a colleague"}  # fmt: skip
EXPORTED = (
    exports.Column("ref", "Case"), exports.Column("child", "Child"), exports.Column("name", "Name", 24),
    exports.Column("year_group", "Year group"), exports.Column("way_out", "Way out", 30),
    exports.Column("position", "Position", 28), exports.Column("next", "What to do next", 40),
    exports.Column("due", "When", 34), exports.Column("due_on", "Due on", 14, "day"),
    exports.Column("reasons", "Reasons to hurry", 34), exports.Column("owner_words", "Owner", 20),
    exports.Column("school_name", "School", 28), exports.Column("opened_on", "Opened on", 14, "day"),
    exports.Column("stalled", "Days since it moved", 12, "number"),
)  # fmt: skip
SCHEMA: dict[str, Any] = {
    "ref": pl.String, "child": pl.String, "code": pl.String, "owner": pl.String, "school": pl.String,
    "states": pl.List(pl.String), "flags": pl.List(pl.String), "line": pl.Object,
}  # fmt: skip


@require_safe
def cases(request: HttpRequest) -> HttpResponse:
    """One page of the list."""
    ways, asked, rows = listed(request)
    page = listing.one_page(rows, asked)
    access.disclose(request, page["child"].to_list(), page="cases")
    return show(
        request, "cases/page.html", title="Cases", rows=page["line"].to_list(), count=rows.height, facets=ways,
        chosen=asked.chosen, tags=listing.tags(ways, asked), pages=listing.pages(rows.height, asked),
        query=asked.address(), page_number=listing.page_number(rows.height, asked),
        last_page=listing.last_page(rows.height), manages=access.actor(request).role in MAY_ASSIGN,
    )  # fmt: skip


@require_safe
def export(request: HttpRequest, kind: str) -> HttpResponse:
    """Exactly the filtered list as a file; on the trail as an act and as a look at each child."""
    ways, asked, rows = listed(request)
    access.disclose(request, rows["child"].to_list(), page=f"cases.{kind}", why="export")
    with transaction.atomic():
        detail = {"rows": rows.height, "filter": asked.address()}
        trail.record(access.actor(request), "exported", about=f"cases.{kind}", detail=detail)
    name, found = f"cases-{real_today().isoformat()}", rows["line"].to_list()
    if kind == "csv":
        return exports.as_csv(name, EXPORTED, found)
    notes = [
        ("List", "Open cases, the gravest and most pressing first"), ("Run by", access.actor(request).name),
        ("Run at", moment(now())), ("As at", day(real_today())),
        ("Filter", "; ".join(listing.in_words(ways, asked)) or "none"), ("Cases", f"{rows.height:,}"),
        ("Handle with care", "This file names children. Keep it only as long as you need it."),
    ]  # fmt: skip
    return exports.as_xlsx(name, EXPORTED, found, notes)


def listed(request: HttpRequest) -> tuple[tuple[listing.Facet, ...], listing.Asked, pl.DataFrame]:
    """The open cases this person may see, in the order of work, reduced to what the address asks for."""
    on, names = real_today(), people.names()
    rows = []
    for one in lines(open_files(access.actor(request), on), on):
        said, facts = in_words(one, on, names), one.file.facts
        rows.append({
            "ref": one.file.ref, "child": one.file.child, "code": one.file.way_out, "owner": one.file.owner,
            "school": str(facts.get("school") or ""), "flags": list(one.file.flags),
            "states": states(said, offered=bool(one.file.offered_to)),
            "line": {**said, "school_name": str(facts.get("school_name") or ""), "title": one.title},
        })  # fmt: skip
    frame = pl.DataFrame(rows, SCHEMA)
    ways = facets(rows)
    asked = listing.asked(request.GET, ways, ())
    return ways, asked, listing.filtered(frame, ways, asked)


def states(said: dict[str, Any], *, offered: bool) -> list[str]:
    """What may be asked of a case's state."""
    held = {"late": said["pressing"] == LATE, "today": said["pressing"] == "today", "stalled": said["stalled"],
            "waits": said["waits"], "offered": offered}  # fmt: skip
    return [code for code, holds in held.items() if holds]


def facets(rows: list[dict[str, Any]]) -> tuple[listing.Facet, ...]:
    """The ways to filter, with only the choices that are there."""
    flags = {flag for row in rows for flag in row["flags"]}
    schools = {row["school"]: row["line"]["school_name"] or row["school"] for row in rows if row["school"]}
    owners = {row["owner"]: row["line"]["owner_words"] for row in rows}
    ways = {row["code"]: row["line"]["title"] for row in rows}
    return (
        listing.Facet("state", "How it stands", _choices(STATES),
                      lambda codes: pl.col("states").list.set_intersection(codes).list.len() > 0),
        listing.Facet("way", "Way out", _choices(_by_title(ways)), lambda codes: pl.col("code").is_in(codes)),
        listing.Facet("owner", "Owner", _choices(_by_title(owners)), lambda codes: pl.col("owner").is_in(codes)),
        listing.Facet("risk", "Reasons to hurry",
                      _choices({one.code: words.flag(one.code) for one in REASONS if one.code in flags}),
                      lambda codes: pl.col("flags").list.set_intersection(codes).list.len() > 0),
        listing.Facet("school", "School", _choices(_by_title(schools)),
                      lambda codes: pl.col("school").is_in(codes), as_list=True),
    )  # fmt: skip


def _by_title(found: dict[str, str]) -> dict[str, str]:
    return dict(sorted(found.items(), key=lambda one: one[1]))


def _choices(found: dict[str, str]) -> tuple[listing.Choice, ...]:
    return tuple(listing.Choice(code, text) for code, text in found.items())
