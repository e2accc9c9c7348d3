"""A program whose children receive every list of a folder, saying which they have taken in; tests kill them.

Asked with `naive` it does so as nobody should: row by row, each written down at once.
"""

import json
import os
import sys
from pathlib import Path

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "onroll.project.settings")
import django

django.setup()

from onroll.intake import receive, sandbox  # noqa: E402
from onroll.intake.read import Reader  # noqa: E402
from onroll.jobs import desk  # noqa: E402
from onroll.register import trail  # noqa: E402
from onroll.register.bulk import insert_frame  # noqa: E402
from onroll.register.models import Delivery, Sighting  # noqa: E402
from onroll.register.scope import SYSTEM  # noqa: E402
from onroll.sources.shape import Reading  # noqa: E402


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


def work(folder: Path, how: str) -> None:
    """Receive every list there, and say so of each as it has been taken in."""
    if how == "naive":
        receive._apply = naive
    items = [receive.Item("school_roll", path) for path in sorted(folder.glob("*.csv"))]
    for item, delivery in zip(items, receive.receive_each(items, actor=SYSTEM, now=desk.now()), strict=True):
        assert delivery.state == "read", delivery.refusal
        print(item.name, flush=True)


def main() -> None:
    """For each line asked, start a process that does the work: say its number, and at last how it ended."""
    Reader._ask = lambda self, line: sandbox.answer(json.loads(line))  # type: ignore[method-assign]
    for line in sys.stdin:
        folder, how = line.rstrip("\n").split("\t")
        child = os.fork()
        if child == 0:
            work(Path(folder), how)
            sys.stdout.flush()
            os._exit(0)
        print(f"started {child}", flush=True)
        print(f"ended {os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])}", flush=True)


main()
