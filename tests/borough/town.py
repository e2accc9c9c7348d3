"""One small borough for the tests of this folder: built once, with its files, its world and its deliveries."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

from onroll.borough import write
from onroll.borough.model import Person
from onroll.borough.post import Delivery
from onroll.borough.schooling import give_numbers
from onroll.borough.stories import tell_all
from onroll.borough.suppliers import ALL
from onroll.borough.truth import Notebook
from onroll.borough.world import World, build
from tests.borough.evidence import Desk

START, END = date(2025, 12, 1), date(2026, 11, 24)
REFERENCE = {"schools", "school_links", "postcodes", "vacancies"}


@dataclass(frozen=True)
class Told:
    """A story already told: the world, every delivery before it is written, and an officer's desk of them."""

    world: World
    deliveries: list[Delivery]
    desk: Desk

    def people(self, scenario: str) -> list[Person]:
        """Everybody in a kind of story."""
        return [person for person in self.world.people if person.scenario == scenario]


@cache
def told(children: int = 1500, seed: int = 5) -> Told:
    """A borough in memory."""
    world = build(children, seed, START, END)
    tell_all(world)
    give_numbers(world.schooling, world.people)
    notebook, desk, deliveries = Notebook(world), Desk(world), []
    notebook.open()
    for send in ALL:
        for delivery in send(world):
            notebook.note(delivery.file, delivery)
            desk.take(delivery)
            deliveries.append(delivery)
    return Told(world, deliveries, desk)


@cache
def written(children: int = 300, seed: int = 1) -> Path:
    """A borough in files."""
    out = Path(mkdtemp(prefix="borough-"))
    write(out, children=children, seed=seed)
    return out


def sheet(path: Path) -> list[dict[str, str]]:
    """One of the comma-separated lists that stand beside the files."""
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))
