"""Write the borough: build it, let things happen, have every supplier write, and keep the truth beside it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from onroll.borough.post import Post
from onroll.borough.schooling import give_numbers
from onroll.borough.stories import tell_all
from onroll.borough.suppliers import ALL
from onroll.borough.truth import Notebook
from onroll.borough.world import World, build

START, END = date(2025, 12, 1), date(2026, 11, 24)


@dataclass(slots=True)
class Summary:
    """What was written: how many children, files and rows, by source, and how many truly are missing at the end."""

    children: int
    deliveries: int = 0
    rows: dict[str, int] = field(default_factory=dict)
    truly_missing: int = 0


def write(out: Path, *, children: int = 8000, seed: int = 1, start: date = START, end: date = END) -> Summary:
    """Write a year of deliveries about so many invented children into a folder, with the truth beside them."""
    world = build(children, seed, start, end)
    tell_all(world)
    give_numbers(world.schooling, world.people)
    post, notebook, rows = Post(out), Notebook(world), Counter[str]()
    notebook.open()
    for send in ALL:
        for delivery in send(world):
            notebook.note(post.put(delivery), delivery)
            rows[delivery.source] += len(delivery.rows)
    post.close()
    notebook.write(out / "truth")
    return Summary(len(world.people), len(post.index), dict(rows), _missing(world))


def _missing(world: World) -> int:
    spells = (p.missing for p in world.people if p.missing)
    return sum(1 for missing in spells if missing.until is None)
