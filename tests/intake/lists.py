"""Small invented lists, received and linked as any other."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from functools import wraps
from pathlib import Path
from typing import Any, TypeVar

from onroll.facts.identifiers import make_upn
from onroll.intake.link import link_waiting
from onroll.intake.receive import receive
from onroll.register.models import Delivery
from onroll.register.scope import SYSTEM, Actor
from onroll.reports.account import account
from tests.once import once

NOW = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
ON = date(2026, 11, 20)
SCHOOL, OTHER_SCHOOL = "8992001", "8994001"
DEV = Actor("dev", "data")
NHS_1, NHS_2 = "9990000018", "9990000026"

Row = dict[str, str]
Answer = TypeVar("Answer")
ROWAN = {"surname": "Thistlewood", "forename": "Rowan", "dob": "2016-05-14", "postcode": "ZY1 2BB",
         "address1": "4 Kestrel Row"}  # fmt: skip
LEONA = {"surname": "Quickfall", "forename": "Leona", "dob": "2015-02-03", "postcode": "ZY1 7QT",
         "address1": "19 Larch Hill"}  # fmt: skip
TOMAS = {"surname": "Brzezinski", "forename": "Tomas", "dob": "2015-11-22", "postcode": "ZY2 1AA",
         "address1": "77 Wharf Lane"}  # fmt: skip


def upn(serial: int) -> str:
    """A pupil number of the invented authority."""
    return make_upn("899", 2001, 23, serial)


def text(rows: list[Row]) -> str:
    """A list as CSV: as many columns as its rows name."""
    sheet = io.StringIO()
    names = list(dict.fromkeys(name for row in rows for name in row))
    writer = csv.DictWriter(sheet, names, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return sheet.getvalue()


def on_roll(children: list[Row], as_at: str, school: str = SCHOOL) -> list[Row]:
    """The roll of one school on a day."""
    return [{"laestab": school, "as_at": as_at, "entry_date": "2025-09-01", **child} for child in children]


class Desk:
    """Somebody who brings lists in, one a day, and has them linked."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.brought = folder, 0

    def take(self, source: str, content: list[Row] | str | bytes, name: str = "", **more: Any) -> Delivery:
        """Receive a list, learned a day after the last one; it is not linked yet."""
        self.brought += 1
        path = self.folder / (name or f"{self.brought:02}-{source}.csv")
        written = text(content) if isinstance(content, list) else content
        path.write_bytes(written if isinstance(written, bytes) else written.encode())
        learned = datetime(2026, 9, 1, 8, tzinfo=UTC) + timedelta(days=self.brought)
        return receive(source, path, actor=more.pop("actor", DEV), now=NOW, learned_at=learned, **more)

    def bring(self, source: str, content: list[Row] | str | bytes, **more: Any) -> Delivery:
        """Receive a list and find the children behind it."""
        delivery = self.take(source, content, **more)
        link_waiting(DEV, now=NOW)
        return delivery

    def begin(self, story: Callable[..., Answer], *of: Any) -> Answer:
        """Have a story brought in before anything else: told once, and put back for the tests after it."""
        assert self.brought == 0, "a story that is put back begins with an empty register"

        @wraps(story)
        def told(desk: Desk) -> tuple[Answer, int]:
            return story(desk, *of), desk.brought

        answer, self.brought = once(told, self, of=of)
        return answer


def account_csv(on: date = ON, known_at: datetime | None = None) -> str:
    """The account, byte for byte."""
    return account(on, known_at, SYSTEM).csv()


def nameless(on: date = ON) -> list[tuple[Any, ...]]:
    """The account without the children's own references, which are drawn anew in every register."""
    rows = account(on, None, SYSTEM).rows
    wanted = ("name", "dob", "upn", "position", "missing_education", "since", "source", "source_date", "why")
    return sorted(rows.select(wanted).rows(), key=str)
