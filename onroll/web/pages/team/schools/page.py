"""Naming the officer a school knows: new cases of its pupils come to them."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from onroll.casework.act import NotAllowed, NotDone
from onroll.casework.name_officer import name_officer
from onroll.web import access
from onroll.web.pages.calendar.schools.page import schools_of
from onroll.web.pages.cases import form, people, seen
from onroll.web.show import show


@require_http_methods(["GET", "HEAD", "POST"])
def named(request: HttpRequest) -> HttpResponse:
    """One school at a time; nobody takes the name away."""
    schools, error, chosen = schools_of(access.actor(request)), "", request.POST.get("school", "")
    if request.method == "POST":
        try:
            name_officer(
                chosen if chosen in schools else "", request.POST.get("officer", ""), seen.doer(request)
            )
            messages.success(request, f"Written down for {schools[chosen]}.")
            return redirect("team")
        except (NotDone, NotAllowed) as refused:
            error = form.sentence(refused)
    listed = [{"value": code, "text": title, "selected": code == chosen} for code, title in schools.items()]
    others = people.may_own(people.names(), request.POST.get("officer", ""))[1:]
    return show(
        request, "team/schools/page.html", title="Name an officer for a school", error=error, typed=request.POST,
        schools=[{"value": "", "text": "Choose a school"}, *listed],
        people=[{"value": "", "text": "Nobody by name"}, *others], status=400 if error else 200,
    )  # fmt: skip
