"""Work that a page asks for about a held delivery: what it would change, and linking it once it is settled."""

from __future__ import annotations

import json

import structlog
from django.db import transaction
from django.utils import timezone

from onroll.intake.check import NotAllowed, NotReceived
from onroll.intake.link import Unsettled, link_waiting
from onroll.jobs.asked import asker, today
from onroll.jobs.preview import preview
from onroll.register.models import Job
from onroll.register.scope import NotFound
from onroll.reports.judge import judge_all

logger = structlog.get_logger(__name__)
FAILED = "Something went wrong. Nothing was changed."
GONE = "It is held no more."


def run_preview(job_ref: str, delivery_ref: str) -> None:
    """Work out what a delivery would change, and keep it with the job; done once, however often it is asked."""
    job = Job.objects.get(ref=job_ref)
    if job.state in ("done", "failed"):
        return
    try:
        told = preview(delivery_ref, actor=asker(job), on=today(), now=timezone.now())
    except (NotAllowed, NotReceived, Unsettled) as refusal:
        _end(job, "failed", str(refusal)[:400])
    except NotFound:
        _end(job, "failed", GONE)
    except Exception:
        _end(job, "failed", FAILED)
        logger.exception("preview_failed", job_id=job_ref, delivery_ref=delivery_ref)
        raise
    else:
        job.result = json.dumps(told, default=str)
        _end(job, "done", "")


def run_link(job_ref: str) -> None:
    """Find the children behind all that waits, and judge everybody: what follows a settlement."""
    job = Job.objects.get(ref=job_ref)
    if job.state == "done":
        return
    actor, now = asker(job), timezone.now()
    job.result = json.dumps({"linked": link_waiting(actor, now=now)})
    judge_all(today(), actor, now)
    _end(job, "done", "")


def _end(job: Job, state: str, says: str) -> None:
    with transaction.atomic():
        job.state, job.says, job.done, job.total, job.ended_at = state, says, 1, 1, timezone.now()
        job.save()
