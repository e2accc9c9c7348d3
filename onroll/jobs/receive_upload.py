"""Receive the files somebody uploaded, then find the children behind them. Safe to be killed and run again.

Where a file's columns are not all known, it asks first: a person says which is which, and the job begins again.
"""

import json
import shutil
from datetime import date, datetime
from pathlib import Path
from typing import Any

import structlog
from django.conf import settings
from django.db import transaction
from django.utils import timezone

from onroll.intake.check import NotAllowed, NotReceived
from onroll.intake.link import link_waiting
from onroll.intake.look import asks
from onroll.intake.receive import receive
from onroll.jobs import open_cases
from onroll.jobs.asked import asker, today
from onroll.register.models import Job
from onroll.register.scope import Actor
from onroll.reports.judge import judge_all

logger = structlog.get_logger(__name__)
FAILED = "Something went wrong. What had been taken in whole stays; nothing was half taken in."


def run(job_ref: str) -> None:
    """Do the job of this reference, unless it has been done already."""
    job = Job.objects.get(ref=job_ref)
    if job.state in ("done", "asks"):
        return
    try:
        _work(job)
    except (NotAllowed, NotReceived) as refusal:
        _end(job, "failed", str(refusal)[:400])
    except Exception:
        _end(job, "failed", FAILED)
        logger.exception("upload_failed", job_id=job_ref)
        raise


def _work(job: Job) -> None:
    folder = settings.ONROLL_HOME / "uploads" / job.ref
    asked = json.loads((folder / "asked.json").read_text())
    actor, now = asker(job), timezone.now()
    if _asks(job, asked, folder):
        return
    received = []
    for number, name in enumerate(asked["files"]):
        _say(job, number, f"Reading file {number + 1} of {len(asked['files'])}.")
        received.append(_one(asked, folder / str(number), name, actor, now))
    _say(job, len(received), "Finding the children behind the rows.")
    linked = link_waiting(actor, now=now)
    judge_all(today(), actor, now)
    open_cases.soon()
    job.result = json.dumps({"deliveries": received, "linked": linked})
    job.done = job.total
    _end(job, "done", "")
    shutil.rmtree(folder, ignore_errors=True)


def _asks(job: Job, asked: dict[str, Any], folder: Path) -> bool:
    """Whether a person has to say first which column of a file is which; the job then waits for them."""
    _say(job, 0, "Looking at the columns.")
    files = {folder / str(number): folder / f"seen-{number}" for number in range(len(asked["files"]))}
    asking = asks(asked["source"], asked["sender"], files, learned_on=today())
    if asking is None:
        return False
    job.state, job.result = "asks", json.dumps({"file": int(asking.name)})
    job.save(update_fields=["state", "result"])
    return True


def _one(asked: dict[str, Any], path: Path, name: str, actor: Actor, now: datetime) -> dict[str, Any]:
    delivery = receive(
        asked["source"], path, actor=actor, now=now, file_name=name,
        as_at=date.fromisoformat(asked["as_at"]) if asked["as_at"] else None,
        school=asked["school"] or None, coverage=asked["coverage"] or None, sender=asked["sender"], door="page",
        hold=asked["hold"],
    )  # fmt: skip
    return {"ref": delivery.ref, "repeat": bool(getattr(delivery, "repeat", False))}


def _say(job: Job, done: int, says: str) -> None:
    job.state, job.done, job.says = "running", done, says
    job.save(update_fields=["state", "done", "says"])


def _end(job: Job, state: str, says: str) -> None:
    with transaction.atomic():
        job.state, job.says, job.ended_at = state, says, timezone.now()
        job.save()
