"""Search at the size of a council and of a region: how long, and is the child among the first 20?

    python -m benchmarks.search [--children 60000] [--engine sqlite|postgresql] [--queries 1200]
                                [--home FOLDER]

Makes its own register of invented children, asks for some of them as people in a hurry do (misspelt by the slips
of `onroll.borough`), first by name alone and then with the year of birth, without which nobody can rank a million
children's namesakes. Prints milliseconds as they passed, those the processor spent here, and the ratio to a bare
look-up by reference in the same run. With --home the register (SQLite) is kept there, and used again.
"""

from __future__ import annotations

import argparse
import os
import random
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, timedelta
from statistics import median
from typing import Any

import polars as pl

from onroll.facts.identifiers import format_nhs

SYLLABLES = (
    "ba be bo ka ke ko la le li ma me mi mo na no ra re ri ro sa sha ta te va wa ya dra kri gan".split()
)
SAID = {"key": pl.String, "forename": pl.String, "surname": pl.String, "middle_names": pl.String, "dob": pl.Date,
        "postcode": pl.String, "parent1_phone": pl.String, "parent1_name": pl.String, "upn": pl.String,
        "nhs_number": pl.String}  # fmt: skip
"""What is made up of each child: one identity."""
NOW = datetime(2026, 9, 1, tzinfo=UTC)
RARE = 60_000
"""How many surnames there are that hardly anybody else bears."""


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--children", type=int, default=60_000)
    parser.add_argument("--queries", type=int, default=1_200)
    parser.add_argument("--engine", choices=("sqlite", "postgresql"), default="sqlite")
    parser.add_argument("--home", default="")
    parser.add_argument("--seed", type=int, default=7)
    asked = parser.parse_args()
    os.environ["DJANGO_SETTINGS_MODULE"] = "onroll.project.settings"
    os.environ.pop("DATABASE_URL", None)
    with tempfile.TemporaryDirectory() as home:
        os.environ["ONROLL_HOME"] = asked.home or home
        if asked.engine == "postgresql":
            from tests.plugins.postgres import Postgres

            server = Postgres()
            os.environ["DATABASE_URL"] = server.start()
        import django

        django.setup()
        try:
            measure(asked)
        finally:
            if asked.engine == "postgresql":
                from django.db import connections

                connections.close_all()
                server.stop()


def measure(asked: argparse.Namespace) -> None:
    from django.core.management import call_command

    from onroll.register.bulk import read_frame
    from onroll.register.models import Child
    from onroll.register.search.refresh import rebuild

    call_command("migrate", verbosity=0)
    rng = random.Random(asked.seed)
    print(f"{asked.engine}, {asked.children:,} children")
    if not Child.everyone.exists():
        began = time.perf_counter()
        fill(invent(rng, asked.children))
        filled = time.perf_counter()
        rebuild()
        print(f"filled in {filled - began:.0f} s, indexed in {time.perf_counter() - filled:.0f} s")
    children = read_frame(f"SELECT {', '.join(SAID)} FROM register_identity", [], SAID)
    for year in (False, True):
        print("\nwith the year of birth" if year else "\nby name alone")
        ask(rng, children, asked.queries, year=year)
    one, five, fifteen = os.getloadavg()
    print(f"load of the machine: {one:.1f}, {five:.1f}, {fifteen:.1f} on {os.cpu_count()} processors")


# ---- the register ----------------------------------------------------------------------------------


def invent(rng: random.Random, how_many: int) -> pl.DataFrame:
    """One row a child: what one identity says."""
    from onroll.borough import names, slips
    from onroll.facts.identifiers import make_nhs, make_upn, nhs_check_digit

    rare = [
        "".join(rng.choice(SYLLABLES) for _ in range(rng.choice((2, 3, 3, 4)))).title() for _ in range(RARE)
    ]
    firsts = (f"999{n:06}" for n in range(1_000_000))
    nhs_numbers = iter(first for first in firsts if nhs_check_digit(first))
    rows = []
    for number in range(how_many):
        of, sex = names.origin(rng), rng.choice("FM")
        forename = rng.choice(rare) if rng.random() < 0.06 else names.forename(rng, of, sex)
        family = rng.choice(rare) if rng.random() < 0.12 else names.surname(rng, of)
        surname = slips.mistype(rng, family) if rng.random() < 0.03 else family
        district = f"ZY{rng.randrange(1, 31)}"
        born = date(2008, 1, 1) + timedelta(days=rng.randrange(16 * 365))
        rows.append((
            f"k{number}", forename, surname, names.forename(rng, of, sex) if rng.random() < 0.4 else None, born,
            f"{district} {rng.randrange(10)}{rng.choice('ABDEFG')}{rng.choice('ABDEFG')}",
            f"0770090{rng.randrange(10_000):04}", f"{names.forename(rng, of, 'F')} {family}",
            make_upn("899", 2000 + number % 2000, 10 + number // 2_000_000, number // 2000 % 1000),
            make_nhs(first) if (first := next(nhs_numbers, "")) else None,
        ))  # fmt: skip
    return pl.DataFrame(rows, SAID, orient="row")


def fill(children: pl.DataFrame) -> None:
    """Straight into the tables: one delivery, one sighting, one link and one reference for each child."""
    from onroll.register.bulk import insert_frame
    from onroll.register.models import Child, Delivery, Identity, Link, SenderRef, Sighting
    from onroll.register.refs import new_refs

    delivery = Delivery.objects.create(
        ref="DBENCHMARK", source="child_health", file_name="invented.csv", sha256="0", state="read", received_at=NOW,
        learned_at=NOW, received_by="benchmark")  # fmt: skip
    at = pl.lit(NOW, dtype=pl.Datetime("us", "UTC"))
    number = pl.int_range(1, pl.len() + 1)
    each = children.select(id=number, key="key")
    refs = pl.Series("ref", new_refs("C", children.height))
    insert_frame(Identity, children)
    insert_frame(Child, each.select("id", refs, created_at=at, restriction=pl.lit(""), version=pl.lit(1)))
    insert_frame(Sighting, each.select(
        "id", delivery_id=pl.lit(delivery.pk), line="id", identity_id="key", learned_at=at,
        raw=pl.lit("{}")))  # fmt: skip
    insert_frame(Link, each.select(
        "id", sighting_id="id", child_id="id", reason=pl.lit("new"), decided_by=pl.lit("benchmark"), known_from=at,
        made_at=at, cause_id=pl.lit(delivery.pk), undone_because=pl.lit("")))  # fmt: skip
    insert_frame(SenderRef, each.select(
        "id", sighting_id="id", space=pl.lit("benchmark"), value=pl.format("APP-{}", "id")))  # fmt: skip


# ---- the questions ---------------------------------------------------------------------------------


def ask(rng: random.Random, children: pl.DataFrame, how_many: int, *, year: bool) -> None:
    from django.db import connection

    from onroll.register.models import Child
    from onroll.register.scope import SYSTEM
    from onroll.register.search.asked import read
    from onroll.register.search.find import find

    refs = dict(Child.everyone.values_list("pk", "ref"))
    took: dict[str, list[Times]] = defaultdict(list)
    found: dict[str, list[bool]] = defaultdict(list)
    bare: list[float] = []
    kinds = list(KINDS)
    for number in range(how_many + len(kinds)):
        row = children.row(rng.randrange(children.height), named=True)
        ref = refs[int(row["key"][1:]) + 1]
        kind = kinds[number % len(kinds)]
        typed = KINDS[kind](rng, row, year)
        began, spent = time.perf_counter(), time.process_time()
        hits = find(read(**typed), SYSTEM).hits
        spent, ended = time.process_time() - spent, time.perf_counter()
        with connection.cursor() as cursor:
            cursor.execute("SELECT id FROM register_child WHERE ref = %s", [ref])
            cursor.fetchone()
        if number < len(kinds):
            continue  # the first of each kind warms up
        bare.append(time.perf_counter() - ended)
        took[kind].append((ended - began, spent))
        found[kind].append(ref in {hit.ref for hit in hits})
    tell(took, found, median(bare))


def tell(took: dict[str, list[Times]], found: dict[str, list[bool]], bare: float) -> None:
    everything = [one for times in took.values() for one in times]
    print(f"{'kind':26} {'p50 ms':>8} {'p99 ms':>8} {'p50 cpu':>8} {'p99 cpu':>8} {'first 20':>9}")
    for kind, times in took.items():
        line(kind, times, found[kind])
    line("all", everything, [one for answers in found.values() for one in answers])
    passed = [one for one, _ in everything]
    print(f"a bare look-up by reference: {bare * 1e3:.3f} ms; p50 is {at(passed, 0.5) / bare:.0f} x, "
          f"p99 {at(passed, 0.99) / bare:.0f} x")  # fmt: skip


def line(kind: str, times: list[Times], found: list[bool]) -> None:
    passed, spent = zip(*times, strict=True)
    figures = [at(one, share) * 1e3 for one in (passed, spent) for share in (0.5, 0.99)]
    print(f"{kind:26} {' '.join(f'{one:8.1f}' for one in figures)} {sum(found) / len(found):9.1%}")


def at(times: Sequence[float], share: float) -> float:
    """The time that this share of the questions took no longer than."""
    return sorted(times)[min(len(times) - 1, int(len(times) * share))]


Row = dict[str, Any]
Times = tuple[float, float]
"""Seconds that passed, and seconds of this process's processor time."""


def name_and(row: Row, year: bool, *words: str) -> dict[str, str]:
    """Names, with the year of birth where that is asked of everybody."""
    return {"words": " ".join([*words, *([str(row["dob"].year)] if year else [])])}


def misspelt(rng: random.Random, name: str) -> str:
    from onroll.borough import slips

    return slips.mistype(rng, name) if rng.random() < 0.5 else slips.respell(rng, name)


def nicknamed(rng: random.Random, name: str) -> str:
    from onroll.borough import slips

    return slips.nickname(rng, name)


KINDS: dict[str, Callable[[random.Random, Row, bool], dict[str, str]]] = {
    "name": lambda r, row, y: name_and(row, y, row["forename"], row["surname"]),
    "surname first": lambda r, row, y: name_and(row, y, row["surname"] + ",", row["forename"]),
    "surname misspelt": lambda r, row, y: name_and(row, y, row["forename"], misspelt(r, row["surname"])),
    "forename misspelt": lambda r, row, y: name_and(row, y, misspelt(r, row["forename"]), row["surname"]),
    "both misspelt": lambda r, row, y: name_and(
        row, y, misspelt(r, row["forename"]), misspelt(r, row["surname"])
    ),
    "called by a short name": lambda r, row, y: name_and(
        row, y, nicknamed(r, row["forename"]), row["surname"]
    ),
    "part of the surname": lambda r, row, y: name_and(row, y, row["forename"], row["surname"][:4]),
    "name and month": lambda r, row, y: {
        "words": f"{misspelt(r, row['surname'])} {row['forename']} {row['dob']:%B %Y}"
    },
    "forename and day": lambda r, row, y: {"words": f"{row['forename']} {row['dob']:%d/%m/%Y}"},
    "surname, day and month": lambda r, row, y: {
        "words": f"{row['surname']} {row['dob'].day} {row['dob']:%B}"
    },
    "surname and postcode": lambda r, row, y: {
        "words": f"{misspelt(r, row['surname'])} {row['postcode'].lower()}"
    },
    "name and district": lambda r, row, y: name_and(
        row, y, row["forename"], misspelt(r, row["surname"]), row["postcode"].split()[0]
    ),
    "pupil number": lambda r, row, y: {"words": row["upn"]},
    "NHS number": lambda r, row, y: {
        "number": format_nhs(row["nhs_number"]) if row["nhs_number"] else row["upn"]
    },
    "telephone and forename": lambda r, row, y: {"words": f"{row['forename']} {row['parent1_phone']}"},
    "sender's reference": lambda r, row, y: {"words": f"APP-{int(row['key'][1:]) + 1}"},
    "child and parent": lambda r, row, y: name_and(row, y, row["forename"]) | {"parent": row["parent1_name"]},
}
"""How people ask: each makes what is typed, of one child."""


if __name__ == "__main__":
    main()
