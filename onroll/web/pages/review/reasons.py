"""The reasons offered for each decision, and the reason as it was given: chosen, in one's own words, or both."""

from __future__ import annotations

from django.http import QueryDict

OFFERED: dict[str, tuple[str, ...]] = {
    "same": (
        "The school or the family has confirmed it",
        "A record elsewhere shows that it is one child",
        "The name is spelt or given in another way",
        "They have moved, which explains the difference",
        "A slip in a birthday or a number explains the difference",
    ),
    "different": (
        "They are twins, or brother and sister",
        "They are two children of one name",
        "A professional has seen both",
        "The school or the family has confirmed it",
        "Birthdays that are both confirmed differ",
    ),
    "cannot_tell": (
        "Too little is known of one of them",
        "A school has been asked",
        "The family has been asked",
        "Another authority or service has been asked",
    ),
}
LONGEST = 400


def given(form: QueryDict, kind: str) -> str:
    """The reason in one line; empty when none was given."""
    chosen = [one for one in form.getlist(f"why-{kind}") if one in OFFERED.get(kind, ())]
    own = " ".join(form.get("words", "").split())
    return "; ".join([*chosen, *([own] if own else [])])[:LONGEST]
