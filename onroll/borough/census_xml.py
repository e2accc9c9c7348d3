"""The School Census as a school's system sends it whole: XML, its roll first and then those who have gone."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from xml.etree.ElementTree import Element, ElementTree, SubElement, indent

from onroll.borough.model import Fields

ROLL, GONE = "PupilOnRoll", "PupilNoLongerOnRoll"
ELEMENTS = {
    "upn": "UPN", "formerupn": "FormerUPN", "surname": "Surname", "forename": "Forename", "middlenames": "MiddleNames",
    "formersurname": "FormerSurname", "dob": "DOB", "sex": "Sex", "enrolstatus": "EnrolStatus",
    "entrydate": "EntryDate", "leavingdate": "LeavingDate", "ncyearactual": "NCyearActual", "parttime": "PartTime",
    "language": "Language",
}  # fmt: skip
TERM = {9: "AUT", 10: "AUT", 11: "AUT", 12: "AUT", 1: "SPR", 2: "SPR", 3: "SPR"}


def write(path: Path, laestab: str, as_at: date, rows: Sequence[Fields]) -> None:
    """Write a census of one school on a day; a row with a `leavingdate` is of somebody who has gone."""
    message = Element("Message")
    _header(SubElement(message, "Header"), laestab, as_at)
    pupils = SubElement(message, "Pupils")
    now, gone = SubElement(pupils, "PupilsOnRoll"), SubElement(pupils, "PupilsNoLongerOnRoll")
    for row in rows:
        left = row.get("leavingdate") is not None
        _pupil(SubElement(gone if left else now, GONE if left else ROLL), row)
    indent(message)
    ElementTree(message).write(path, encoding="utf-8", xml_declaration=True)


def _header(header: Element, laestab: str, as_at: date) -> None:
    about = SubElement(header, "CollectionDetails")
    for name, text in (
        ("Collection", "SC"),
        ("Term", TERM.get(as_at.month, "SUM")),
        ("Year", str(as_at.year)),
    ):
        SubElement(about, name).text = text
    SubElement(about, "ReferenceDate").text = as_at.isoformat()
    sent = SubElement(header, "Source")
    for name, text in (
        ("SourceLevel", "S"),
        ("LEA", laestab[:3]),
        ("Estab", laestab[3:]),
        ("SerialNo", "001"),
    ):
        SubElement(sent, name).text = text


def _pupil(pupil: Element, row: Fields) -> None:
    said, status = SubElement(pupil, "PupilIdentifiers"), SubElement(pupil, "PupilStatus")
    for column, name in ELEMENTS.items():
        value = row.get(column)
        if value not in (None, ""):
            where = said if column in _IDENTIFIERS else status
            SubElement(where, name).text = value.isoformat() if isinstance(value, date) else str(value)


_IDENTIFIERS = ("upn", "formerupn", "surname", "forename", "middlenames", "formersurname", "dob", "sex")
