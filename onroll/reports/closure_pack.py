"""What a second person reads before a search may end: every enquiry, what came of it, by whom and when."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from onroll.facts.case import CLOSED, STEP, Act, CaseFile
from onroll.policy.failed_to_track.closing import CONSIDERED, still_lacking
from onroll.policy.failed_to_track.concerns import concerns
from onroll.policy.failed_to_track.enquiries import ENQUIRIES, called_for
from onroll.policy.failed_to_track.enquiry import FOUND, Enquiry, latest, stands_in_the_way
from onroll.policy.failed_to_track.lookup_again import AGAIN
from onroll.policy.failed_to_track.sleeping import FAILED_TO_TRACK
from onroll.register.models import Delivery, Document
from onroll.register.said_of import key_of_act

ROWS = ("93", "100")
WORDS = dict(FOUND)


@dataclass(frozen=True, slots=True)
class Made:
    """One enquiry. `sent`: every time it was sent; `last`: the latest act, or nothing; `lacking`: what is wrong yet."""

    enquiry: Enquiry
    sent: tuple[Act, ...]
    last: Act | None
    lacking: str

    @property
    def result(self) -> str:
        """What came of it, in words."""
        if self.last is None:
            return "Not made"
        if self.last.outcome == "not_appropriate":
            return "Not appropriate"
        if self.last.outcome == "sent":
            return "No reply yet"
        return WORDS.get(str(self.last.data.get("found")), "Not written down")

    @property
    def said(self) -> str:
        """The words of the answer, or the reason why it was left out."""
        data = self.last.data if self.last else {}
        return str(data.get("said") or data.get("why") or "")


@dataclass(frozen=True, slots=True)
class Pack:
    """The whole pack: the enquiries in the policy's order, what there is to fear, and what still stands in the way."""

    file: CaseFile
    made: tuple[Made, ...]
    considered: Act | None
    concerns: tuple[str, ...]
    lacking: tuple[str, ...]
    documents: tuple[dict[str, Any], ...]

    @property
    def not_called_for(self) -> tuple[Enquiry, ...]:
        """The policy's enquiries that are not made of this child: each says what would call for it."""
        made = {one.enquiry.code for one in self.made}
        return tuple(one for one in ENQUIRIES if one.code not in made and one.code != AGAIN)

    @property
    def left_out(self) -> tuple[Made, ...]:
        """The enquiries that were not appropriate, each with its reason."""
        return tuple(one for one in self.made if one.last and one.last.outcome == "not_appropriate")


def closure_pack(file: CaseFile) -> Pack:
    """The pack of one case, which this person has been found to see."""
    made = tuple(_made(one, file) for one in called_for(file))
    return Pack(
        file, made, file.last(STEP, CONSIDERED), concerns(file), still_lacking(file), documents_of(file)
    )


def closure_said(file: CaseFile) -> str:
    """The delivery by which the last closing of this case closed the child's record, if that stands and holds still."""
    closed = file.last(CLOSED)
    if closed is None or file.position != FAILED_TO_TRACK:
        return ""
    key = key_of_act(file.ref, closed.number)
    found = Delivery.objects.filter(source="closures", file_name=key, state="read").values_list(
        "ref", flat=True
    )
    return found.first() or ""


def documents_of(file: CaseFile) -> tuple[dict[str, Any], ...]:
    """The papers kept with a case, with the fingerprint of each."""
    found = Document.objects.filter(case__ref=file.ref).order_by("kept_at", "pk")
    return tuple(dict(row) for row in found.values("pk", "title", "file_name", "sha256"))


def _made(enquiry: Enquiry, file: CaseFile) -> Made:
    sent = tuple(act for act in file.of(STEP, enquiry.code) if act.outcome == "sent")
    return Made(enquiry, sent, latest(enquiry, file), stands_in_the_way(enquiry, file))
