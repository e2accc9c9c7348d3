"""Search for a child in a hurry: one box and a few fields, the best fits first, and what was not looked in."""

from dataclasses import replace
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from onroll.register.scope import Actor
from onroll.register.search.asked import Asked, read
from onroll.register.search.find import Found, find
from onroll.register.search.say import kinds, looked_for, not_looked_in, not_used
from onroll.register.waiting import waiting_count
from onroll.reports.account import account
from onroll.reports.found import Card, cards
from onroll.web import access, schools, search, withheld, words
from onroll.web.pages.child.page import age
from onroll.web.show import show
from onroll.web.today import View, view


@require_http_methods(["GET", "HEAD", "POST"])
def look_for(request: HttpRequest) -> HttpResponse:
    """Words come by POST and stay in the session; every child shown is on the trail before the page leaves."""
    if request.method == "POST":
        search.keep(request)
        return redirect("/search")
    typed = search.kept(request)
    asked = read(**typed)
    values = answer(request, asked) if asked.anything() else {}
    return show(
        request, "search/page.html", title="Find a child", typed=typed, fielded=bool(typed.keys() - {"words"}),
        not_used=not_used(asked), **values,
    )  # fmt: skip


def answer(request: HttpRequest, asked: Asked) -> dict[str, Any]:
    """The cards of those found, and how the question was read."""
    looking, actor = view(request), access.actor(request)
    found = find(asked, actor)
    shown = cards(found.hits, looking.known_at, actor)
    if withheld.is_partial(actor):
        shown = as_listed(shown, actor, looking)
    access.disclose(request, [card.child for card in shown], page="search", why=kinds(asked))
    return {
        "looked_for": looked_for(asked),
        "not_looked_in": not_looked(asked, found, actor, looking),
        "without": found.without,
        "more": found.more,
        "cards": in_words(shown, actor, looking.on),
    }


def as_listed(shown: list[Card], actor: Actor, looking: View) -> list[Card]:
    """Only those on this person's own list, each where that list places them."""
    rows = account(looking.on, looking.known_at, actor).rows.select("child", "position", "school").rows()
    stands = {child: (position, school) for child, position, school in rows}
    return [
        replace(card, position=stands[card.child][0], school=stands[card.child][1])
        for card in shown
        if card.child in stands
    ]


def not_looked(asked: Asked, found: Found, actor: Actor, looking: View) -> list[str]:
    """What the answer does not rest on; how many rows wait is not a school's to know."""
    waiting = 0 if withheld.is_partial(actor) else waiting_count()
    return not_looked_in(asked, actor, waiting=waiting, more=found.more, past=looking.replaying)


def in_words(shown: list[Card], actor: Actor, on: date) -> list[dict[str, Any]]:
    """Cards with words for codes; a thin one, without birthday, home or reasons, for whoever sees only some."""
    names = schools.names_of({card.school for card in shown if card.school})
    thin = withheld.is_partial(actor)
    return [
        {
            "child": card.child,
            "name": (initialled(card.name) if thin else card.name) or "Name not known",
            "age": age(card.dob, on),
            "dob": None if thin else card.dob,
            "postcode": "" if thin else card.postcode,
            "position": words.position(card.position) if card.position else "Not yet judged",
            "school": names.get(card.school, card.school) if card.position == "on_roll" else "",
            "why": [] if thin else card.why,
        }
        for card in shown
    ]


def initialled(name: str) -> str:
    """Forenames, and of the surname only its first letter."""
    *before, last = name.split() or [""]
    return " ".join([*before, f"{last[:1]}." if last else ""]).strip()
