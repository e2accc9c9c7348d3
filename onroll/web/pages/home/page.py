"""Home: how many children, how many without education, how many nobody can place, and what that rests on."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from onroll.register.scope import Actor
from onroll.reports.account import account
from onroll.reports.sources import freshness
from onroll.reports.trend import trend
from onroll.web import access
from onroll.web.show import show
from onroll.web.today import View, view

WEEKS_SHOWN = 52
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
    now = account(looking.on, looking.known_at, actor) if sees else None
    return show(
        request, "home/page.html", title="Where every child is", account=now,
        questions=questions(looking, actor) if sees else [],
        sources=freshness(looking.on) if actor.role != "school" else [],
    )  # fmt: skip


def questions(looking: View, actor: Actor) -> list[Question]:
    days = [looking.on - timedelta(weeks=back) for back in range(WEEKS_SHOWN, -1, -1)]
    rows = trend(days, actor)
    on = [day.isoformat() for day in rows["on"].to_list()]
    asked = [
        ("How many children?", "children", "/account", "See all children", "children"),
        ("How many without education?", "missing", "/account?missing=yes", "See who is missing education",
         "children missing education"),
        ("How many can nobody place?", "unplaced",
         "/account?position=whereabouts_unknown&position=unaccounted", "See who nobody can place",
         "children nobody can place"),
    ]  # fmt: skip
    return [
        Question(asks, figures[-1], moved(days, figures), on, figures, link, text, noun)
        for asks, column, link, text, noun in asked
        for figures in [rows[column].to_list()]
    ]


def moved(days: list[date], figures: list[int]) -> str:
    """12 fewer than four weeks ago."""
    before = [figure for day, figure in zip(days, figures, strict=True) if day <= days[-1] - A_MONTH]
    if not before:
        return "No figure yet for a month ago"
    by = figures[-1] - before[-1]
    if by == 0:
        return "The same as a month ago"
    return f"{abs(by):,} {'more' if by > 0 else 'fewer'} than a month ago"
