"""What a held delivery would change: figures for all who see deliveries, children for those who see every child."""

import json
from datetime import date
from typing import Any

from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods
from django_q.tasks import async_task

from onroll.register.models import Delivery, Job, Sighting
from onroll.register.refs import new_ref
from onroll.register.scope import SEES_EVERY_CHILD, Actor
from onroll.reports.account import account, register_state
from onroll.reports.difference import FIGURES
from onroll.web import access, schools, words
from onroll.web.pages.deliveries.page import line
from onroll.web.pages.deliveries.progress.page import STOP_ASKING
from onroll.web.pages.deliveries.seen import delivery, is_restricted
from onroll.web.show import show
from onroll.web.today import now, real_today, view

WORKER = "onroll.jobs.look_first.run_preview"


@require_http_methods(["GET", "POST"])
def look_first(request: HttpRequest, ref: str) -> HttpResponse:
    """Ask for it to be worked out (POST), or show what has been."""
    found = delivery(request, ref)
    if found.state != "held" or is_restricted(found.source) or view(request).replaying:
        raise Http404
    if request.method == "POST":
        ask(found, access.actor(request))
        return redirect("preview", ref)
    values = so_far(request, found)
    if request.htmx:  # type: ignore[attr-defined]
        status = STOP_ASKING if values["finished"] else 200
        return access.kept_nowhere(
            render(request, "deliveries/preview/so_far.html", {**values, "swapped": True}, status=status)
        )
    title = f"What delivery {ref} would change"
    return show(request, "deliveries/preview/page.html", title=title, delivery=line(found), **values)


def kind(found: Delivery) -> str:
    """What a preview of this delivery is called among the jobs."""
    return f"preview {found.ref}"


def ask(found: Delivery, actor: Actor) -> None:
    """Leave it to the worker, unless it has been asked already."""
    with transaction.atomic():
        if not Job.objects.filter(kind=kind(found), state__in=("waiting", "running")).exists():
            ref = new_ref("J")
            Job.objects.create(ref=ref, kind=kind(found), total=1, asked_by=actor.name, asked_at=now())
            async_task(WORKER, ref, found.ref)


def so_far(request: HttpRequest, found: Delivery) -> dict[str, Any]:
    """The latest preview as plain values; out of date once the register or the day is another."""
    job = Job.objects.filter(kind=kind(found)).order_by("-asked_at").first()
    told = json.loads(job.result) if job and job.result else {}
    stale = bool(told) and (told["state"], told["on"]) != (state_now(), real_today().isoformat())
    sees = access.actor(request).role in SEES_EVERY_CHILD and bool(told) and not stale
    return {
        "ref": found.ref, "asked": job is not None, "finished": job is None or job.state in ("done", "failed"),
        "says": job.says if job else "", "alarms": schools.named_in(told.get("alarms", [])),
        "told": told, "stale": stale, "sees": sees,
        "figures": [(says, told[name]) for name, says in FIGURES] if told else [],
        "positions": told.get("positions", []), "groups": groups(request, found, told) if sees else [],
    }  # fmt: skip


def state_now() -> str:
    return " ".join(str(one or 0) for one in register_state())


def groups(request: HttpRequest, found: Delivery, told: dict[str, Any]) -> list[dict[str, Any]]:
    """Each kind of change with its children by name; every one of them is a look."""
    by_kind: dict[str, list[dict[str, Any]]] = told["children"]
    refs = {one["child"] for rows in by_kind.values() for one in rows if one.get("child")}
    known = account(date.fromisoformat(told["on"]), None, access.actor(request)).rows
    rows = {row["child"]: row for row in known.filter(known["child"].is_in(list(refs))).to_dicts()}
    strangers = [found.ref] if by_kind["new"] else []
    access.disclose(request, [*sorted(rows), *strangers], page="delivery.preview")
    says = said_of(found, by_kind)
    listed: dict[str, list[dict[str, Any]]] = {}
    for kind, each in by_kind.items():
        entries = [entry(kind, one, rows, says) for one in each if kind == "new" or one["child"] in rows]
        listed[kind] = schools.named(entries, "what")
    return [
        {"title": title, "code": code, "count": told[figure], "rows": listed[code]}
        for code, figure, title in GROUPS
        if told[figure]
    ]


def said_of(found: Delivery, by_kind: dict[str, list[dict[str, Any]]]) -> dict[int, Any]:
    """Who each line that is listed says the child is."""
    lines = {one["line"] for kind in ("new", "moved_home", "changed") for one in by_kind[kind] if one["line"]}
    seen = Sighting.objects.filter(delivery=found, line__in=lines).select_related("identity")
    return {one.line: one.identity for one in seen}


GROUPS = (
    ("positions", "changed_position", "Whose position changes"),
    ("absent", "absent", "No longer on the roll"),
    ("new", "new_children", "New children"),
    ("moved_school", "moved_school", "Another school"),
    ("moved_home", "moved_home", "Another address"),
    ("gone", "joined_into_another", "Prove to be another child"),
    ("changed", "changed_facts", "Other facts"),
)


def entry(kind: str, one: dict[str, Any], rows: dict[str, Any], says: dict[int, Any]) -> dict[str, Any]:
    """One child of a group: where their page is, what they are called, and what changes."""
    said, child = says.get(one.get("line") or 0), one.get("child") or ""
    name = rows[child]["name"] if child else named(said)
    return {"child": child, "name": name, "line": one.get("line"), "what": what(kind, one, said)}


def named(said: Any) -> str:
    """What a line calls a child whom nobody knows yet."""
    parts = (said.forename, said.surname) if said else ()
    return " ".join(part for part in parts if part) or (said and said.full_name) or "Name not known"


def what(kind: str, one: dict[str, Any], said: Any) -> str:
    """The change in words."""
    if kind == "new":
        return words.position(one["position"])
    if kind == "positions":
        return f"{words.position(one['from'])}, then {words.position(one['to']).lower()}"
    if kind == "moved_school":
        return f"{one['from'] or 'none'}, then {one['to'] or 'none'}"
    if kind == "absent":
        return str(one["school"])
    if kind == "gone":
        return f"the same child as {one['into'] or 'a new one'}"
    if kind == "moved_home":
        then = ", ".join(part for part in (said.address1, said.postcode) if part) if said else ""
        return then or "by what others have said"
    return ", ".join(words.field(name) for name in one["fields"])
