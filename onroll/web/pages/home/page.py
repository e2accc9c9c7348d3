"""Home: how many children, how many without education, how many nobody can place, and what that rests on."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Min
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from onroll.register.cases import cases_seen_by
from onroll.register.models import Delivery
from onroll.register.officers import works_for
from onroll.register.scope import Actor
from onroll.reports.account import Account, account
from onroll.reports.alerts import how_many
from onroll.reports.liveness.alarms import alarms
from onroll.reports.review.queue import open_pairs
from onroll.reports.sources import freshness
from onroll.reports.trend import UNPLACED, trend, weeks_until
from onroll.web import access, withheld
from onroll.web.pages.sources.page import in_words
from onroll.web.show import show
from onroll.web.today import LONDON, View, view

A_WEEK = timedelta(weeks=1)
A_MONTH = timedelta(weeks=4)


@dataclass(frozen=True, slots=True)
class Question:
    """One question with its figure, how the figure moved, and where the children are listed."""

    asks: str
    figure: int
    moved: str
    days: list[str]
    figures: list[int]
    link: str
    link_text: str
    noun: str


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """The three questions to those who see children; the state of the sources to everybody."""
    actor, looking = access.actor(request), view(request)
    sees = actor.role in access.SEES_CHILDREN
    now = withheld.account(account(looking.on, looking.known_at, actor), actor) if sees else None
    return show(
        request, "home/page.html", title="Where every child is", account=now,
        questions=questions(now, looking, actor) if now else [],
        alerts=how_many(actor) if actor.role in access.SEES_EVERY_CHILD else None,
        pairs=to_decide(actor, looking) if actor.role in access.DECIDES and not looking.replaying else 0,
        mine=mine(actor, looking) if actor.role in access.SEES_EVERY_CHILD else None,
        sources=[] if sees and withheld.is_partial(actor) else freshness(looking.on, looking.known_at),
        alarms=in_words(alarms(looking.on, looking.known_at)) if actor.role in access.SEES_DELIVERIES else [],
    )  # fmt: skip


def mine(actor: Actor, looking: View) -> int:
    """How many open cases are this person's to work, with those of whoever they stand in for."""
    return cases_seen_by(actor).filter(closed_at=None, owner__in=works_for(actor.name, looking.on)).count()


def to_decide(actor: Actor, looking: View) -> int:
    """How many pairs wait to be decided now: without those put back until a later day."""
    back = open_pairs(actor)["again_on"]
    return int((back.is_null() | (back <= looking.on)).sum())


def questions(now: Account, looking: View, actor: Actor) -> list[Question]:
    """The three figures of the day, each with the year behind it for those who may see everybody."""
    rows = trend(days_shown(looking.on), actor)
    return [
        Question(
            asks, figure, moved(rows["on"].to_list(), rows[column].to_list()),
            [on.isoformat() for on in rows["on"].to_list()], rows[column].to_list(), link, text, noun,
        )
        for asks, figure, column, link, text, noun in asked(now)
    ]  # fmt: skip


def days_shown(on: date) -> list[date]:
    """The day itself and the Tuesdays of the year before it, but none before the first lists had come in.

    Fixed days of the week, so that figures once worked out serve every day that is looked at.
    """
    first = Delivery.objects.filter(state="read").aggregate(at=Min("learned_at"))["at"]
    begins = first.astimezone(LONDON).date() + A_WEEK if first else on
    return sorted(day for day in {*weeks_until(on), on} if begins <= day)


def asked(now: Account) -> list[tuple[str, int, str, str, str, str]]:
    missing = now.rows.filter(now.rows["missing_education"] == "yes").height
    unplaced = sum(now.positions.get(position, 0) for position in UNPLACED)
    nobody = "&".join(f"position={position}" for position in UNPLACED)
    return [
        ("How many children?", now.children, "children", "/account", "See all children", "children"),
        ("How many without education?", missing, "missing", "/account?missing=yes",
         "See who is missing education", "children missing education"),
        ("How many can nobody place?", unplaced, "unplaced", f"/account?{nobody}",
         "See who nobody can place", "children nobody can place"),
    ]  # fmt: skip


def moved(days: list[date], figures: list[int]) -> str:
    """12 fewer than four weeks ago."""
    if not days:
        return ""
    before = [figure for day, figure in zip(days, figures, strict=True) if day <= days[-1] - A_MONTH]
    if not before:
        return "No figure yet for a month ago"
    by = figures[-1] - before[-1]
    if by == 0:
        return "The same as a month ago"
    return f"{abs(by):,} {'more' if by > 0 else 'fewer'} than a month ago"
