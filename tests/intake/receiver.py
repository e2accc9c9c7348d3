"""A program whose children receive every list of a folder, saying which they have taken in; tests kill them.

Asked with `watch` they do all that `onroll watch` does, with `watch apart` reading in a process of its own as well;
with `watch, linking, 0.05` the program itself kills them so many seconds after they began to link.
Asked with `naive` they do as nobody should: row by row, each written down at once.
"""

import argparse
import json
import mmap
import os
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "onroll.project.settings")
import django

django.setup()

from onroll.intake import receive, sandbox  # noqa: E402
from onroll.intake.read import Reader  # noqa: E402
from onroll.jobs import desk, watch_folder  # noqa: E402
from onroll.jobs.commands import watch  # noqa: E402
from onroll.register import trail  # noqa: E402
from onroll.register.bulk import insert_frame  # noqa: E402
from onroll.register.models import Delivery, Sighting  # noqa: E402
from onroll.register.scope import SYSTEM  # noqa: E402
from onroll.sources.shape import Reading  # noqa: E402

PHASES = ("between", "reading", "writing", "linking", "moving")
read_apart = Reader._ask
phase = mmap.mmap(-1, 1)


def naive(
    item: receive.Item, kept: object, batch: receive.Batch, reading: Reading, coverage: str
) -> Delivery:
    """The delivery first, then each row by itself, and last of all the trail: no transaction holds them together."""
    delivery = receive._delivery(item, kept, batch, "read")  # type: ignore[arg-type]
    delivery.rows, delivery.accepted = reading.rows, reading.accepted
    delivery.save(force_insert=True)
    for part in reading.sightings.iter_slices(1):
        people = receive.add_rows.__globals__["_keyed"](part)
        receive.add_rows.__globals__["_add_identities"](people)
        number = Sighting.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
        row = people.select("line", "identity_id", "said_on", "true_from", "true_until", "school", "raw")
        moments = {"delivery_id": delivery.pk, "id": number + 1}
        insert_frame(
            Sighting, row.with_columns(**{k: _lit(v) for k, v in moments.items()}, learned_at=_lit(batch.now))
        )
    trail.record(batch.actor, "received", about=delivery.ref)
    return delivery


def _lit(value: object) -> object:
    import polars as pl

    return pl.lit(value)


def noting(number: int, work: Callable[..., Any]) -> Callable[..., Any]:
    """The same work, with a note of what is being done, for whoever asks after a kill."""

    def noted(*words: Any, **more: Any) -> Any:
        before, phase[0] = phase[0], number
        done = work(*words, **more)
        phase[0] = before
        return done

    return noted


def watched(folder: Path, how: str) -> None:
    """One look at a watched folder, with a note of how far it has come."""
    if how.startswith("watch apart"):
        Reader._ask = read_apart  # type: ignore[method-assign]
    Reader._ask = noting(1, Reader._ask)  # type: ignore[method-assign]
    receive._apply = noting(2, receive._apply)
    watch_folder.link_waiting = noting(3, watch_folder.link_waiting)
    watch_folder._moved = noting(4, watch_folder._moved)
    watch.run(argparse.Namespace(folder=folder, once=True, every=0.01, json=False))


def work(folder: Path, how: str) -> None:
    """Receive every list there, and say so of each as it has been taken in."""
    if how.startswith("watch"):
        return watched(folder, how)
    if how == "naive":
        receive._apply = naive
    items = [receive.Item("school_roll", path) for path in sorted(folder.glob("*.csv"))]
    for item, delivery in zip(items, receive.receive_each(items, actor=SYSTEM, now=desk.now()), strict=True):
        assert delivery.state == "read", delivery.refusal
        say(item.name)


def say(line: str) -> None:
    """One line in one write: whoever is killed has said all of it or nothing."""
    os.write(1, f"{line}\n".encode())


def kill_while(child: int, doing: str, seconds: str) -> None:
    """Kill the child so long after it began to do this; not at all, where it ended without."""
    while phase[0] != PHASES.index(doing):
        if os.waitid(os.P_PID, child, os.WEXITED | os.WNOHANG | os.WNOWAIT):
            return
        time.sleep(0.0005)
    time.sleep(float(seconds))
    os.kill(child, signal.SIGKILL)


def main() -> None:
    """For each line asked, start a process that does the work: say its number, and at last how it ended."""
    Reader._ask = lambda self, line: sandbox.answer(json.loads(line))  # type: ignore[method-assign]
    for line in sys.stdin:
        folder, how = line.rstrip("\n").split("\t")
        phase[0] = 0
        child = os.fork()
        if child == 0:
            work(Path(folder), how)
            sys.stdout.flush()
            os._exit(0)
        say(f"started {child}")
        if ", " in how:
            kill_while(child, *how.split(", ")[1:])
        ended = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        say(f"ended {ended} {PHASES[phase[0]]}")


main()
