"""The rules as the program has them, so that an officer, a head teacher or an inspector can read them."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from onroll.facts.answers import Truth
from onroll.law.pupil_registration_2024.deletion import GROUNDS
from onroll.policy import rulebook
from onroll.policy.choices import Choices
from onroll.policy.deadlines.catalogue import clocks, length_in_words
from onroll.policy.deadlines.clock import Clock
from onroll.policy.scope.shape import Position
from onroll.register import council
from onroll.register.scope import SEES_EVERY_CHILD
from onroll.web import access, words
from onroll.web.show import show

SAYS = {Truth.YES: "Yes", Truth.NO: "No", Truth.UNKNOWN: "Not known"}


@require_safe
def rules(request: HttpRequest) -> HttpResponse:
    """Positions in the order they are asked, and the grounds on which a name may be deleted from a register."""
    return show(
        request, "rulebook/page.html", title="Rulebook", version=rulebook.version(),
        in_force=GROUNDS["a"].citation.in_force_from,
        positions=[position_in_words(one) for one in rulebook.positions()],
        grounds=[
            {"letter": one.letter, "heading": one.heading, "preconditions": list(one.preconditions),
             "citation": str(one.citation), "certain": one.certainty == one.conditions_certainty == "confirmed"}
            for one in GROUNDS.values()
        ],
        clocks=[clock_in_words(one) for one in clocks(chosen()).values()],
        has_school_days=access.actor(request).role in access.SEES_CHILDREN,
        keeps=access.actor(request).role in SEES_EVERY_CHILD,
    )  # fmt: skip


def chosen() -> Choices | None:
    """What the council has chosen; nothing before there is one."""
    try:
        return council.choices()
    except council.NoCouncil:
        return None


def position_in_words(one: Position) -> dict[str, Any]:
    return {
        "code": one.code, "rank": one.rank, "title": one.title, "says": one.says, "citation": str(one.citation),
        "missing": SAYS[one.missing], "in_scope": SAYS[one.in_scope], "owner": words.owner(one.owner),
    }  # fmt: skip


def clock_in_words(one: Clock) -> dict[str, Any]:
    return {
        "code": one.code, "title": one.title, "starts": one.starts, "runs": length_in_words(one), "aim": one.aim,
        "owed_by": one.owed_by, "citation": str(one.citation), "certain": one.citation.certainty != "unconfirmed",
        "in_force": one.citation.in_force_from is not None,
    }  # fmt: skip
