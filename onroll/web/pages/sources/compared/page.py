"""Sources held beside each other: quality, agreement, and how many children may be in none of them."""

from typing import Any

import polars as pl
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from onroll.reports.liveness.compared import LISTS, Compared, compared
from onroll.reports.sources import freshness
from onroll.web import words
from onroll.web.show import show
from onroll.web.today import view

THINGS = {"dob": "Date of birth", "postcode": "Postcode", "school": "School"}


@require_safe
def beside(request: HttpRequest) -> HttpResponse:
    """The page."""
    looking = view(request)
    found = compared(looking.on, looking.known_at)
    return show(
        request, "sources/compared/page.html", title="Sources beside each other", list_names=LISTS,
        quality=quality(found, freshness(looking.on, looking.known_at)), agreement=agreement(found),
        alike=found.agreement.filter(pl.col("agree") == pl.col("shared")).height,
        unseen=unseen(found),
    )  # fmt: skip


def quality(found: Compared, fresh: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Each source that has sent rows about children: shares in a hundred, and pairs put to a person."""
    sent = {one["source"]: one for one in fresh}
    return [
        {
            "title": words.source(one["source"]), "rows": one["rows"], "without": share(one["without"], one["rows"]),
            "rejected": share(sent[one["source"]]["rejected"], one["rows"]),
            "warnings": share(sent[one["source"]]["warnings"], one["rows"]),
            "asked": one["asked"], "decided": one["decided"],
        }
        for one in found.quality.to_dicts()
    ]  # fmt: skip


def agreement(found: Compared) -> list[dict[str, Any]]:
    """Each pair of sources on each thing of which they do not say the same, the least agreeing first."""
    rows = [
        {**one, "thing": THINGS[one["what"]], "one": words.source(one["one"]), "other": words.source(one["other"]),
         "share": share(one["agree"], one["shared"]), "part": one["agree"] / one["shared"]}
        for one in found.agreement.filter(pl.col("agree") < pl.col("shared")).to_dicts()
    ]  # fmt: skip
    return sorted(rows, key=lambda one: (one["thing"], one["part"]))


def unseen(found: Compared) -> list[dict[str, Any]]:
    """Each band: how many are known, and how many more there may be, in round numbers."""
    return [
        {"band": band, "known": known, "estimate": said and round(said.estimate), "low": said and round(said.low),
         "high": said and round(said.high)}
        for band, known, said in found.unseen
    ]  # fmt: skip


def share(part: int, whole: int) -> str:
    """12.5%; a share of nothing is a dash."""
    return f"{100 * part / whole:.1f}%" if whole else "–"
