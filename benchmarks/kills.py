"""A watched folder taken in by a process that is killed again and again, at random instants.

    python -m benchmarks.kills [--times 200] [--engine sqlite postgresql] [--pupils 12] [--seed 7]

Each turn three schools leave a roll, and `onroll watch --once` is killed (SIGKILL) somewhere between its first and its
last instant; every other turn it is killed while it does one thing in particular, each in its turn: reads, writes rows,
links or moves, however short that is. Every fifth turn files are read in the sandboxed
process, as ever in use; in the others within the killed one, so that the reading itself is hit. After each kill the
store is asked for whatever must never be so. In the end one run finishes; the account must equal that of a register
that took the same files in unkilled.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random

from tests.plugins.postgres import Postgres

os.environ["DJANGO_SETTINGS_MODULE"] = "onroll.project.settings"
import django  # noqa: E402

from tests.apart import Register  # noqa: E402 (and with it a home of this run's own)

django.setup()

from tests.intake.killing import (  # noqa: E402
    Receiver,
    account_of,
    leave_rolls,
    left_and_moved,
    unlinked,
    wrongs,
)

APART_EVERY = 5
LONGEST = {"reading": 0.2, "writing": 0.03, "linking": 0.5, "moving": 0.004}
"""Seconds for which one thing is mostly done: an aimed kill comes somewhere in them."""


def main() -> None:
    asked = arguments()
    for engine in asked.engine:
        with tempfile.TemporaryDirectory() as folder, two_registers(engine, Path(folder)) as (killed, whole):
            measure(engine, killed, whole, Path(folder), asked)


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--times", type=int, default=200)
    parser.add_argument(
        "--engine", nargs="+", choices=("sqlite", "postgresql"), default=["sqlite", "postgresql"]
    )
    parser.add_argument("--pupils", type=int, default=12)
    parser.add_argument("--seed", type=int, default=7)
    return parser.parse_args()


@contextmanager
def two_registers(engine: str, folder: Path) -> Iterator[tuple[Register, Register]]:
    """Two empty registers of the invented council; on PostgreSQL, databases of a throw-away server."""
    server = Postgres() if engine == "postgresql" else None
    base = server.start().rsplit("/", 1)[0] if server else ""
    try:
        yield tuple(new_register(folder / name, base, name) for name in ("killed", "whole"))  # type: ignore[misc]
    finally:
        if server:
            server.stop()


def new_register(home: Path, base: str, name: str) -> Register:
    """An empty register."""
    if base:
        import psycopg

        with psycopg.connect(f"{base}/postgres", autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name}")  # type: ignore[call-overload]
    made = Register(home, f"{base}/{name}" if base else "")
    status, _, err = made.onroll("init", "--council", "anybourne")
    assert status == 0, err
    return made


def measure(engine: str, killed: Register, whole: Register, folder: Path, asked: argparse.Namespace) -> None:
    """Kill as often as asked, then compare, and say what was found."""
    began, chance, doing, found = time.monotonic(), Random(asked.seed), Counter[str](), []
    watched, rows, turn = folder / "in", 0, 0
    with Receiver(killed) as receiver:
        rows += leave_rolls(watched, turn, asked.pupils)
        took = finished(receiver, watched, "watch apart")
        while sum(doing.values()) < asked.times:
            turn += 1
            rows += leave_rolls(watched, turn, asked.pupils)
            how = "watch apart" if turn % APART_EVERY == 0 else "watch"
            start = time.monotonic()
            if turn % 2:
                ended = receiver.receive(watched, how, chance.uniform(0, took))
            else:
                doing_what = tuple(LONGEST)[turn // 2 % len(LONGEST)]
                aimed = f"{how}, {doing_what}, {chance.uniform(0, LONGEST[doing_what]):.4f}"
                ended = receiver.receive(watched, aimed)
            if ended.was_killed:
                doing[ended.doing] += 1
                print(
                    f"{engine}: {sum(doing.values())} kills, {len(found)} wrong", file=sys.stderr, flush=True
                )
            elif how == "watch":
                took = 0.5 * took + 0.5 * (time.monotonic() - start)
            found += [f"turn {turn}: {wrong}" for wrong in wrongs(killed, left_and_moved(watched)[1])]
        finished(receiver, watched, "watch")
    print(f"{engine}: finished; now the same files unkilled, to compare", file=sys.stderr, flush=True)
    found += at_the_end(killed, watched, rows)
    found += compared(killed, whole, folder, turn, asked.pupils)
    said = {
        "engine": engine, "kills": sum(doing.values()), "killed_while": dict(doing), "files": 3 * (turn + 1),
        "rows": rows, "wrong": len(found), "seconds": round(time.monotonic() - began),
    }  # fmt: skip
    print(json.dumps(said), *found, sep="\n", flush=True)


def finished(receiver: Receiver, watched: Path, how: str) -> float:
    """Seconds for a run that nobody kills."""
    start = time.monotonic()
    ended = receiver.receive(watched, how)
    assert ended.status == 0, ended
    return time.monotonic() - start


def at_the_end(register: Register, watched: Path, rows: int) -> list[str]:
    """What is lost, doubled or left over once a run has finished."""
    left, moved = left_and_moved(watched)
    taken = register.rows("SELECT count(*) FROM register_sighting")[0][0]
    status, out, _ = register.onroll("check", "--json")
    failed = [one["name"] for one in json.loads(out)["checks"] if not one["holds"]]
    return [
        *wrongs(register, moved),
        *([f"{len(left)} files not moved"] if left else []),
        *([f"{len(moved) - len(set(moved))} files moved twice"] if len(moved) != len(set(moved)) else []),
        *([f"{taken} rows of {rows}"] if taken != rows else []),
        *([f"{unlinked(register)} rows without a child"] if unlinked(register) else []),
        *([f"check: {failed}"] if status or failed else []),
    ]


def compared(killed: Register, whole: Register, folder: Path, turns: int, pupils: int) -> list[str]:
    """Whether the account differs from that of a register that nobody killed."""
    same = folder / "same"
    for turn in range(turns + 1):
        leave_rolls(same, turn, pupils)
    with Receiver(whole) as receiver:
        finished(receiver, same, "watch")
    one, other = account_of(killed), account_of(whole)
    return (
        []
        if one == other and one
        else [f"the account differs: {len(set(one) ^ set(other))} of {len(other)} lines"]
    )


if __name__ == "__main__":
    main()
