"""Keep a file with a case: typed by its bytes, bounded in size, kept where nobody browses."""

from __future__ import annotations

import os
from hashlib import sha256
from pathlib import Path

from django.conf import settings
from django.db import transaction

from onroll.casework.act import Doer, NotDone, act_on
from onroll.facts.case import CaseFile
from onroll.register.cases import one_case
from onroll.register.models import Case, CaseAct, Document

KEPT = "document"
LARGEST = 20 * 1024 * 1024
"""Bytes: a dozen scanned pages."""
TYPES: dict[str, tuple[bytes, ...]] = {
    "application/pdf": (b"%PDF-",),
    "image/jpeg": (b"\xff\xd8\xff",),
    "image/png": (b"\x89PNG\r\n\x1a\n",),
    "image/tiff": (b"II*\x00", b"MM\x00*"),
}
"""What may be kept, told by how its bytes begin: papers and scans, nothing that runs."""


def keep_document(file: CaseFile, content: bytes, *, name: str, title: str, by: Doer) -> CaseAct:
    """Keep a file. The same bytes are kept once. Raises NotFound, NotDone for a type or a size that is not kept."""
    return keep_with(one_case(file.ref, by.actor), content, name=name, title=title, by=by)


def keep_with(case: Case, content: bytes, *, name: str, title: str, by: Doer) -> CaseAct:
    """The same with a case that its doer was let see."""
    kind = type_of(content)
    said = " ".join(title.split()) or os.path.basename(name)
    digest = sha256(content).hexdigest()
    lay_down(place_of(digest), content)
    with transaction.atomic():
        kept = Document.objects.create(
            child_id=case.child_id, case=case, title=said[:200], file_name=os.path.basename(name)[-255:],
            content_type=kind, size=len(content), sha256=digest, kept_at=by.now, kept_by=by.actor.name,
        )  # fmt: skip
        return act_on(case, KEPT, by, data={"document": kept.pk, "title": kept.title, "sha256": digest})


def type_of(content: bytes) -> str:
    """What a file is, by its bytes. Raises NotDone for an empty, too large or unknown one."""
    if not content:
        raise NotDone("the file is empty")
    if len(content) > LARGEST:
        raise NotDone(f"the file is larger than {LARGEST // 1024 // 1024} MB: send it in parts")
    for kind, begins in TYPES.items():
        if content.startswith(begins):
            return kind
    raise NotDone("only PDF, JPEG, PNG and TIFF files are kept: save or scan it as one of these")


def place_of(digest: str) -> Path:
    """Where a file of this fingerprint lies."""
    folder = Path(settings.ONROLL_HOME) / "documents" / digest[:2]
    return folder / digest


def lay_down(place: Path, content: bytes) -> None:
    """On the disk before the row that tells of it: a kill between the two leaves a file nobody names, never a gap."""
    if place.exists():
        return
    place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    part = place.with_suffix(f".{os.getpid()}.part")
    with open(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as kept:
        kept.write(content)
        kept.flush()
        os.fsync(kept.fileno())
    part.replace(place)
