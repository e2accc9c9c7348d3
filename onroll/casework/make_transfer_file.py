"""Make a transfer file for one child: for the Lost Pupil Database, or for the school they have gone to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from django.db import transaction
from django.db.models import Max

from onroll.register import council, trail
from onroll.register.bulk import lock
from onroll.register.models import Child, TransferFile
from onroll.register.scope import SEES_EVERY_CHILD, Actor, NotFound
from onroll.sources.xml.write_ctf import VERSION, Pupil, check_destination, file_name, write_ctf


@dataclass(frozen=True, slots=True)
class Made:
    """A transfer file: what it must be called, and its bytes."""

    file: str
    content: bytes
    number: int
    sha256: str


def make_transfer_file(
    ref: str, pupil: Pupil, *, to: str, actor: Actor, now: datetime, version: str = VERSION
) -> Made:
    """One pupil's file under that destination's next number, which is spent for good even if nobody sends it.

    Raises NotFound for a child this person may not tell of (sealed, unseen), CannotWrite for what is missing.
    """
    check_destination(to)
    if actor.role not in SEES_EVERY_CHILD or not Child.objects.seen_by(actor).filter(ref=ref).exists():
        raise NotFound(ref)
    choices = council.choices()
    content = write_ctf(
        pupil, la_code=choices.la_code, sender=choices.name, to=to, sent_at=now, version=version
    )
    with transaction.atomic():
        lock("transfer files")
        number = 1 + (TransferFile.objects.filter(to=to).aggregate(last=Max("number"))["last"] or 0)
        made = Made(file_name(choices.la_code, to, number), content, number, sha256(content).hexdigest())
        TransferFile.objects.create(
            to=to, number=number, child_ref=ref, version=version, sha256=made.sha256, made_at=now,
            made_by=actor.name,
        )  # fmt: skip
        trail.record(actor, "exported", about=ref, detail={"file": made.file, "sha256": made.sha256})
    return made
