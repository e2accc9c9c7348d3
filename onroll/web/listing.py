"""Lists that can be filtered, sorted and turned over, with their whole state in the address but for words typed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

import polars as pl
from django.http import QueryDict

A_PAGE = 50


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing to filter by: its code in the address, and its words."""

    code: str
    text: str


@dataclass(frozen=True, slots=True)
class Facet:
    """One way to filter: its name in the address, its title, its choices, and what a choice keeps.

    `keeps` gives a condition for whatever holds the list: Polars or the database.
    """

    name: str
    title: str
    choices: tuple[Choice, ...]
    keeps: Callable[[list[str]], Any]
    as_list: bool = False
    """A drop-down of one choice, for long lists such as schools."""

    def text(self, code: str) -> str:
        return next((one.text for one in self.choices if one.code == code), code)


@dataclass(frozen=True, slots=True)
class Column:
    """A column to sort by: its name in the address, its heading, and what it sorts on."""

    name: str
    title: str
    by: tuple[str, ...] = ()
    number: bool = False


@dataclass(frozen=True, slots=True)
class Asked:
    """What the address asks for. Codes that no facet knows are dropped."""

    chosen: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    sort: str = ""
    page: int = 1

    def address(self, **changes: Any) -> str:
        """The query of this list with something changed; back to the first page unless told otherwise."""
        chosen, sort = changes.get("chosen", self.chosen), changes.get("sort", self.sort)
        pairs = [(name, code) for name, codes in chosen.items() for code in codes]
        if sort:
            pairs.append(("sort", sort))
        if changes.get("page", 1) > 1:
            pairs.append(("page", str(changes["page"])))
        return "?" + urlencode(pairs)

    def without(self, name: str, code: str) -> str:
        kept = {
            one: tuple(c for c in codes if (one, c) != (name, code)) for one, codes in self.chosen.items()
        }
        return self.address(chosen=kept)


def asked(query: QueryDict, facets: Sequence[Facet], columns: Sequence[Column]) -> Asked:
    """Read the address."""
    chosen = {}
    for facet in facets:
        known = {choice.code for choice in facet.choices}
        codes = tuple(dict.fromkeys(code for code in query.getlist(facet.name) if code in known))
        if codes:
            chosen[facet.name] = codes
    sort = query.get("sort", "")
    sortable = {column.name for column in columns if column.by}
    page = query.get("page", "1")
    return Asked(
        chosen, sort if sort.removeprefix("-") in sortable else "",
        int(page) if page.isascii() and page.isdigit() and len(page) < 7 else 1,
    )  # fmt: skip


def filtered(rows: pl.DataFrame, facets: Sequence[Facet], what: Asked) -> pl.DataFrame:
    for facet in facets:
        if codes := what.chosen.get(facet.name):
            rows = rows.filter(facet.keeps(list(codes)))
    return rows


def in_order(
    rows: pl.DataFrame, columns: Sequence[Column], what: Asked, otherwise: Sequence[str]
) -> pl.DataFrame:
    """Sorted as asked; blanks last; else in the list's own order."""
    name = what.sort.removeprefix("-")
    column = next((one for one in columns if one.name == name and one.by), None)
    by = list(column.by) if column else list(otherwise)
    if not by:
        return rows
    down = what.sort.startswith("-")
    return rows.sort(
        by, descending=[down and column is not None] * len(by), nulls_last=True, maintain_order=True
    )


def one_page(rows: pl.DataFrame, what: Asked) -> pl.DataFrame:
    return rows.slice((page_number(rows.height, what) - 1) * A_PAGE, A_PAGE)


def page_number(count: int, what: Asked) -> int:
    return max(1, min(what.page, last_page(count)))


def last_page(count: int) -> int:
    return max(1, -(-count // A_PAGE))


def headings(columns: Sequence[Column], what: Asked) -> list[dict[str, Any]]:
    """Each column's heading: where its link leads and how the list is sorted by it now."""
    shown = []
    for column in columns:
        now = {column.name: "ascending", "-" + column.name: "descending"}.get(what.sort, "")
        turned = "-" + column.name if now == "ascending" else column.name
        href = what.address(sort=turned) if column.by else ""
        shown.append({"title": column.title, "href": href, "sorted": now, "number": column.number})
    return shown


def tags(facets: Sequence[Facet], what: Asked) -> list[dict[str, Any]]:
    """What the list is filtered by now, each with the address that takes it away."""
    return [
        {
            "title": facet.title,
            "items": [{"text": facet.text(code), "href": what.without(facet.name, code)} for code in codes],
        }
        for facet in facets
        if (codes := what.chosen.get(facet.name))
    ]


def in_words(facets: Sequence[Facet], what: Asked) -> list[str]:
    """The filter as sentences, for an export's notes."""
    return [
        f"{tag['title']}: {' or '.join(item['text'] for item in tag['items'])}" for tag in tags(facets, what)
    ]


def pages(count: int, what: Asked) -> dict[str, Any]:
    """The parts of a pagination component; nothing when everything fits on one page."""
    last, now = last_page(count), page_number(count, what)
    if last == 1:
        return {}
    wanted = sorted({1, last, now} | {n for n in (now - 1, now + 1) if 1 <= n <= last})
    items: list[dict[str, Any]] = []
    for before, n in zip([0, *wanted], wanted, strict=False):
        if n - before > 1:
            items.append({"ellipsis": True})
        items.append({"number": n, "href": what.address(page=n), "current": n == now})
    found: dict[str, Any] = {"items": items}
    if now > 1:
        found["previous"] = {"href": what.address(page=now - 1)}
    if now < last:
        found["next"] = {"href": what.address(page=now + 1)}
    return found
