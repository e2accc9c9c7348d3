"""Why the register did not decide about a pair by itself, as a sentence."""

from __future__ import annotations

SAYS = {
    "weak": "too little speaks for one child, and not enough for two.",
    "model": "the evidence is close to what it joins on, but other rows stand between.",
    "name-only": "the names agree, but no birthday or number does: a name is never enough.",
    "nameless": "nobody has said what one of them is called: a baby may have a twin.",
    "namesakes": "one name and one birthday, but another home and other parents: they may be namesakes.",
    "twins": "they may be twins: one birthday at one home, but the first names differ.",
    "siblings": "they may be brother and sister: one home, but the first names and birthdays differ.",
    "other-birthday": "all but the birthday agrees, and no number is shared: they may be brothers or cousins.",
    "two-upns": "each has a UPN of their own that was given for good.",
    "two-nhs-numbers": "each has an NHS number of their own.",
    "identifier-contradicted": "a number is shared, but the name or the birthday speaks against it.",
    "two-children": "both are known already as children of their own.",
    "one-list": "one list names both, as two.",
    "kept-apart": "a person, or a row that shows them to be two, keeps them apart.",
    "close-second": "somebody else fits nearly as well.",
}
OTHERWISE = "it was put to a person to look at."


def why_undecided(reason: str) -> str:
    """The reason kept with a doubt, in a sentence that follows "Why the register did not decide: "."""
    return SAYS.get(reason, OTHERWISE)
