"""Common Transfer Files of any version: the pupil, where they were, and where the school says they have gone.

A file to the Lost Pupil Database says so by its destination. What a school sends of a child who starts or leaves is
the same file with a message inside (`cme.py`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from onroll.sources.gather import Gathered
from onroll.sources.shape import Refused, Source
from onroll.sources.xml import cme
from onroll.sources.xml.contacts import parents
from onroll.sources.xml.history import Stay, last_school, stay_at, stays_of
from onroll.sources.xml.identity import NAMES, OTHER_PEOPLE, Vocabulary
from onroll.sources.xml.leaves import Leaves
from onroll.sources.xml.stream import AGAIN, elements, local
from onroll.sources.xml.table import Cells, Table, header_of

UNKNOWN, OUTSIDE = "XXXXXXX", "MMMMMMM"
"""Where a lost pupil's file goes: nobody knows; or outside the maintained sector, or England and Wales."""
SCHOOL = re.compile(r"\d{7}", re.ASCII)
NAME = re.compile(r"(\w{7})_(CTF|CML|CMJ)_(\w{7})_\d+", re.IGNORECASE | re.ASCII)
APART = OTHER_PEOPLE | cme.CONTAINERS | {"schoolhistory", "attendance", "stageassessments", "senhistory"}
SHOWN = {
    "laestab": "Estab", "leaving_date": "LeavingDate", "starting_day": "EntryDate", "returned_on": "DateTime",
    "destination_laestab": "DestSchool", "destination_kind": "DestSchool", "parent1_name": "Contact",
    "parent1_phone": "Phone", "parent1_email": "Email", "parent2_name": "Contact", "parent2_phone": "Phone",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Envelope:
    """Who sent a file, to whom, when, and which message it is: CML, CMJ, or blank for an ordinary file."""

    sender: str
    to: str
    sent: str
    message: str


def read_transfer(path: Path, source: Source, root: str, max_rows: int) -> Gathered:
    """A transfer file's pupils. Raises Refused when it is damaged, names no pupil, or holds no such message."""
    words = Vocabulary(NAMES | cme.KNOWN, APART)
    table = Table(path.name, max_rows)
    header: Leaves = {}
    told: set[str] = set()

    def tell(record: etree._Element, leaves: Leaves) -> list[Cells]:
        envelope = envelope_of(path.name, header, root)
        said, places = words.cells(leaves), cme.places_of(record)
        if source.code == "transfer_files" and not (envelope.message or places or "ground" in said):
            said = cme.without_message(said)
        told.update(said | places)
        rows = rows_of(parents(record) | said | places, stays_of(record), envelope)
        return rows if source.code == "transfer_files" else rows[:1]

    for element in elements(path, ("Header", "Pupil")):
        if local(element) == "Pupil":
            table.add(element, tell)
        elif table.rows:
            raise Refused(
                f"{path.name}: its header comes after a pupil, so who sent it is not known in time. {AGAIN}"
            )
        else:
            header = header or header_of(element, path.name)
    if not table.rows:
        raise Refused(f"{path.name}: this transfer file names no pupil. Ask the sender for it again.")
    cme.check(source.code, envelope_of(path.name, header, root).message, told, path.name)
    return table.gathered(SHOWN | words.shown, {}, [])


def envelope_of(file: str, header: Leaves, root: str) -> Envelope:
    """What the header says of the file, and where it is silent, the file's own name."""
    named = NAME.search(file)
    sender, kind, to = named.groups() if named else ("", "", "")
    sender = _school(header, "SourceSchool") or sender
    to = (_school(header, "DestSchool") or to).upper()
    return Envelope(
        sender if SCHOOL.fullmatch(sender) else "", to, header.get("DateTime", "").strip()[:10],
        cme.message_of(kind, header, root),
    )  # fmt: skip


def _school(header: Leaves, which: str) -> str:
    """Seven characters: the authority's three and the school's four."""
    authority = header.get(f"{which}/LEA", "") or header.get(f"{which}/LA", "")
    return authority.strip() + header.get(f"{which}/Estab", "").strip()


def rows_of(own: Cells, stays: list[Stay], envelope: Envelope) -> list[Cells]:
    """The pupil with the stay that this file is about, then each other stay as a claim of its own."""
    school = envelope.sender or last_school(stays)
    here = stay_at(stays, school)
    first = (here.cells() if here else {}) | {"laestab": school, "returned_on": envelope.sent}
    first |= _gone(envelope, here) | own
    filled = {name: text for name, text in first.items() if text}
    return [filled, *(stay.cells() for stay in stays if stay is not here)]


def _gone(envelope: Envelope, here: Stay | None) -> Cells:
    """Where the sender says the pupil has gone. A message's addressee is no destination, nor is an authority.

    A file to another school before the pupil has left says nothing yet; a lost pupil has left by the file's day.
    """
    if envelope.message:
        return {}
    if envelope.to == UNKNOWN:
        return {"destination_kind": "unknown"}
    if envelope.to == OUTSIDE:
        return {"destination_kind": "school"}
    if SCHOOL.fullmatch(envelope.to) and here and here.leaving:
        return {"destination_laestab": envelope.to}
    return {}
