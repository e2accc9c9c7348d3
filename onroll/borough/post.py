"""The post: puts each delivery into a file in its sender's own style, and keeps the list of what came when."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from functools import lru_cache
from pathlib import Path

from onroll.borough import census_xml, slips, xlsx
from onroll.borough.model import Fields, Person


@dataclass(frozen=True, slots=True)
class Style:
    """How a sender's system writes files: kind, encoding, separator, days and header line."""

    kind: str = "csv"  # csv, xlsx, xml (a census)
    encoding: str = "utf-8"
    separator: str = ","
    days: str = "iso"  # iso, uk, long, census
    header: str = "plain"  # plain, title, upper, run_together, familiar


PLAIN = Style()
STYLES = (
    PLAIN,
    Style(encoding="utf-8-sig", days="uk", header="title"),
    Style(encoding="cp1252", days="uk", header="run_together"),
    Style(separator=";", days="long", header="upper"),
    Style(kind="xlsx", header="title"),
    Style(separator="\t", days="uk", header="familiar"),
)


FAMILIAR = {
    "source_ref": "Admission No", "upn": "Unique Pupil Number", "surname": "Legal Surname",
    "forename": "Legal Forename", "middle_names": "Middle Name(s)", "dob": "Date of Birth", "sex": "Gender",
    "postcode": "Post Code", "nc_year": "Year Group", "entry_date": "Date of Admission", "laestab": "DfE Number",
    "preferred_forename": "Known As", "parent1_name": "Parent/Carer Name", "parent1_phone": "Contact Number",
}  # fmt: skip
"""Headers that people put instead of ours, in systems that let them."""


@dataclass(slots=True)
class Delivery:
    """One file from one supplier, before it is written."""

    source: str
    learned: date
    columns: Sequence[str]
    rows: list[Fields]
    people: list[Person]
    style: Style = PLAIN
    as_at: date | None = None
    school: str = ""
    hour: int = 9
    flagged: list[Person] = field(default_factory=list)  # whose row here says that they are missing
    whole: list[str] = field(default_factory=list)  # schools of which this is the whole roll

    @property
    def learned_at(self) -> str:
        """When the file came, to the minute."""
        return datetime.combine(self.learned, time(self.hour, len(self.rows) % 60)).isoformat(
            timespec="minutes"
        )

    @property
    def file(self) -> str:
        """Where the file lies in the output folder."""
        who = f"_{self.school}" if self.school else ""
        return f"files/{self.learned:%Y-%m}/{self.learned.isoformat()}_{self.source}{who}.{self.style.kind}"


@lru_cache(maxsize=50_000)
def written_day(on: date, style: str) -> str:
    """A day as a sender's system writes it."""
    if style == "uk":
        return f"{on:%d/%m/%Y}"
    if style == "long":
        return f"{on.day} {on:%b %Y}"
    if style == "census":
        return f"{on:%Y-%b-%d} 00:00:00"
    return on.isoformat()


def written_header(column: str, style: str) -> str:
    """A column's name as a sender's system writes it: the same letters in other clothes."""
    if style == "familiar" and column in FAMILIAR:
        return FAMILIAR[column]
    if style in ("title", "familiar"):
        return column.replace("_", " ").title()
    if style == "upper":
        return column.upper()
    if style == "run_together":
        return "".join(word[:1].upper() + word[1:] for word in column.split("_"))
    return column


def _in_order_of_arrival(entry: tuple[str, ...]) -> tuple[str, str]:
    return entry[2], entry[0]


@dataclass(slots=True)
class Post:
    """Writes files into the output folder and remembers each one."""

    out: Path
    index: list[tuple[str, str, str, str, str]] = field(default_factory=list)
    taken: set[str] = field(default_factory=set)

    def put(self, delivery: Delivery) -> str:
        """Write one delivery and give its file's name."""
        file = self._free_name(delivery.file)
        path = self.out / file
        path.parent.mkdir(parents=True, exist_ok=True)
        _write(path, delivery)
        as_at = delivery.as_at.isoformat() if delivery.as_at else ""
        self.index.append((file, delivery.source, delivery.learned_at, as_at, delivery.school))
        return file

    def close(self) -> None:
        """Write the list of deliveries, in the order in which they came."""
        listed = sorted(self.index, key=_in_order_of_arrival)
        with (self.out / "deliveries.csv").open("w", encoding="utf-8", newline="") as sheet:
            writer = csv.writer(sheet, lineterminator="\n")
            writer.writerow(("file", "source", "learned_at", "as_at", "school"))
            writer.writerows(listed)

    def _free_name(self, file: str) -> str:
        stem, _, kind = file.rpartition(".")
        name, again = file, 2
        while name in self.taken:
            name, again = f"{stem}_{again}.{kind}", again + 1
        self.taken.add(name)
        return name


def _write(path: Path, delivery: Delivery) -> None:
    if delivery.style.kind == "xml" and delivery.as_at:
        census_xml.write(path, delivery.school, delivery.as_at, delivery.rows)
        return
    header = [written_header(column, delivery.style.header) for column in delivery.columns]
    rows = [[row.get(column) for column in delivery.columns] for row in delivery.rows]
    if delivery.style.kind == "xlsx":
        xlsx.write(path, delivery.source, header, rows)
    else:
        _write_csv(path, delivery.style, header, rows)


def _write_csv(path: Path, style: Style, header: list[str], rows: list[list[object]]) -> None:
    with path.open("w", encoding=style.encoding, newline="") as sheet:
        writer = csv.writer(
            sheet, delimiter=style.separator, lineterminator="\r\n" if style.days == "uk" else "\n"
        )
        writer.writerow(header)
        narrow = style.encoding == "cp1252"
        writer.writerows([_text(value, style.days, narrow) for value in row] for row in rows)


def _text(value: object, days: str, narrow: bool) -> str:
    if value is None:
        return ""
    if isinstance(value, date):
        return written_day(value, days)
    text = value if isinstance(value, str) else str(value)
    if narrow and not text.isascii():
        return _narrow(text)
    return text


def _narrow(text: str) -> str:
    """Text that an old Windows system can hold: its own accents kept, others dropped."""
    return "".join(c if c.isascii() or _fits(c) else slips.plain(c) for c in text)


@lru_cache(maxsize=1000)
def _fits(char: str) -> bool:
    try:
        char.encode("cp1252")
    except UnicodeEncodeError:
        return False
    return True
