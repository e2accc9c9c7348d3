"""A pupil's school history in a transfer file: each school, from when, until when."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from lxml import etree

from onroll.sources.dates import parse_date
from onroll.sources.xml.leaves import parts, text_of
from onroll.sources.xml.table import Cells


@dataclass(frozen=True, slots=True)
class Stay:
    """One school in a pupil's history, its days as written. `last` where the file says that it was the last one."""

    laestab: str
    entry: str
    leaving: str
    last: bool

    def cells(self) -> Cells:
        """What a stay says by our column names: a joining, a leaving, or both."""
        said = {"laestab": self.laestab, "starting_day": self.entry, "leaving_date": self.leaving}
        return {name: text for name, text in said.items() if text}

    def when(self) -> tuple[bool, date, date]:
        """For putting stays in order: the one said to be last, then by leaving and entry."""
        left, _ = parse_date(self.leaving)
        entered, _ = parse_date(self.entry)
        return self.last, entered or date.min, left or date.max


def stays_of(record: etree._Element) -> list[Stay]:
    """Every school of a history that has a number of ours; one without (abroad) stands in the row as sent alone."""
    found = [
        _stay(school) for history in parts(record, "SchoolHistory") for school in parts(history, "School")
    ]
    return [stay for stay in found if re.fullmatch(r"\d{7}", stay.laestab, re.ASCII)]


def _stay(school: etree._Element) -> Stay:
    last = text_of(school, "LastSchool").lower() in ("true", "1", "y", "yes")
    number = text_of(school, "LEA", "LA") + text_of(school, "Estab")
    return Stay(number, text_of(school, "EntryDate"), text_of(school, "LeavingDate"), last)


def last_school(stays: list[Stay]) -> str:
    """The school a pupil was at last, for a file that an authority sends."""
    return max(stays, key=Stay.when).laestab if stays else ""


def stay_at(stays: list[Stay], school: str) -> Stay | None:
    """The latest stay at a school."""
    return max((stay for stay in stays if stay.laestab == school), key=Stay.when, default=None)
