"""What somebody typed to find a child: kept in the session, never in an address."""

from __future__ import annotations

from typing import Any

import polars as pl
from django.http import HttpRequest

from onroll.register.scope import Actor
from onroll.register.search.asked import FIELDS, LONGEST_TEXT, read
from onroll.register.search.find import find

TYPED = "search"
MOST_LISTED = 2_000
"""As many children as a search may leave in a list."""


def keep(request: HttpRequest) -> None:
    """Keep what was typed in the session; nothing typed forgets it."""
    typed = {name: " ".join(request.POST.get(name, "").split())[:LONGEST_TEXT] for name in FIELDS}
    request.session[TYPED] = {name: text for name, text in typed.items() if text}


def kept(request: HttpRequest) -> dict[str, str]:
    """What was typed last, by field."""
    typed: Any = request.session.get(TYPED, {})
    return {name: str(typed[name]) for name in FIELDS if name in typed} if isinstance(typed, dict) else {}


def matching(rows: pl.DataFrame, text: str, actor: Actor) -> tuple[pl.DataFrame, tuple[str, ...]]:
    """The rows of the children who fit a text, and what of it had to be given up to find anybody."""
    asked = read(words=text)
    found = find(asked, actor, most=MOST_LISTED)
    refs = [hit.ref for hit in found.hits]
    return rows.filter(pl.col("child").is_in(refs)), found.without
