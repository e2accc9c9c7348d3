"""A School Census of 60,000 pupils in XML received, beside a bare parse and a bare write of the same pupils.

    python -m benchmarks.census [--pupils 60000] [--runs 3]

Prints the ratio: receive (kept, fingerprinted, read in its child process, settled on the disk as sightings and facts)
against a bare lxml parse plus a raw COPY of every element (on SQLite, an executemany) into a table without an index.
DATABASE_URL chooses the store, which must be an empty one; without it a SQLite file that is thrown away.
"""

from __future__ import annotations

import argparse
import os
import random
import resource
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from statistics import median

PARTS = {
    "PupilIdentifiers": ("UPN", "FormerUPN", "UniqueLearnerNumber", "Surname", "Forename", "MiddleNames",
                         "PreferredSurname", "FormerSurname", "DOB", "Sex"),
    "PupilCharacteristics": ("Ethnicity", "Language", "YSSA", "ServiceChild", "FSMeligible", "TopUpFunding"),
    "PupilStatus": ("EnrolStatus", "EntryDate", "NCyearActual", "ClassType", "PartTime", "Boarder", "SENprovision"),
    "TermlyAttendance": ("SessionsPossible", "SessionsAuthorised", "SessionsUnauthorised", "Reason1", "Reason2"),
    "HomeInformation": ("SAON", "PAON", "Street", "Locality", "Town", "AdministrativeArea", "PostCode", "UPRN"),
}  # fmt: skip
ELEMENTS = tuple(element for part in PARTS.values() for element in part)
LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pupils", type=int, default=60_000)
    parser.add_argument("--runs", type=int, default=3)
    asked = parser.parse_args()
    os.environ["DJANGO_SETTINGS_MODULE"] = "onroll.project.settings"
    with tempfile.TemporaryDirectory() as home:
        os.environ["ONROLL_HOME"] = home
        import django

        django.setup()
        measure(Path(home), asked.pupils, asked.runs)


def measure(home: Path, pupils: int, runs: int) -> None:
    """A B A B: each census is of other pupils, so that every run adds as many."""
    from onroll.jobs.commands import init

    init.make("anybourne")
    ratios, works = [], []
    for run in range(runs):
        path = write(home / f"census-{run}.xml", pupils, run)
        bare, bare_work = timed(lambda path=path: bare_copy(bare_parse(path)))  # type: ignore[misc]
        ours, our_work = timed(lambda path=path: receive_one(path))  # type: ignore[misc]
        ratios.append(ours / bare)
        works.append(our_work / bare_work)
        print(
            f"run {run + 1}: ours {ours:.2f} s ({our_work:.2f} s of work), bare {bare:.2f} s ({bare_work:.2f})"
        )
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024**2
    print(f"a census of {pupils:,} pupils, {path.stat().st_size >> 20} MB, to settled facts: "
          f"{median(ratios):.2f} x (bare lxml parse + raw copy), {median(works):.2f} x its processor time; "
          f"reader's peak {peak:.2f} GB; load {os.getloadavg()[0]:.1f}")  # fmt: skip


def timed(work: Callable[[], object]) -> tuple[float, float]:
    """Seconds by the clock, and seconds of this machine's processors, child processes included."""
    began, spent = time.perf_counter(), sum(os.times()[:4])
    work()
    return time.perf_counter() - began, sum(os.times()[:4]) - spent


def receive_one(path: Path) -> None:
    from onroll.intake.receive import receive
    from onroll.register.scope import SYSTEM

    delivery = receive("school_census", path, actor=SYSTEM, now=datetime.now(UTC))
    assert delivery.state == "read" and delivery.accepted == delivery.rows, delivery.refusal


def bare_parse(path: Path) -> list[tuple[str | None, ...]]:
    """Every pupil's elements, as quickly as lxml alone gives them."""
    from lxml import etree

    rows = []
    for _, pupil in etree.iterparse(path, events=("end",), tag="PupilOnRoll"):
        rows.append(tuple(leaf.text for part in pupil for leaf in part))
        pupil.clear()
    return rows


def bare_copy(rows: list[tuple[str | None, ...]]) -> None:
    """The same into a table of text without an index."""
    from django.db import connection, transaction

    columns = ", ".join(f"{name.lower()} text" for name in ELEMENTS)
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("DROP TABLE IF EXISTS bare_census")
        cursor.execute(f"CREATE TABLE bare_census ({columns})")
        if connection.vendor == "postgresql":
            with cursor.copy("COPY bare_census FROM STDIN") as copy:
                for row in rows:
                    copy.write_row(row)
        else:
            cursor.executemany(f"INSERT INTO bare_census VALUES ({', '.join(['%s'] * len(ELEMENTS))})", rows)


def write(path: Path, pupils: int, seed: int) -> Path:
    """A census of invented pupils."""
    chance = random.Random(seed)
    with path.open("w", encoding="utf-8") as file:
        file.write('<?xml version="1.0" encoding="UTF-8"?>\n<Message><Header><CollectionDetails><Collection>SC'
                   "</Collection><Term>AUT</Term><Year>2026</Year><ReferenceDate>2026-10-01</ReferenceDate>"
                   f"</CollectionDetails><Source><LEA>852</LEA><Estab>{4001 + seed}</Estab></Source></Header>"
                   "<Pupils><PupilsOnRoll>\n")  # fmt: skip
        file.writelines(_pupil(chance, seed * pupils + number) for number in range(pupils))
        file.write("</PupilsOnRoll></Pupils></Message>\n")
    return path


def _pupil(chance: random.Random, number: int) -> str:
    said = _said(chance, number)
    return "<PupilOnRoll>" + "".join(_part(part, said) for part in PARTS) + "</PupilOnRoll>\n"


def _part(part: str, said: dict[str, str]) -> str:
    return f"<{part}>" + "".join(f"<{name}>{said[name]}</{name}>" for name in PARTS[part]) + f"</{part}>"


def _said(chance: random.Random, number: int) -> dict[str, str]:
    def name() -> str:
        return "".join(chance.choices("aeioubdglmnrst", k=7)).title()

    def day(first: int) -> str:
        return (date(first, 9, 1) + timedelta(chance.randrange(4000))).isoformat()

    said = {element: chance.choice(("true", "false", "12", "N")) for element in ELEMENTS}
    return said | {
        "UPN": _upn(number), "FormerUPN": "", "Surname": name(), "Forename": name(), "MiddleNames": name(),
        "PreferredSurname": name(), "FormerSurname": "", "DOB": day(2009), "Sex": chance.choice("FM"),
        "Language": "ENG", "EnrolStatus": "C", "EntryDate": day(2014), "NCyearActual": str(chance.randrange(1, 12)),
        "PartTime": "false", "SAON": "", "PAON": str(chance.randrange(1, 200)), "Street": f"{name()} Road",
        "Locality": "", "Town": "Anybourne", "PostCode": f"SO1{number % 9} {number % 9}AA", "UPRN": str(number + 1),
    }  # fmt: skip


def _upn(number: int) -> str:
    digits = f"852{4001 + number // 100_000:04}{number // 1000 % 100:02}{number % 1000:03}"
    return LETTERS[sum(int(digit) * place for place, digit in enumerate(digits, start=2)) % 23] + digits


if __name__ == "__main__":
    main()
