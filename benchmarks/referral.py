"""One referral matched against a whole register, by the product's own way from the waiting row to the links.

    python -m benchmarks.referral [--children 250000] [--referrals 40]

Prints the milliseconds of the middle and of the slowest one in twenty, and their ratio to reading the whole register.
"""

from __future__ import annotations

import argparse
import os
import random
import statistics
import tempfile
import time
from datetime import UTC, datetime
from typing import Any

NOW = datetime(2026, 9, 2, tzinfo=UTC)


def main() -> None:
    """Fill a register of its own, then refer children one by one."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--children", type=int, default=250_000)
    parser.add_argument("--referrals", type=int, default=40)
    asked = parser.parse_args()
    os.environ["DJANGO_SETTINGS_MODULE"] = "onroll.project.settings"
    os.environ.pop("DATABASE_URL", None)
    with tempfile.TemporaryDirectory() as home:
        os.environ["ONROLL_HOME"] = home
        import django

        django.setup()
        measure(asked.children, asked.referrals)


def measure(children: int, referrals: int) -> None:
    """Time each referral from waiting to linked."""
    from benchmarks.search import fill, invent
    from onroll.borough import slips
    from onroll.intake import nodes
    from onroll.intake.link import link_waiting
    from onroll.jobs.commands import init
    from onroll.register.scope import SYSTEM
    from onroll.register.search.refresh import rebuild

    init.make("anybourne")
    rng = random.Random(5)
    known = invent(rng, children)
    fill(known)
    rebuild()
    took, spent, joined = [], [], 0
    for number in range(referrals + 1):
        told = known.row(rng.randrange(children), named=True)
        told |= {"key": f"referral{number}", "upn": None, "nhs_number": None, "postcode": None}
        told["forename"] = slips.mistype(rng, told["forename"])
        wait(number, told)
        began, worked = time.perf_counter(), time.process_time()
        counts = link_waiting(SYSTEM, now=NOW)
        if number:  # the first warms up
            took.append(1000 * (time.perf_counter() - began))
            spent.append(1000 * (time.process_time() - worked))
            joined += counts["joined"]
    began = time.perf_counter()
    nodes.registered(), nodes.identities()
    whole = 1000 * (time.perf_counter() - began)
    for what, times in (("as they passed", took), ("of the processor", spent)):
        print(f"{what}: middle {statistics.median(times):.0f} ms, slowest of twenty {slowest(times):.0f} ms")
    print(
        f"{joined} of {referrals} joined; reading the whole register: {whole:.0f} ms, {whole / slowest(took):.1f} x"
    )
    print(f"load of the machine: {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors")


def slowest(times: list[float]) -> float:
    """The time that one in twenty takes longer than."""
    return sorted(times)[int(0.95 * (len(times) - 1))]


def wait(number: int, told: dict[str, Any]) -> None:
    """One row of one delivery, not yet linked."""
    from onroll.register.models import Delivery, Identity, Sighting

    delivery = Delivery.objects.create(
        ref=f"DREFERRAL{number}", source="police", file_name="referral.csv", sha256=str(number), state="read",
        received_at=NOW, learned_at=NOW, received_by="benchmark")  # fmt: skip
    identity = Identity.objects.create(**told)
    Sighting.objects.create(
        id=10_000_000 + number, delivery=delivery, line=1, identity=identity, learned_at=NOW, raw="{}")  # fmt: skip


if __name__ == "__main__":
    main()
