"""Write down what the service keeps in force, review it, replace it, end it: one more version, one event."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256
from typing import Any

from django.db import IntegrityError, transaction

from onroll.casework.act import Changed, Doer, NotAllowed, NotDone, reason
from onroll.casework.keep_document import lay_down, place_of, type_of
from onroll.policy import rulebook
from onroll.policy.in_force import AGREEMENT, KINDS, REVIEWED_YEARLY, yearly_review_after
from onroll.register import council, trail
from onroll.register.models import GovernanceRecord
from onroll.register.officers import officers
from onroll.register.refs import new_ref
from onroll.register.scope import NotFound

ROWS = ("9", "13", "14", "15", "16")
MAY_KEEP = frozenset({"manager", "system"})
OUTDATED = "somebody else has changed this entry since you looked: look again, then decide"
CARRIED = (
    "kind", "title", "reference", "neighbours", "with_whom", "purpose", "from_day", "review_due_on", "until_day",
    "owner", "file_name", "content_type", "sha256",
)  # fmt: skip
"""What a review or an ending leaves as it was."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What is written down. In force on [from_day, until_day); `neighbours` are codes; `changed`: what it changed."""

    kind: str
    title: str
    from_day: date
    owner: str
    reference: str = ""
    neighbours: tuple[str, ...] = ()
    with_whom: str = ""
    purpose: str = ""
    review_due_on: date | None = None
    until_day: date | None = None
    changed: str = ""


@dataclass(frozen=True, slots=True)
class Paper:
    """The document itself: its bytes, and the name its file came by."""

    content: bytes
    name: str


def write_down(entry: Entry, by: Doer, paper: Paper | None = None) -> GovernanceRecord:
    """Write down something new. Raises NotAllowed, NotDone."""
    _may(by)
    return _write(new_ref("G"), 1, "written", _checked(entry), by, _laid_down(paper))


def replace_entry(
    ref: str, seen: int, entry: Entry, by: Doer, paper: Paper | None = None
) -> GovernanceRecord:
    """A new edition, or a correction, takes an entry's place. Raises NotAllowed, NotFound, Changed, NotDone.

    A correction (in force from the same day) keeps the document unless another is given; a new edition does not.
    """
    _may(by)
    last = _as_seen(ref, seen)
    if last.kind != entry.kind:
        raise NotDone(f"this is an entry of another kind: {KINDS[last.kind]}")
    same_paper = {name: getattr(last, name) for name in ("file_name", "content_type", "sha256")}
    corrects = entry.from_day == last.from_day
    said = _checked(entry, last.review_due_on if corrects else None)
    kept = same_paper if corrects and paper is None else _laid_down(paper)
    return _write(ref, seen + 1, "replaced", said, by, kept)


def review(ref: str, seen: int, next_due_on: date | None, changed: str, by: Doer) -> GovernanceRecord:
    """It was reviewed and goes on unchanged; by 31 August for what is reviewed yearly, if no day is given.

    Raises NotAllowed, NotFound, Changed, NotDone.
    """
    _may(by)
    last = _as_seen(ref, seen)
    if not changed.strip():
        raise NotDone("say what the review found")
    due = _review_day(last.kind, by.on, next_due_on)
    if due is not None and due <= by.on:
        raise NotDone("the next review comes after today")
    same = {name: getattr(last, name) for name in CARRIED} | {
        "review_due_on": due,
        "changed": changed.strip(),
    }
    return _write(ref, seen + 1, "reviewed", same, by)


def end(ref: str, seen: int, why: str, by: Doer) -> GovernanceRecord:
    """From today it is no longer in force; it stays readable. Raises NotAllowed, NotFound, Changed, NotDone."""
    _may(by)
    same = {name: getattr(_as_seen(ref, seen), name) for name in CARRIED}
    return _write(ref, seen + 1, "ended", same | {"ended_on": by.on, "why": reason(why)}, by)


def _may(by: Doer) -> None:
    if by.actor.role not in MAY_KEEP:
        raise NotAllowed("only a manager may write down what the service keeps in force")


def _as_seen(ref: str, seen: int) -> GovernanceRecord:
    last = GovernanceRecord.objects.filter(ref=ref).order_by("-version").first()
    if last is None:
        raise NotFound(f"there is no entry {ref}")
    if last.version != seen:
        raise Changed(OUTDATED)
    if last.ended_on is not None:
        raise NotDone("it was ended: write a new entry down")
    return last


def _write(
    ref: str, version: int, act: str, said: dict[str, Any], by: Doer, paper: dict[str, str] | None = None
) -> GovernanceRecord:
    """The version after the one that was seen; whoever comes second finds it taken."""
    try:
        with transaction.atomic():
            kept = GovernanceRecord.objects.create(
                ref=ref, version=version, act=act, rulebook=rulebook.version(), on=by.on, at=by.now,
                by=by.actor.name, **said, **(paper or {}),
            )  # fmt: skip
            detail = {"version": version, "act": act, "kind": kept.kind}
            trail.record(by.actor, "kept_in_force", about=ref, why=kept.why, detail=detail)
    except IntegrityError as taken:
        raise Changed(OUTDATED) from taken
    return kept


def _checked(entry: Entry, reviewed_until: date | None = None) -> dict[str, Any]:
    """The columns of an entry that makes sense. Raises NotDone saying what does not.

    `reviewed_until`: the day of review that reviews have moved it to already.
    """
    said = replace(
        entry, title=_short(entry.title, "title", 200), reference=_short(entry.reference, "reference", 80),
        with_whom=_short(entry.with_whom, "name of whom it is with", 200),
        review_due_on=_review_day(entry.kind, entry.from_day, entry.review_due_on, reviewed_until),
    )  # fmt: skip
    for wrong in _wrong(said):
        raise NotDone(wrong)
    columns = {name: getattr(said, name) for name in Entry.__slots__}
    return columns | {"neighbours": " ".join(sorted(set(said.neighbours)))}


def _wrong(entry: Entry) -> list[str]:
    """What does not make sense, in words for whoever wrote it."""
    known = {one.la_code for one in council.choices().neighbours}
    shares = entry.kind == AGREEMENT
    found = {
        "choose what kind of entry it is": entry.kind not in KINDS,
        "give it a title": not entry.title,
        "choose who keeps it: an officer or a manager": entry.owner not in officers(),
        "say with whom: choose a neighbour or name a partner": shares
        and not (entry.neighbours or entry.with_whom),
        "give the agreement's reference": shares and not entry.reference,
        "say its purpose and legal basis": shares and not entry.purpose,
        "give the day it is to be reviewed, or the day it expires": shares
        and not (entry.review_due_on or entry.until_day),
        "the last day it is in force comes before the first": bool(
            entry.until_day and entry.until_day <= entry.from_day
        ),
        "the day of its review comes before it begins": bool(
            entry.review_due_on and entry.review_due_on < entry.from_day
        ),
        "a neighbour is not one of this council's": not known.issuperset(entry.neighbours),
    }
    return [says for says, is_wrong in found.items() if is_wrong]


def _review_day(kind: str, begins: date, said: date | None, already: date | None = None) -> date | None:
    """The day of the next review; policy and guidance have one every year. Raises NotDone for a later one."""
    if kind not in REVIEWED_YEARLY:
        return said
    latest = yearly_review_after(begins, council.choices().review_warns_days)
    latest = max(latest, already or latest)
    if said is not None and said > latest:
        raise NotDone(f"policy and guidance are reviewed every year: by {latest:%-d %B %Y} at the latest")
    return said or latest


def _short(text: str, what: str, most: int) -> str:
    said = " ".join(text.split())
    if len(said) > most:
        raise NotDone(f"give a {what} of at most {most} characters")
    return said


def _laid_down(paper: Paper | None) -> dict[str, str]:
    """Keep the document's bytes under their fingerprint, and say what the row tells of it. Raises NotDone."""
    if paper is None:
        return {}
    kind, digest = type_of(paper.content), sha256(paper.content).hexdigest()
    lay_down(place_of(digest), paper.content)
    return {"file_name": os.path.basename(paper.name)[-255:], "content_type": kind, "sha256": digest}
