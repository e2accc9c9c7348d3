"""What a school tells its authority of a leaver (CML) or a joiner (CMJ) inside a Common Transfer File.

UNCONFIRMED: the message came with CTF 17 and its grounds for removal with CTF 18, but its element names are not to
hand. Likely spellings are read by local name wherever they stand; whatever else is sent is kept with the row.
"""

from __future__ import annotations

import re

from lxml import etree

from onroll.sources.shape import Refused
from onroll.sources.xml.leaves import Leaves, parts, text_of
from onroll.sources.xml.table import Cells

SPELLINGS = {
    "leaving_date": ("LeavingDate", "DateOfLeaving", "LeaverDate", "RemovalDate", "DateOfRemoval", "DateRemoved",
                     "DeletionDate", "DateOfDeletion", "DateOffRoll", "OffRollDate"),
    "ground": ("GroundForRemoval", "GroundsForRemoval", "RemovalGround", "RemovalGrounds", "GroundForDeletion",
               "GroundsForDeletion", "DeletionGround", "Ground", "Grounds", "RemovalReason", "ReasonForRemoval"),
    "destination_kind": ("DestinationType", "DestinationKind", "Destination"),
    "destination_la": ("DestinationLA", "DestinationLEA", "NewLA", "NewLEA", "ReceivingLA"),
    "destination_country": ("DestinationCountry", "NewCountry"),
    "destination_start": ("DestinationStart", "DestinationStartDate", "ExpectedStartDate", "NewSchoolStartDate",
                          "StartDateAtNewSchool"),
    "starting_day": ("EntryDate", "DateOfEntry", "StartingDay", "StartDate", "AdmissionDate", "DateOfAdmission",
                     "JoiningDate", "DateJoined"),
}  # fmt: skip
NEXT = ("DestinationSchool", "DestSchool", "NewSchool", "NextSchool", "ReceivingSchool")
BEFORE = ("PreviousSchool", "LastSchool", "FormerSchool", "SourceSchool")
MOVED = ("DestinationAddress", "NewAddress", "ForwardingAddress", "FutureAddress")
KNOWN = {spelling.lower(): column for column, spellings in SPELLINGS.items() for spelling in spellings}
CONTAINERS = frozenset(name.lower() for name in (*NEXT, *BEFORE, *MOVED))
"""Elements below which a date or an address is another school's, or the next home's."""
OF_A_LEAVER = frozenset(column for column in SPELLINGS if column != "starting_day") | {
    "destination_laestab", "destination_address"
}  # fmt: skip
OF_A_JOINER = frozenset({"starting_day", "previous_laestab"})


def message_of(kind: str, header: Leaves, root: str) -> str:
    """CML or CMJ where the file's name, its first element or its header says so; otherwise blank."""
    said = [
        kind,
        root,
        *(header.get(name, "") for name in ("DocumentName", "DataDescriptor", "DocumentQualifier")),
    ]
    words = " ".join(said).lower()
    if re.search(r"cml\b|cml_|\bleavers?\b", words):
        return "CML"
    return "CMJ" if re.search(r"cmj\b|cmj_|\b(?:joiners?|new pupils?)\b", words) else ""


def places_of(record: etree._Element) -> Cells:
    """The next school and its start, the next home, and the school before, each an element with its own parts."""
    found: Cells = {}
    for school in _outside_history(record, NEXT):
        found["destination_laestab"] = _number(school)
        found["destination_start"] = text_of(school, "StartDate", "EntryDate", "ExpectedStartDate")
    for school in _outside_history(record, BEFORE):
        found["previous_laestab"] = _number(school)
    for home in _outside_history(record, MOVED):
        lines = [text.strip() for part in home.iter() if (text := part.text or "").strip()]
        found["destination_address"] = ", ".join(lines)
        found["destination_country"] = text_of(home, "Country")
    return {column: text for column, text in found.items() if text}


def without_message(cells: Cells) -> Cells:
    """An ordinary file's cells: there a start or a leaving date may be of anything, a support plan or a subject."""
    return {column: text for column, text in cells.items() if column not in SPELLINGS}


def _outside_history(record: etree._Element, names: tuple[str, ...]) -> list[etree._Element]:
    """Elements of these names; the history has a LastSchool of its own, which only says yes or no."""
    return [
        part for part in parts(record, *names) if len(part) or re.fullmatch(r"\s*\d{7}\s*", part.text or "")
    ]


def _number(school: etree._Element) -> str:
    return (
        text_of(school, "LEA", "LA") + text_of(school, "Estab")
        or text_of(school, "LAEstab")
        or (school.text or "").strip()
    )


def check(source: str, message: str, told: set[str], file: str) -> None:
    """Refuse an ordinary transfer file, or the other message, where joiners or leavers are awaited."""
    awaited = {"school_leavers": ("CML", OF_A_LEAVER), "school_joiners": ("CMJ", OF_A_JOINER)}
    if source not in awaited:
        return
    wanted, columns = awaited[source]
    if message == wanted or (not message and told & columns):
        return
    fits = {"CML": "school_leavers", "CMJ": "school_joiners"}.get(message, "transfer_files")
    raise Refused(
        f"{file}: this transfer file holds no {wanted} message, so it belongs to the source {fits}, not to {source}. "
        f"Nothing was taken from it. Send it as {fits}."
    )
