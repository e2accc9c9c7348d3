"""One delivery: what was taken, what was not and why, for putting it right with the sender."""

import json
from collections.abc import Iterator
from typing import Any

from django.db import transaction
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from onroll.intake.hold import alarms
from onroll.register import trail
from onroll.register.models import Delivery, Link, Problem
from onroll.register.scope import SEES_EVERY_CHILD
from onroll.reports.absent import absent_from
from onroll.web import access, exports, listing, schools
from onroll.web.pages.deliveries.page import line
from onroll.web.pages.deliveries.seen import delivery, is_restricted
from onroll.web.show import show
from onroll.web.today import view

SEVERITIES = {"rejected": "Row rejected", "warning": "Warning"}
PLURALS = {"rejected": "Rows rejected", "warning": "Warnings"}
COVERAGES = {
    "whole_roll": "The whole roll: a child who is not in it has left, unless it is too small to be believed",
    "our_residents": "Our residents only: a child who is not in it has left or moved",
    "named_children": "Named children only: absence means nothing",
}
DOORS = {
    "command": "the command line", "page": "the upload page", "folder": "the watched folder",
    "api": "the sender’s own system", "form": "the sender’s own system, as a single row",
}  # fmt: skip
WITHHELD = "withheld"
COLUMNS = (
    exports.Column("line", "Line", 8, "number"),
    exports.Column("column", "Column"),
    exports.Column("value", "Value", 24),
    exports.Column("problem", "What is wrong", 60),
    exports.Column("severity", "What was done"),
)
SEVERITY = listing.Facet(
    "severity", "What was done", tuple(listing.Choice(code, text) for code, text in SEVERITIES.items()),
    lambda codes: Q(severity__in=codes),
)  # fmt: skip


@require_safe
def one(request: HttpRequest, ref: str) -> HttpResponse:
    """The delivery and one page of its problems."""
    found = delivery(request, ref)
    asked = listing.asked(request.GET, (SEVERITY,), ())
    wrong = problems(found, asked)
    count = wrong.count()
    number = listing.page_number(count, asked)
    page = wrong[(number - 1) * listing.A_PAGE : number * listing.A_PAGE]
    may = access.actor(request).role in access.MAY_TAKE_BACK and found.state in ("read", "held")
    return show(
        request, "deliveries/delivery/page.html", title=f"Delivery {found.ref}", delivery=line(found),
        about=about(found), refusal=found.refusal, problems=list(in_words(found, page)), count=count,
        facet=SEVERITY, plurals=PLURALS, chosen=asked.chosen, query=asked.address(), pages=listing.pages(count, asked),
        absent=absent(request, found), alarms=schools.named_in(alarms(found)),
        held_because=schools.named_in([found.held_because])[0],
        may_preview=found.state == "held" and not is_restricted(found.source) and not view(request).replaying,
        may_settle=found.state == "held" and not view(request).replaying,
        may_withdraw=may and not view(request).replaying, page_number=number, last_page=listing.last_page(count),
    )  # fmt: skip


def absent(request: HttpRequest, found: Delivery) -> list[dict[str, Any]]:
    """Who this roll no longer names without a word from anybody, for those who may see every child; each is a look."""
    actor, looking = access.actor(request), view(request)
    if actor.role not in SEES_EVERY_CHILD:
        return []
    rows = absent_from(found, looking.on, looking.known_at, actor)
    access.disclose(request, rows["child"].to_list(), page="delivery.absent")
    return rows.select("child", "name", "year_group", "school_name", "roll_since").to_dicts()


@require_safe
def problems_file(request: HttpRequest, ref: str) -> HttpResponse:
    """The problems as a file to send back to the sender; on the trail."""
    found = delivery(request, ref)
    wrong = problems(found, listing.asked(request.GET, (SEVERITY,), ()))
    with transaction.atomic():
        trail.record(
            access.actor(request), "exported", about=f"problems {found.ref}", detail={"rows": wrong.count()}
        )
    return exports.as_csv(f"problems-{found.ref}", COLUMNS, in_words(found, wrong))


def problems(found: Delivery, asked: listing.Asked) -> QuerySet[Problem]:
    """Rejections first, then by line."""
    wrong = found.problems.order_by("severity", "line", "id")
    codes = asked.chosen.get(SEVERITY.name)
    return wrong.filter(SEVERITY.keeps(list(codes))) if codes else wrong


def in_words(found: Delivery, wrong: QuerySet[Problem]) -> Iterator[dict[str, Any]]:
    """What is wrong, without what the cell holds where the row is about a protected child."""
    all_hidden, lines = is_restricted(found.source), protected(found)
    for one in wrong:
        hidden = all_hidden or one.line in lines
        yield {
            "line": one.line, "column": one.column, "value": WITHHELD if hidden and one.value else readable(one.value),
            "problem": one.problem, "severity": SEVERITIES.get(one.severity, one.severity),
            "rejected": one.severity == "rejected",
        }  # fmt: skip


def protected(found: Delivery) -> set[int]:
    """The lines that are about a child nobody may see."""
    links = Link.objects.filter(sighting__delivery=found, undone_at=None).exclude(child__restriction="")
    return set(links.values_list("sighting__line", flat=True))


def readable(value: str) -> str:
    """A cell as it is; a whole row as its filled cells."""
    if not value.startswith("{"):
        return value
    try:
        row = json.loads(value)
    except ValueError:
        return value
    return (
        "; ".join(f"{name}: {cell}" for name, cell in row.items() if cell) if isinstance(row, dict) else value
    )


def about(found: Delivery) -> list[tuple[str, Any]]:
    """What else is known of the delivery: only what has a value."""
    told = [
        ("School", found.school),
        ("What absence means", COVERAGES.get(found.coverage, found.coverage)),
        ("Brought in by", found.received_by),
        ("Fingerprint", found.sha256[:16]),
        ("Sent by", found.sender),
        ("Came by", DOORS.get(found.door, "")),
        ("Held because", schools.named_in([found.held_because])[0] if found.state != "held" else ""),
        ("Settled by", found.settled_by),
        ("Withdrawn by", found.withdrawn_by),
    ]
    return [(what, value) for what, value in told if value]
