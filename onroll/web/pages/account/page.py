"""All children: how many stand where, and the list of them, filtered, sorted, turned over and exported."""

from dataclasses import dataclass
from typing import Any

import polars as pl
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST, require_safe

from onroll.policy.rulebook import positions
from onroll.register import trail
from onroll.reports.account import Account, account
from onroll.web import access, exports, listing, rests, search, withheld, words
from onroll.web.jinja import day, moment
from onroll.web.pages.account.facets import COLUMNS, EXPORTED, USUAL_ORDER, facets, ranked
from onroll.web.show import show
from onroll.web.today import now, view

TYPED = "account_search"


@dataclass(frozen=True, slots=True)
class Listed:
    """The account, and the rows of it that were asked for, in order."""

    account: Account
    facets: tuple[listing.Facet, ...]
    asked: listing.Asked
    rows: pl.DataFrame
    typed: str
    without: tuple[str, ...]


@require_safe
def children(request: HttpRequest) -> HttpResponse:
    """One page of the list. Every child on it is on the trail before the page leaves."""
    found = listed(request)
    rows = listing.one_page(found.rows, found.asked)
    access.disclose(request, rows["child"].to_list(), page="account")
    return show(
        request, "account/page.html", title="All children", account=found.account,
        standing=standing(found.account), rows=rows.to_dicts(), count=found.rows.height, typed=found.typed,
        without=found.without,
        facets=found.facets, chosen=found.asked.chosen, sort=found.asked.sort,
        tags=listing.tags(found.facets, found.asked), headings=listing.headings(COLUMNS, found.asked),
        pages=listing.pages(found.rows.height, found.asked), query=found.asked.address(),
        page_number=listing.page_number(found.rows.height, found.asked),
        last_page=listing.last_page(found.rows.height),
    )  # fmt: skip


@require_POST
def find(request: HttpRequest) -> HttpResponse:
    """Keep the words typed in the session, never in an address, and go back to the list."""
    request.session[TYPED] = " ".join(request.POST.get("typed", "").split())[: search.LONGEST_TEXT]
    back = request.POST.get("back", "")
    return redirect("/account" + (back if back.startswith("?") else ""))


@require_safe
def export(request: HttpRequest, kind: str) -> HttpResponse:
    """Exactly the filtered list, in its order, as a file; on the trail as an act and as a look at each child."""
    found = listed(request)
    rows = in_words(found.rows)
    access.disclose(request, found.rows["child"].to_list(), page=f"account.{kind}", why="export")
    with transaction.atomic():
        detail = {"rows": found.rows.height, "filter": found.asked.address(), "typed": bool(found.typed)}
        trail.record(access.actor(request), "exported", about=f"account.{kind}", detail=detail)
    name = f"children-{found.account.on.isoformat()}"
    if kind == "csv":
        return exports.as_csv(name, EXPORTED, rows.iter_rows(named=True))
    return exports.as_xlsx(name, EXPORTED, rows.iter_rows(named=True), notes(request, found))


def listed(request: HttpRequest) -> Listed:
    """The account as this person may see it, reduced to what the address and the search ask for."""
    looking, actor = view(request), access.actor(request)
    whole = withheld.account(account(looking.on, looking.known_at, actor), actor)
    ways = facets(whole)
    asked = listing.asked(request.GET, ways, COLUMNS)
    typed = request.session.get(TYPED, "")
    rows = listing.filtered(ranked(whole.rows), ways, asked)
    rows, without = search.matching(rows, typed, actor) if typed else (rows, ())
    return Listed(whole, ways, asked, listing.in_order(rows, COLUMNS, asked, USUAL_ORDER), typed, without)


def standing(whole: Account) -> list[dict[str, Any]]:
    """Each position that anybody is in, the fullest first, with its number."""
    counted = [(one, whole.positions.get(one.code, 0)) for one in positions()]
    counted.sort(key=lambda pair: -pair[1])
    return [
        {"code": one.code, "title": one.title, "says": one.says, "count": count}
        for one, count in counted
        if count
    ]


def in_words(rows: pl.DataFrame) -> pl.DataFrame:
    """The rows with codes in an officer's words, as on the screen."""
    return rows.with_columns(
        pl.col("position").map_elements(words.position, return_dtype=pl.String).alias("position_title"),
        pl.col("owner").map_elements(words.owner, return_dtype=pl.String).alias("owner_title"),
        pl.col("source").map_elements(words.source, return_dtype=pl.String).alias("source_title"),
        pl.col("attending").map_elements(words.plain, return_dtype=pl.String),
        pl.col("flags").list.eval(pl.element().map_elements(words.flag, return_dtype=pl.String)).list.join(", ")
        .alias("flag_titles"),
    )  # fmt: skip


def notes(request: HttpRequest, found: Listed) -> list[tuple[str, str]]:
    """Who ran it, when, and with what filter."""
    looking = view(request)
    filters = listing.in_words(found.facets, found.asked) + (
        [f"Search: {found.typed}"] if found.typed else []
    )
    return [
        ("List", "All children"),
        ("Run by", access.actor(request).name),
        ("Run at", moment(now())),
        ("As at", day(looking.on)),
        ("As known on", day(looking.known_on) if looking.known_on else "the day it was run"),
        ("Filter", "; ".join(filters) or "none"),
        ("Children", f"{found.rows.height:,}"),
        ("Rulebook", found.account.rulebook),
        ("Rests on", rests.line(request)),
        ("Handle with care", "This file names children. Keep it only as long as you need it."),
    ]
