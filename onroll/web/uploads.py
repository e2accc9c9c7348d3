"""Keeping uploaded files until the worker has received them, and asking the worker to.

The job row carries ids only. What was asked, and what the files are called, lies beside the files in a
folder that nobody else can open; the worker (`onroll/jobs/receive_upload.py`) deletes it when it has finished.
"""

import json
import os
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django_q.tasks import async_task

from onroll.intake.quarantine import private
from onroll.register.models import Job
from onroll.register.refs import new_ref
from onroll.register.scope import Actor

KIND = "receive_upload"
WORKER = "onroll.jobs.receive_upload.run"
LEFT_OUT = "You chose not to bring this file in. Nothing was taken from it."


@dataclass(frozen=True, slots=True)
class Asked:
    """What was said of the files beside the files themselves."""

    source: str
    as_at: date | None
    school: str
    coverage: str
    sender: str = ""
    hold: bool = False


def leave_for_the_worker(files: Sequence[UploadedFile], asked: Asked, actor: Actor, at: datetime) -> Job:
    """Keep the files, then the job and its place in the queue together."""
    ref = new_ref("J")
    folder = private(private(settings.ONROLL_HOME / "uploads") / ref)
    names = [_keep(file, folder / str(number)) for number, file in enumerate(files)]
    said = {
        "source": asked.source, "as_at": asked.as_at.isoformat() if asked.as_at else None, "school": asked.school,
        "coverage": asked.coverage, "sender": asked.sender, "hold": asked.hold, "files": names,
    }  # fmt: skip
    _write(folder / "asked.json", json.dumps(said).encode())
    with transaction.atomic():
        job = Job.objects.create(ref=ref, kind=KIND, total=len(names) + 1, asked_by=actor.name, asked_at=at)
        async_task(WORKER, ref)
    return job


def asked_of(job: Job) -> dict[str, Any]:
    """What was said of the files, and what they are called."""
    return dict(json.loads((folder_of(job) / "asked.json").read_text()))


def folder_of(job: Job) -> Path:
    """Where a job's files lie until they are received."""
    return Path(settings.ONROLL_HOME) / "uploads" / job.ref


def begin_again(job: Job) -> None:
    """Ask the worker to go on, now that somebody has said which column is which."""
    with transaction.atomic():
        job.state, job.result, job.says = "waiting", "", ""
        job.save(update_fields=["state", "result", "says"])
        async_task(WORKER, job.ref)


def leave_out(job: Job, at: datetime) -> None:
    """Bring nothing in of what this job brought, and keep nothing of it."""
    job.state, job.says, job.ended_at = "failed", LEFT_OUT, at
    job.save(update_fields=["state", "says", "ended_at"])
    shutil.rmtree(folder_of(job), ignore_errors=True)


def _keep(file: UploadedFile, place: Path) -> str:
    with _private_file(place) as kept:
        for part in file.chunks():
            kept.write(part)
    return os.path.basename(file.name or "file")[-255:]


def _write(place: Path, content: bytes) -> None:
    with _private_file(place) as kept:
        kept.write(content)


def _private_file(place: Path):  # type: ignore[no-untyped-def]
    return open(os.open(place, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb")
