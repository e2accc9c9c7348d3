"""Writes one pupil's Common Transfer File, for the Lost Pupil Database or for a school, as an authority sends it.

The version written and the order of elements are UNCONFIRMED against the year's specification. On purpose it tells who
the child is and which schools they were at, and no more: no address, parent or telephone, since whoever finds the
child should not find the family by it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime

from lxml import etree

from onroll.facts.identifiers import clean_upn
from onroll.sources.xml.ctf import OUTSIDE, UNKNOWN

VERSION = "25.0"
"""UNCONFIRMED: live in August 2026, and changed about each September."""
TO = re.compile(rf"{UNKNOWN}|{OUTSIDE}|\d{{7}}", re.ASCII)
NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class CannotWrite(Exception):
    """A transfer file that cannot be made, and what is missing for it."""


@dataclass(frozen=True, slots=True)
class SchoolStay:
    """A school the child was at: its seven digits, and the days of entry and leaving where they are known."""

    laestab: str
    entry: date | None
    leaving: date | None


@dataclass(frozen=True, slots=True)
class Pupil:
    """What a transfer file says of a child; blank where it is not known."""

    upn: str
    surname: str
    forename: str
    dob: date | None
    sex: str
    former_upn: str = ""
    middle_names: str = ""
    former_surname: str = ""
    preferred_forename: str = ""
    stays: tuple[SchoolStay, ...] = ()


def check_destination(to: str) -> None:
    """Raises CannotWrite unless this is XXXXXXX, MMMMMMM or a school's seven digits."""
    if not TO.fullmatch(to):
        raise CannotWrite(
            f"{to!r} is no destination: write {UNKNOWN} (not known), {OUTSIDE} (outside the maintained sector or "
            "abroad), or a school's seven digits"
        )


def check_whole(pupil: Pupil) -> None:
    """Raises CannotWrite naming all that a transfer file must have and we do not know."""
    needed = {
        "UPN": clean_upn(pupil.upn), "surname": pupil.surname, "forename": pupil.forename, "date of birth": pupil.dob,
        "sex": pupil.sex in ("F", "M"),
    }  # fmt: skip
    if missing := [name for name, known in needed.items() if not known]:
        why = " A child who never had a UPN cannot be sent by transfer file." if "UPN" in missing else ""
        raise CannotWrite(f"no transfer file can be made without the child's {', '.join(missing)}.{why}")


def file_name(la_code: str, to: str, number: int) -> str:
    """As `852LLLL_CTF_XXXXXXX_001.xml`: from an authority, to a destination, with that destination's next number."""
    return f"{la_code}LLLL_CTF_{to}_{number:03}.xml"


def write_ctf(
    pupil: Pupil, *, la_code: str, sender: str, to: str, sent_at: datetime, version: str = VERSION
) -> bytes:
    """The file's bytes, in UTF-8. Raises CannotWrite when something is missing that it must have."""
    check_destination(to)
    check_whole(pupil)
    root = etree.Element("CTfile")
    header = _add(root, "Header")
    _texts(header, DocumentName="Common Transfer File", CTFversion=version, DateTime=f"{sent_at:%Y-%m-%dT%H:%M:%S}",
           DocumentQualifier="partial", SupplierID="Onroll")  # fmt: skip
    _texts(_add(header, "SourceSchool"), LEA=la_code, Estab="LLLL", SchoolName=sender)
    _texts(_add(header, "DestSchool"), LEA=to[:3], Estab=to[3:])
    _pupil(_add(_add(root, "CTFpupilData"), "Pupil"), pupil)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)


def _pupil(element: etree._Element, pupil: Pupil) -> None:
    assert pupil.dob is not None
    _texts(element, UPN=pupil.upn, Surname=pupil.surname, Forename=pupil.forename, DOB=pupil.dob.isoformat(),
           Sex=pupil.sex)  # fmt: skip
    _texts(_add(element, "BasicDetails"), FormerUPN=pupil.former_upn, PreferredForename=pupil.preferred_forename,
           FormerSurname=pupil.former_surname, MiddleNames=pupil.middle_names)  # fmt: skip
    if not pupil.stays:
        return
    history = _add(element, "SchoolHistory")
    for place, stay in enumerate(pupil.stays, start=1):
        _texts(_add(history, "School"), LEA=stay.laestab[:3], Estab=stay.laestab[3:], EntryDate=_day(stay.entry),
               LeavingDate=_day(stay.leaving), LastSchool="true" if place == len(pupil.stays) else "false")  # fmt: skip


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""


def _add(parent: etree._Element, name: str) -> etree._Element:
    return etree.SubElement(parent, name)


def _texts(parent: etree._Element, **texts: str) -> None:
    """Elements of these names and texts; what is blank is left out, as is any character that XML cannot hold."""
    for name, text in texts.items():
        if text:
            _add(parent, name).text = NOT_IN_XML.sub("", text)
