"""A pupil's parents and telephones in a transfer file, in the order the file gives them."""

from __future__ import annotations

from lxml import etree

from onroll.sources.xml.leaves import parts, text_of
from onroll.sources.xml.table import Cells

PHONE = ("PhoneNo", "PhoneNumber", "TelephoneNo", "TelephoneNumber", "Number")


def parents(record: etree._Element) -> Cells:
    """The first two contacts; where they have no telephone or email, the pupil's own stands in."""
    found: Cells = {}
    for number, contact in zip(("1", "2"), parts(record, "Contact"), strict=False):
        name = " ".join(filter(None, (text_of(contact, "Forename"), text_of(contact, "Surname"))))
        found[f"parent{number}_name"] = name
        found[f"parent{number}_phone"] = _phone(contact)
        if number == "1":
            found["parent1_email"] = text_of(contact, "Email", "EmailAddress")
    found = {column: text for column, text in found.items() if text}
    own = {"parent1_phone": _phone(record), "parent1_email": text_of(record, "Email", "EmailAddress")}
    return {column: text for column, text in own.items() if text} | found


def _phone(element: etree._Element) -> str:
    for phone in parts(element, "Phone", "Telephone"):
        if number := text_of(phone, *PHONE) or (phone.text or "").strip():
            return number
    return ""
