"""Files: one brought in, and what became of one."""

from datetime import date
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest
from django_q.tasks import async_task
from ninja import File, Form, Schema, Status
from ninja.errors import HttpError
from ninja.files import UploadedFile as Sent

from onroll.intake import keys
from onroll.intake.answer import answer
from onroll.intake.check import NotReceived
from onroll.intake.quarantine import working_folder
from onroll.intake.receive import receive
from onroll.register.models import ApiKey, Delivery
from onroll.sources.catalogue import find
from onroll.sources.schools import school_key
from onroll.sources.shape import Refused
from onroll.web.api.door import TOO_LARGE, api, forbid, key_of, must_not
from onroll.web.today import now

LINKER = "onroll.jobs.link_soon.run"


class Problem(Schema):
    """One thing wrong with one row, or with the file as a whole (no line)."""

    line: int | None
    column: str
    value: str
    problem: str
    severity: str


class Answer(Schema):
    """What became of a file, as `onroll receive --json` tells it."""

    delivery: str
    source: str
    file: str
    sha256: str
    rows: int | None
    accepted: int
    rejected: int
    warnings: int
    repeat: bool
    state: str
    alarms: list[str]
    problems: list[Problem]


class Wrong(Schema):
    """Why nothing was done."""

    detail: str


WRONG: dict[int, Any] = {401: Wrong, 403: Wrong, 413: Wrong, 429: Wrong}


@api.post("/deliveries", response={200: Answer, 201: Answer, 422: Answer | Wrong, **WRONG})
def bring(
    request: HttpRequest,
    source: Form[str],
    file: File[Sent],
    as_at: Form[date | None] = None,
    school: Form[str] = "",
    coverage: Form[str] = "",
) -> Any:
    """Bring a file in. 201: taken in; 200: the same bytes came before; 422: refused, and why."""
    key = key_of(request)
    must_not(key, source)
    if (file.size or 0) > settings.ONROLL_LARGEST_UPLOAD:
        raise HttpError(413, TOO_LARGE)
    with working_folder() as folder:
        delivery = receive(
            source, _kept(file, folder / "sent"), actor=keys.actor_of(key), now=now(), as_at=as_at,
            school=_school(key, source, school), coverage=coverage, file_name=file.name or "file",
            sender=key.sender, door="api", schools=keys.may_speak_for(key),
        )  # fmt: skip
    if delivery.state == "read" and not delivery.repeat:
        async_task(LINKER)
    return told(delivery, answer(delivery, file.name or "file"))


@api.get("/deliveries/{ref}", response={200: Answer, 404: Wrong, **WRONG})
def one(request: HttpRequest, ref: str) -> Any:
    """What became of a file this sender brought in before."""
    key = key_of(request)
    own = Delivery.objects.filter(
        ref=ref, sender=key.sender, source__in=key.sources.split(), door__in=("api", "form")
    )
    found = own.first()
    if found is None:
        raise HttpError(404, "Not found.")
    return answer(found, found.file_name)


def told(delivery: Delivery, body: dict[str, Any]) -> Status[dict[str, Any]]:
    """The answer with its status: made, made before, or refused."""
    refused = delivery.state == "refused"
    return Status(422 if refused else 200 if delivery.repeat else 201, body)


def _school(key: ApiKey, source: str, given: str) -> str:
    """The school said beside the file; a key that speaks for one school need not say it. Raises 403 or NotReceived."""
    schools = keys.may_speak_for(key)
    if not given:
        return next(iter(schools)) if len(schools) == 1 and find(source).needs_school else ""
    try:
        named = school_key(given)
    except Refused as why:
        raise NotReceived(str(why)) from why
    if schools and named not in schools:
        forbid(f"This key may speak for: {', '.join(sorted(schools))}.")
    return named


def _kept(file: UploadedFile, place: Path) -> Path:
    with place.open("wb") as kept:
        for part in file.chunks():
            kept.write(part)
    return place
