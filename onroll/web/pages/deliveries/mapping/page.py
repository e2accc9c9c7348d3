"""Which column is which: each header with a suggestion, the first rows as they would be read, and a person decides."""

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from onroll.intake import look, mapping
from onroll.register.models import Job
from onroll.sources import sample
from onroll.sources.catalogue import find
from onroll.sources.shape import Refused, Source
from onroll.web import access, uploads
from onroll.web.pages.deliveries.mapping.columns import called, chosen_in, form
from onroll.web.show import show
from onroll.web.today import now, real_today, view


class Asking(NamedTuple):
    """A file that waits for somebody to say which column is which."""

    job: Job
    source: Source
    sender: str
    file_name: str
    folder: Path
    seen: sample.Look


@require_http_methods(["GET", "POST"])
def say(request: HttpRequest, ref: str) -> HttpResponse:
    """Show what is suggested; preview what was chosen; read it so; or leave the file out."""
    if settled := _settled(request, ref):
        return show(
            request, "deliveries/mapping/settled.html", title="This has been decided already", ref=ref,
            says=settled, status=409,
        )  # fmt: skip
    asking = find_asking(request, ref)
    if request.method == "GET":
        suggested = {one.header: one.column for one in asking.seen.suggestions}
        return _shown(request, asking, suggested, {})
    if request.POST.get("do") == "leave":
        uploads.leave_out(asking.job, now())
        return redirect("job", ref)
    chosen = chosen_in(request.POST, asking.seen.headers)
    errors = mapping.wrongs(asking.source, chosen)
    if request.POST.get("do") == "read" and not errors:
        errors = _impossible(previewed(asking, chosen, real_today()))
        if not errors:
            return _read_so(request, asking, chosen)
    return _shown(request, asking, chosen, errors)


def _settled(request: HttpRequest, ref: str) -> str:
    """What was decided of this job, where it asks no more and this person brought it; else nothing."""
    job = Job.objects.filter(ref=ref, kind=uploads.KIND, asked_by=access.actor(request).name).first()
    if job is None or job.state == "asks" or view(request).replaying:
        return ""
    return uploads.LEFT_OUT if job.says == uploads.LEFT_OUT else "You have said which column is which."


def find_asking(request: HttpRequest, ref: str) -> Asking:
    """The file of this job that waits, for whoever brought it. Raises Http404."""
    job = Job.objects.filter(
        ref=ref, kind=uploads.KIND, state="asks", asked_by=access.actor(request).name
    ).first()
    if job is None or view(request).replaying:
        raise Http404
    asked, number = uploads.asked_of(job), json.loads(job.result)["file"]
    folder = uploads.folder_of(job) / f"seen-{number}"
    source = find(asked["source"])
    return Asking(job, source, asked["sender"], asked["files"][number], folder, sample.load_look(folder))


def previewed(asking: Asking, chosen: Mapping[str, str], on: date) -> sample.Preview | str:
    """The first rows as they would be read, or why they cannot be."""
    try:
        return look.preview(asking.source.code, asking.folder, chosen, learned_on=on)
    except Refused as refusal:
        return str(refusal)


def _impossible(found: sample.Preview | str) -> dict[str, str]:
    """Columns of which nothing at all could be read, by header."""
    if isinstance(found, str):
        return {"": found}
    return {header: f"“{header}” cannot be that: none of its cells can be read so" for header in found.unread}


def _read_so(request: HttpRequest, asking: Asking, chosen: Mapping[str, str]) -> HttpResponse:
    mapping.decide(asking.source, asking.sender, chosen, actor=access.actor(request), now=now())
    uploads.begin_again(asking.job)
    messages.success(request, "These columns are remembered. The next file with the same headers is read so.")
    return redirect("job", asking.job.ref)


def _shown(
    request: HttpRequest, asking: Asking, chosen: Mapping[str, str], errors: Mapping[str, str]
) -> HttpResponse:
    """The form, with the first rows as they would be read where the choice makes sense."""
    found = "" if mapping.wrongs(asking.source, chosen) else previewed(asking, chosen, real_today())
    cannot = found if isinstance(found, str) else ""
    return show(
        request, "deliveries/mapping/page.html", title="Which column is which?", ref=asking.job.ref,
        file_name=asking.file_name, source=asking.source.title, sender=asking.sender,
        headers=form(asking.seen.headers, chosen, asking.source, errors), errors=errors,
        why={one.header: one.why for one in asking.seen.suggestions}, hidden=asking.source.restricted,
        preview=None if isinstance(found, str) else table(found, chosen), cannot=cannot,
        suggesting=request.method == "GET", status=400 if errors else 200,
    )  # fmt: skip


def table(found: sample.Preview, chosen: Mapping[str, str]) -> dict[str, Any]:
    """The first rows as a table: cells as read, what is wrong with each, and with the row as a whole."""
    header_of = {column: header for header, column in chosen.items() if column}
    wrong: dict[tuple[int, str], str] = {(int(one["line"]), str(one["column"])): str(one["problem"])
                                         for one in found.problems}  # fmt: skip
    rows = {int(row["line"] or 0): row for row in found.rows}
    lines = {line: rows.get(line, {}) for line in sorted({*rows, *(line for line, _ in wrong)})}
    return {
        "columns": [{"called": called(name), "header": header_of.get(name, "")} for name in found.columns],
        "rows": [
            {"line": line, "wrong": wrong.get((line, ""), ""), "cells": [
                {"value": row.get(name), "wrong": wrong.get((line, header_of.get(name, "-")), "")}
                for name in found.columns
            ]}
            for line, row in lines.items()
        ],
        "problems": len(found.problems),
    }  # fmt: skip
