"""The School Census as a school sends it: the roll on the reference date, and those who have left since the last.

The nesting below `Pupils` is unconfirmed, so elements are known by their own names wherever in a record they stand.
"""

from __future__ import annotations

import re
from pathlib import Path

from lxml import etree

from onroll.sources.dates import parse_date
from onroll.sources.gather import Gathered
from onroll.sources.shape import Refused
from onroll.sources.xml.identity import NAMES, OTHER_PEOPLE, Vocabulary
from onroll.sources.xml.leaves import Leaves
from onroll.sources.xml.stream import elements, local
from onroll.sources.xml.table import Cells, Table, header_of

PARTS = {"PupilOnRoll": "on_roll", "PupilNoLongerOnRoll": "left"}
KNOWN = {
    **NAMES, "entrydate": "entry_date", "leavingdate": "leaving_date", "enrolstatus": "enrol_status",
    "ncyearactual": "nc_year", "parttime": "part_time", "laestab": "laestab",
}  # fmt: skip
APART = OTHER_PEOPLE | {"exclusions", "exclusion", "suspensions", "learningaims", "learningaim", "attendance"}


def read_census(path: Path, max_rows: int) -> Gathered:
    """A census file's pupils. Raises Refused when it is another collection, damaged, or names no pupil."""
    words = Vocabulary(KNOWN, APART)
    table = Table(path.name, max_rows)
    header: Leaves = {}

    def tell(record: etree._Element, leaves: Leaves) -> list[Cells]:
        cells = words.cells(leaves)
        cells["roll_part"] = PARTS[local(record)]
        return [cells]

    for element in elements(path, ("Header", *PARTS)):
        if local(element) == "Header":
            header = header or header_of(element, path.name)
            _check_collection(header, path.name)
        else:
            table.add(element, tell)
    if not table.rows:
        raise Refused(f"{path.name}: this census names no pupil. Ask the school for it again.")
    said, remarks = _said_above(header)
    return table.gathered(words.shown | {"laestab": "Estab", "as_at": "ReferenceDate"}, said, remarks)


def _check_collection(header: Leaves, file: str) -> None:
    collection = header.get("CollectionDetails/Collection", "").strip()
    if collection and collection.upper() not in ("SC", "SCHOOL CENSUS", "PRU"):
        raise Refused(
            f"{file}: this is not a School Census: its header says the collection is {collection[:40]!r}. "
            "Nothing was taken from it. Send the School Census (SC)."
        )


def _said_above(header: Leaves) -> tuple[Cells, list[tuple[int, str]]]:
    """The school and day that the header gives every row; a day that cannot be read is remarked on, not used."""
    cells: Cells = {}
    school = header.get("Source/LEA", "").strip() + header.get("Source/Estab", "").strip()
    if re.fullmatch(r"\d{7}", school, re.ASCII):
        cells["laestab"] = school
    if urn := header.get("Source/URN", "").strip():
        cells["urn"] = urn
    told = header.get("CollectionDetails/ReferenceDate", "").strip()
    day, problem = parse_date(told) if told else (None, None)
    if day:
        cells["as_at"] = told
    return cells, [(2, f"the header's ReferenceDate is {told[:40]!r}: {problem}")] if problem else []
