"""Killed at any instant, a receiving process leaves nothing lost, doubled or half applied; run again it finishes."""

import subprocess
import time
from pathlib import Path
from random import Random

from tests.apart import Register
from tests.intake.killing import (
    HERE,
    Receiver,
    account_of,
    leave_rolls,
    left_and_moved,
    unlinked,
    wrongs,
)
from tests.intake.lists import SCHOOL, Row, on_roll, text

KILLS, NAIVE_KILLS, WATCH_KILLS = 20, 6, 6
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


def test_it_loses_doubles_and_halves_nothing_when_killed(apart: Register, tmp_path: Path) -> None:
    folder, chance, killed = tmp_path / "lists", Random(15), 0
    with Receiver(apart) as receiver:
        write_lists(folder, 0)
        acknowledged = receiver.receive(folder, "ours").answered
        write_lists(folder, LISTS_A_TIME)
        began = time.monotonic()
        acknowledged += receiver.receive(folder, "ours").answered
        took = time.monotonic() - began
        for kill in range(2, KILLS + 2):
            write_lists(folder, kill * LISTS_A_TIME)
            ended = receiver.receive(folder, "ours", chance.uniform(0, took))
            killed += ended.was_killed
            acknowledged += ended.answered
            assert wrongs(apart, acknowledged) == [], f"after kill {kill}"
        assert receiver.receive(folder, "ours").status == 0
    every = sorted(path.name for path in folder.glob("*.csv"))
    assert sorted(name for (name,) in apart.rows("SELECT file_name FROM register_delivery")) == every
    assert wrongs(apart, every) == []
    assert killed > KILLS / 2, "most kills must come before the work is done"


def test_it_ends_as_if_never_killed_when_a_watched_folder_is_taken_in(
    apart: Register, another: Register, tmp_path: Path
) -> None:
    folder, same, chance = tmp_path / "in", tmp_path / "same", Random(15)
    with Receiver(apart) as receiver:
        leave_rolls(folder, 0, 12)
        began = time.monotonic()
        assert receiver.receive(folder, "watch").status == 0
        took = time.monotonic() - began
        for kill in range(1, WATCH_KILLS + 1):
            leave_rolls(folder, kill, 12)
            receiver.receive(folder, "watch", chance.uniform(0, took))
            assert wrongs(apart, left_and_moved(folder)[1]) == [], f"after kill {kill}"
        assert receiver.receive(folder, "watch").status == 0
    left, moved = left_and_moved(folder)
    assert left == [] and len(set(moved)) == len(moved) == (WATCH_KILLS + 1) * 3
    assert unlinked(apart) == 0
    for turn in range(WATCH_KILLS + 1):
        leave_rolls(same, turn, 12)
    assert another.onroll("watch", same, "--once", "--every", 0.01)[0] == 0
    assert account_of(apart) == account_of(another) != []


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
    assert ["ended 0 " in words for words in said] == [True] * 3, said
    for process in together:
        process.wait()
    assert wrongs(apart, sorted(path.name for path in folder.glob("*.csv"))) == []
    assert apart.rows("SELECT count(*) FROM register_delivery") == [(LISTS_A_TIME,)]
