"""How each sender's columns are read: seen, replaced, and undone. What has come in already stays as it was read."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_safe

from onroll.intake import mapping
from onroll.register.models import Mapping
from onroll.sources.catalogue import find
from onroll.web import access
from onroll.web.pages.deliveries.mapping.columns import called, chosen_in, form
from onroll.web.show import show
from onroll.web.today import now


@require_safe
def remembered(request: HttpRequest) -> HttpResponse:
    """All that stand, by source and sender."""
    standing = Mapping.objects.filter(replaced_at=None).order_by("source", "sender", "-decided_at")
    rows = [line(one) for one in standing]
    return show(request, "deliveries/mappings/page.html", title="Columns that are remembered", rows=rows)


@require_http_methods(["GET", "POST"])
def one(request: HttpRequest, number: int) -> HttpResponse:
    """One of them: how each header is read, to change it or to forget it."""
    found = mapping.in_use(number)
    source, chosen = find(found.source), mapping.columns(found)
    headers, errors = list(chosen), {}
    if request.method == "POST" and request.POST.get("do") == "undo":
        mapping.undo(number, actor=access.actor(request), now=now())
        messages.success(request, "Forgotten. The next file with these headers asks again.")
        return redirect("mappings")
    if request.method == "POST":
        chosen = chosen_in(request.POST, headers)
        errors = mapping.wrongs(source, chosen)
        if not errors:
            mapping.decide(source, found.sender, chosen, actor=access.actor(request), now=now())
            messages.success(request, "Changed. Files that came before stay as they were read.")
            return redirect("mappings")
    return show(
        request, "deliveries/mappings/one.html", title="How these columns are read", mapping=line(found),
        headers=form(headers, chosen, source, errors), errors=errors, status=400 if errors else 200,
    )  # fmt: skip


def line(found: Mapping) -> dict[str, Any]:
    """A mapping as plain values."""
    columns = mapping.columns(found)
    return {
        "number": found.pk, "source": found.source, "sender": found.sender, "decided_by": found.decided_by,
        "decided_at": found.decided_at, "left_out": [header for header, column in columns.items() if not column],
        "read": [f"{header} as {called(column)}" for header, column in columns.items() if column],
    }  # fmt: skip
