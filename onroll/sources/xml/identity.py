"""Who a pupil is, by the names that census and transfer files use for it, wherever in the record they stand."""

from __future__ import annotations

from dataclasses import dataclass, field

from onroll.sources.xml.leaves import Leaves
from onroll.sources.xml.table import Cells

NAMES = {
    "upn": "upn", "formerupn": "former_upn", "surname": "surname", "forename": "forename", "dob": "dob", "sex": "sex",
    "gender": "sex", "middlenames": "middle_names", "formersurname": "former_surname",
    "preferredforename": "preferred_forename", "nhsnumber": "nhs_number", "language": "home_language",
    "addressline1": "address1", "addressline2": "address2", "addressline3": "address3", "addressline4": "town",
    "addressline5": "town", "saon": "saon", "paon": "paon", "street": "street", "locality": "address2",
    "town": "town", "posttown": "town", "postcode": "postcode", "uniquepropertyreferencenumber": "uprn",
    "uprn": "uprn",
}  # fmt: skip
"""Element, in small letters, to column; saon, paon and street are the parts of a first address line (BS 7666)."""
OTHER_PEOPLE = frozenset({"contacts", "contact", "parents", "parent"})
"""Elements that speak of somebody else than the child."""


@dataclass(slots=True)
class Vocabulary:
    """Which elements fill which columns in one file; nothing below an element of `apart` is the child's own.

    known: element in small letters -> column. shown: column -> the element it was found in.
    paths: path -> its column or a blank, as met so far in the file. wanted: those that fill one.
    """

    known: dict[str, str]
    apart: frozenset[str] = OTHER_PEOPLE
    shown: dict[str, str] = field(default_factory=dict)
    paths: dict[str, str] = field(default_factory=dict)
    wanted: list[tuple[str, str]] = field(default_factory=list)

    def cells(self, leaves: Leaves) -> Cells:
        """A record's own cells; where two paths fill one column, the one met first in the file counts."""
        if not leaves.keys() <= self.paths.keys():
            self._meet(leaves)
        cells: Cells = {}
        for path, column in self.wanted:
            if path in leaves and column not in cells:
                cells[column] = leaves[path]
        if "paon" in cells or "street" in cells or "saon" in cells:
            _first_line(cells)
        return cells

    def _meet(self, leaves: Leaves) -> None:
        """Learn the paths that this file has not had before."""
        for path in leaves:
            if path not in self.paths:
                column = self.paths[path] = self._column(path)
                self.wanted += [(path, column)] if column else []

    def _column(self, path: str) -> str:
        """The column that a path fills, or an empty string."""
        *above, element = path.split("/")
        column = self.known.get(element.lower(), "")
        if not column or " (" in path or any(name.lower() in self.apart for name in above):
            return ""
        self.shown.setdefault(column, element)
        return column


def _first_line(cells: Cells) -> None:
    """A flat, a house and a street as one address line."""
    flat, house, street = (cells.pop(name, "").strip() for name in ("saon", "paon", "street"))
    line = ", ".join(part for part in (flat, f"{house} {street}".strip()) if part)
    if line:
        cells.setdefault("address1", line)
