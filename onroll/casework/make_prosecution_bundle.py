"""Make the bundle for a prosecution: kept where no one browses, with its fingerprint on the case."""

from __future__ import annotations

from hashlib import sha256

from django.db import transaction

from onroll.casework.act import Doer, NotDone
from onroll.casework.do_step import DONE, fill_in, step_of
from onroll.casework.keep_document import lay_down, place_of
from onroll.facts.case import STEP, CaseFile
from onroll.register import trail
from onroll.register.models import CaseAct

ROWS = ("89",)
BUNDLE = "bundle"


def make_prosecution_bundle(file: CaseFile, content: bytes, by: Doer, *, seen: int) -> CaseAct:
    """Keep the bundle and settle its step. Raises NotDone until a supervision order is considered, and Changed."""
    digest = sha256(content).hexdigest()
    lay_down(place_of(digest), content)
    with transaction.atomic():
        return fill_in(file, step_of(file, BUNDLE), DONE, by, said={"sha256": digest}, seen=seen)


def made_bundle(file: CaseFile, by: Doer) -> bytes:
    """The bundle made last, as it was; that it was taken out is on the trail. Raises NotDone when there is none."""
    act = file.last(STEP, BUNDLE)
    if act is None:
        raise NotDone("no bundle has been made")
    digest = str(act.data["sha256"])
    place = place_of(digest)
    if not place.exists() or sha256(content := place.read_bytes()).hexdigest() != digest:
        raise NotDone("the bundle kept is not the one that was made: make it again")
    trail.record(by.actor, "exported", about=file.ref, detail={"file": "bundle.zip", "sha256": digest})
    return content
