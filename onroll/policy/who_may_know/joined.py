"""Two records proved to be one child: of what was answered for each, the strictest stands until it is answered anew."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from onroll.policy.who_may_know.answers import CONCERNS, MAY, MUST_NOT

HEADING = "Social care professionals"
Data = Mapping[str, Any]


def strictest(one: Data, other: Data) -> dict[str, Any]:
    """What two answers allow together, as the acts hold it: only what both allow, and all that either forbids."""
    return {
        "told": _told(one.get("told", {}), other.get("told", {})),
        "must_not_answered": one.get("must_not_answered") is True and other.get("must_not_answered") is True,
        "safe": _both(one.get("safe", {}), other.get("safe", {}), wins="no", needs="yes"),
        "where": sorted({*one.get("where", ())} & {*other.get("where", ())}),
        "concerns": {
            code: said
            for code, said in _both(
                one.get("concerns", {}), other.get("concerns", {}), wins="yes", needs="no"
            ).items()
            if code in CONCERNS
        },
        "names": {**other.get("names", {}), **one.get("names", {})},
        "places": list(dict.fromkeys([*one.get("places", ()), *other.get("places", ())])),
    }


def _told(one: Data, other: Data) -> dict[str, str]:
    return _both(one, other, wins=MUST_NOT, needs=MAY)


def _both(one: Data, other: Data, *, wins: str, needs: str) -> dict[str, str]:
    """What either says of the kind that wins; and of the other kind only what both say."""
    found = {}
    for key in {**one, **other}:
        said = (one.get(key), other.get(key))
        if wins in said:
            found[key] = wins
        elif said == (needs, needs):
            found[key] = needs
    return found
