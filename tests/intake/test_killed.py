"""Killed at any instant, a receiving process leaves nothing lost, doubled or half applied; run again it finishes."""

import contextlib
import os
import signal
import subprocess
import time
from pathlib import Path
from random import Random

from tests.apart import Register
from tests.intake.lists import SCHOOL, Row, on_roll, text

HERE = Path(__file__).resolve().parent
KILLS, NAIVE_KILLS = 20, 6
LISTS_A_TIME, PUPILS = 4, 150


def write_lists(folder: Path, first: int) -> None:
    """Some rolls, each of other invented children."""
    folder.mkdir(exist_ok=True)
    for number in range(first, first + LISTS_A_TIME):
        children: list[Row] = [
            {
                "surname": f"Surname{number}x{n}",
                "forename": f"Name{n}",
                "dob": f"2015-{n % 12 + 1:02}-{n % 28 + 1:02}",
            }
            for n in range(PUPILS)
        ]
        (folder / f"{number:04}.csv").write_text(text(on_roll(children, "2026-09-10", SCHOOL)))


class Receiver:
    """The program that receives, again and again; each time as a process that may be killed."""

    def __init__(self, register: Register) -> None:
        self._program = register.start(str(HERE / "receiver.py"), stdin=subprocess.PIPE, stderr=None)

    def __enter__(self) -> "Receiver":
        return self

    def __exit__(self, *_: object) -> None:
        self._program.kill()
        self._program.communicate()

    def receive(self, folder: Path, how: str, kill_after: float | None = None) -> tuple[int, list[str]]:
        """How it ended, and which lists it had answered for."""
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
        return int(said[-1].split()[1]), [name for name in said if name.endswith(".csv")]

    def _ask(self, line: str) -> None:
        assert self._program.stdin is not None
        self._program.stdin.write(line)
        self._program.stdin.flush()

    def _line(self) -> str:
        assert self._program.stdout is not None
        line = self._program.stdout.readline()
        assert line, "the program that starts the others has ended"
        return line.rstrip("\n")


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
    return [
        *(f"half: {name} has {rows} of {accepted}" for name, accepted, rows, _ in held if rows != accepted),
        *(f"doubled rows: {name}" for name, _, rows, lines in held if rows != lines),
        *(f"doubled: {name}" for name in names if names.count(name) > 1),
        *(f"lost: {name}" for name in acknowledged if name not in names),
        *([f"{facts} rows without their fact"] if facts else []),
        *([f"{events} on the trail of {len(names)}"] if events != len(names) else []),
    ]


def test_it_loses_doubles_and_halves_nothing_when_killed(apart: Register, tmp_path: Path) -> None:
    folder, chance, killed = tmp_path / "lists", Random(15), 0
    with Receiver(apart) as receiver:
        write_lists(folder, 0)
        acknowledged = receiver.receive(folder, "ours")[1]
        write_lists(folder, LISTS_A_TIME)
        began = time.monotonic()
        acknowledged += receiver.receive(folder, "ours")[1]
        took = time.monotonic() - began
        for kill in range(2, KILLS + 2):
            write_lists(folder, kill * LISTS_A_TIME)
            ended, answered = receiver.receive(folder, "ours", chance.uniform(0, took))
            killed += ended == -signal.SIGKILL
            acknowledged += answered
            assert wrongs(apart, acknowledged) == [], f"after kill {kill}"
        assert receiver.receive(folder, "ours")[0] == 0
    every = sorted(path.name for path in folder.glob("*.csv"))
    assert sorted(name for (name,) in apart.rows("SELECT file_name FROM register_delivery")) == every
    assert wrongs(apart, every) == []
    assert killed > KILLS / 2, "most kills must come before the work is done"


def test_it_would_show_a_program_that_writes_row_by_row(apart: Register, tmp_path: Path) -> None:
    folder, chance, found = tmp_path / "lists", Random(15), 0
    with Receiver(apart) as receiver:
        for kill in range(NAIVE_KILLS):
            write_lists(folder, kill * LISTS_A_TIME)
            receiver.receive(folder, "naive", chance.uniform(0.2, 1.5))
            found += bool(wrongs(apart, []))
    assert found, f"{NAIVE_KILLS} kills of a program that takes lists in row by row showed nothing"


def test_it_takes_in_once_what_comes_many_times_at_once(apart: Register, tmp_path: Path) -> None:
    folder = tmp_path / "lists"
    write_lists(folder, 0)
    together = [apart.start(str(HERE / "receiver.py"), stdin=subprocess.PIPE) for _ in range(3)]
    for process in together:
        assert process.stdin is not None
        process.stdin.write(f"{folder}\tours\n")
        process.stdin.close()
    said = [process.stdout.read() for process in together if process.stdout]
    assert [words.endswith("ended 0\n") for words in said] == [True] * 3, said
    for process in together:
        process.wait()
    assert wrongs(apart, sorted(path.name for path in folder.glob("*.csv"))) == []
    assert apart.rows("SELECT count(*) FROM register_delivery") == [(LISTS_A_TIME,)]
