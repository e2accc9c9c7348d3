"""Killing a program that takes lists in, at any instant, and finding whatever must never be so and is."""

from __future__ import annotations

import contextlib
import csv
import io
import os
import signal
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from onroll.facts.identifiers import make_upn
from tests.apart import Register
from tests.intake.lists import Row, on_roll, text

HERE = Path(__file__).resolve().parent
SCHOOLS = 6
ON = "2027-12-01"


@dataclass(frozen=True)
class Ended:
    """How a run ended: its status, what it was doing last, and the lists it had answered for."""

    status: int
    doing: str
    answered: list[str]

    @property
    def was_killed(self) -> bool:
        return self.status == -signal.SIGKILL


class Receiver:
    """The program that receives, again and again; each time as a process that may be killed."""

    def __init__(self, register: Register) -> None:
        self._program = register.start(str(HERE / "receiver.py"), stdin=subprocess.PIPE, stderr=None)

    def __enter__(self) -> Receiver:
        return self

    def __exit__(self, *_: object) -> None:
        self._program.kill()
        self._program.communicate()

    def receive(self, folder: Path, how: str, kill_after: float | None = None) -> Ended:
        """Have it receive a folder; kill it after so many seconds."""
        self._ask(f"{folder}\t{how}\n")
        said = [self._line()]
        while not said[-1].startswith("started "):
            said.append(self._line())
        if kill_after is not None:
            time.sleep(kill_after)
            with contextlib.suppress(ProcessLookupError):
                os.kill(int(said[-1].split()[1]), signal.SIGKILL)
        while not said[-1].startswith("ended "):
            said.append(self._line())
        _, status, doing = said[-1].split()
        return Ended(int(status), doing, [name for name in said if name.endswith(".csv")])

    def _ask(self, line: str) -> None:
        assert self._program.stdin is not None
        self._program.stdin.write(line)
        self._program.stdin.flush()

    def _line(self) -> str:
        assert self._program.stdout is not None
        line = self._program.stdout.readline()
        assert line, "the program that starts the others has ended"
        return line.rstrip("\n")


def leave_rolls(folder: Path, turn: int, pupils: int) -> int:
    """Leave the next roll of three schools in a folder, most of whose pupils were on the last; how many rows.

    Each has a UPN: who is whom is never in doubt, however the lists are put together.
    """
    rows = 0
    for school in range(turn % 2, SCHOOLS, 2):
        number = f"899{2001 + school}"
        place = folder / "school_roll" / number
        place.mkdir(parents=True, exist_ok=True)
        first = turn // 2
        children: list[Row] = [
            {"upn": make_upn("899", 2001 + school, 23, n), "surname": f"Surname{school}x{n}", "forename": f"Name{n}",
             "dob": f"2015-{n % 12 + 1:02}-{n % 28 + 1:02}"}
            for n in range(first, first + pupils)
        ]  # fmt: skip
        as_at = f"{2020 + turn // 360}-{turn // 30 % 12 + 1:02}-{turn % 30 % 28 + 1:02}"
        draft = place / f".{turn:04}.csv"
        draft.write_text(text(on_roll(children, as_at, number)))
        draft.rename(place / f"{turn:04}-{school}.csv")
        rows += len(children)
    return rows


def left_and_moved(folder: Path) -> tuple[list[str], list[str]]:
    """The lists that still lie in a watched folder, and those that were moved away, each by its own name."""
    every = [path.relative_to(folder) for path in folder.rglob("*.csv")]
    moved = [path.name.split(" ", 1)[1] for path in every if path.parts[0] == ".done"]
    return [path.name for path in every if not path.parts[0].startswith(".")], moved


def wrongs(register: Register, acknowledged: list[str]) -> list[str]:
    """Everything that must never be so, and is."""
    held = register.rows(
        "SELECT d.file_name, d.accepted, count(s.id), count(DISTINCT s.line) FROM register_delivery d "
        "LEFT JOIN register_sighting s ON s.delivery_id = d.id GROUP BY d.id, d.file_name, d.accepted"
    )
    names = [name for name, *_ in held]
    facts = register.rows("SELECT count(*) FROM register_sighting s LEFT JOIN register_fact f ON f.sighting_id = s.id "
                          "WHERE f.id IS NULL")[0][0]  # fmt: skip
    events = register.rows("SELECT count(*) FROM register_event WHERE kind = 'received'")[0][0]
    twice = register.rows("SELECT count(*) FROM (SELECT sighting_id FROM register_link WHERE undone_at IS NULL "
                          "GROUP BY sighting_id HAVING count(*) > 1) t")[0][0]  # fmt: skip
    return [
        *(f"half: {name} has {rows} of {accepted}" for name, accepted, rows, _ in held if rows != accepted),
        *(f"doubled rows: {name}" for name, _, rows, lines in held if rows != lines),
        *(f"doubled: {name}" for name in names if names.count(name) > 1),
        *(f"lost: {name}" for name in acknowledged if name not in names),
        *([f"{facts} rows without their fact"] if facts else []),
        *([f"{twice} rows of two children at once"] if twice else []),
        *([f"{events} on the trail of {len(names)}"] if events != len(names) else []),
    ]


def unlinked(register: Register) -> int:
    """How many rows have no child."""
    sql = ("SELECT count(*) FROM register_sighting s LEFT JOIN register_link l ON l.sighting_id = s.id "
           "AND l.undone_at IS NULL WHERE l.id IS NULL")  # fmt: skip
    return int(register.rows(sql)[0][0])


def account_of(register: Register) -> list[tuple[Any, ...]]:
    """The account without the children's own references, which are drawn anew in every register."""
    status, out, err = register.onroll("account", "--on", ON, "--csv")
    assert status == 0, err
    rows = list(csv.DictReader(io.StringIO(out)))
    return sorted(tuple(value for name, value in row.items() if name != "child") for row in rows)
