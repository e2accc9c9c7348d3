"""People by name, where a case has only what they sign in as."""

from __future__ import annotations

from collections.abc import Mapping

from onroll.register.models import User
from onroll.register.officers import THE_DESK, officers

NOBODY_SIGNED_IN = {"system": "Onroll", THE_DESK: "The CME officer’s desk", "": "Nobody"}


def names() -> dict[str, str]:
    """Everybody who signs in, by what they sign in as."""
    found = User.objects.values_list("username", "first_name", "last_name")
    return NOBODY_SIGNED_IN | {name: " ".join(filter(None, parts)) or name for name, *parts in found}


def may_own(known: Mapping[str, str], chosen: str = "", without: str = "") -> list[dict[str, object]]:
    """Who may be given a case, as the choices of a drop-down."""
    found = [{"value": one, "text": known.get(one, one), "selected": one == chosen}
             for one in officers() if one != without]  # fmt: skip
    return [{"value": "", "text": "Choose a person"}, *found]
