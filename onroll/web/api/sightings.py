"""Single rows: a form filled in, or a notice about one child. The answer never tells who it is, or whether known."""

import csv
from pathlib import Path
from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest
from django_q.tasks import async_task
from ninja import Schema
from pydantic import Field

from onroll.intake import keys
from onroll.intake.answer import problems
from onroll.intake.link import Unsettled, link_waiting
from onroll.intake.quarantine import working_folder
from onroll.intake.receive import receive
from onroll.web.api.deliveries import LINKER, WRONG, Problem, Wrong, told
from onroll.web.api.door import api, key_of, must_not
from onroll.web.today import now

LARGEST = 64 * 1024
FILE = "one-row.csv"
BROUGHT_BY = "brought_by_sender"
"""A column that keeps the same words of two senders apart, so that neither can learn what the other has said."""

Cell = str | int | float | bool | None


class Row(Schema):
    """One row of a source: its columns by any name the source knows them by."""

    source: str
    row: dict[str, Cell] = Field(min_length=1, max_length=200)


class Taken(Schema):
    """That it was taken in, or what is wrong with it; nothing of whom it is about."""

    delivery: str
    accepted: int
    problems: list[Problem]


@api.post("/sightings", response={200: Taken, 201: Taken, 422: Taken | Wrong, **WRONG})
def tell(request: HttpRequest, said: Row) -> Any:
    """Bring one row in; whoever it is about is looked for at once."""
    key = key_of(request)
    if len(request.body) > LARGEST:
        raise RequestDataTooBig
    must_not(key, said.source)
    moment = now()
    with working_folder() as folder:
        delivery = receive(
            said.source, _as_file(said.row, key.sender, folder / FILE), actor=keys.actor_of(key), now=moment,
            sender=key.sender, door="form", schools=keys.may_speak_for(key),
        )  # fmt: skip
    if delivery.state == "read":
        try:
            link_waiting(keys.actor_of(key), now=moment)
        except Unsettled:
            async_task(LINKER)
    return told(
        delivery,
        {"delivery": delivery.ref, "accepted": delivery.accepted, "problems": problems(delivery)},
    )


def _as_file(row: dict[str, Cell], sender: str, place: Path) -> Path:
    """The row as a list of one: the same row is the same bytes."""
    cells = {name: _text(cell) for name, cell in sorted(row.items())} | {BROUGHT_BY: sender}
    with place.open("w", encoding="utf-8", newline="") as sheet:
        csv.writer(sheet).writerows([cells.keys(), cells.values()])
    return place


def _text(cell: Cell) -> str:
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    return "" if cell is None else str(cell)
