"""The sleeping watch on an invented borough: how many alerts, how many are true, and who comes back unnoticed.

    python -m benchmarks.watch [--children 4000] [--seed 131] [--hard 200]

Plays the borough's deliveries a day at a time and sets each alert beside the known truth. Then so many children more
are closed as failed to track, and come back at another address with one, two or three slips of the pen.
"""

from __future__ import annotations

import argparse
import csv
import os
import tempfile
import time
from collections import Counter, defaultdict
from datetime import UTC, date, datetime, timedelta
from itertools import groupby
from pathlib import Path
from random import Random

import polars as pl

OF = """
SELECT s.id, d.id, s.line, l.child_id FROM register_sighting s JOIN register_delivery d ON d.id = s.delivery_id
LEFT JOIN register_link l ON l.sighting_id = s.id AND l.undone_at IS NULL
"""
CLOSES = """
SELECT f.sighting_id FROM register_fact f WHERE (f.kind = 'closure' AND f.code <> 'died')
OR (f.kind = 'other_authority' AND f.code IN ('known', 'enrolled'))
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    for name, default in (("children", 4000), ("seed", 131), ("hard", 200)):
        parser.add_argument(f"--{name}", type=int, default=default)
    parser.add_argument("--fainter-by", type=float, help="how much less a pair need weigh: the policy's own")
    asked = parser.parse_args()
    os.environ["DJANGO_SETTINGS_MODULE"] = "onroll.project.settings"
    with tempfile.TemporaryDirectory() as home:
        os.environ["ONROLL_HOME"] = home
        os.environ.pop("DATABASE_URL", None)
        import django

        django.setup()
        from onroll.jobs.commands import init

        init.make("anybourne")
        if asked.fainter_by is not None:
            from onroll.intake.watch import near

            near.FAINTER_BY = asked.fainter_by  # type: ignore[misc]
        folder = Path(home) / "borough"
        files, rows = play(folder, asked.children, asked.seed)
        told(folder, files, rows)
        come_back(folder, Random(asked.seed), asked.hard, Path(home))


def play(folder: Path, children: int, seed: int) -> tuple[dict[int, str], int]:
    """Every delivery received and linked on its own day; which file each delivery was, and how many rows in all."""
    from onroll.borough import write
    from onroll.intake.link import link_waiting
    from onroll.intake.receive import receive_each
    from onroll.jobs.demo import deliveries
    from onroll.register.scope import SYSTEM

    write(folder, children=children, seed=seed)
    items = list(deliveries(folder))
    files, rows = {}, 0
    taken = receive_each(items, actor=SYSTEM, now=items[-1].learned_at or datetime.now(UTC))
    for day, some in groupby(items, lambda item: item.learned_at.date() if item.learned_at else None):
        for item in some:
            delivery = next(taken)
            files[delivery.pk] = item.path.relative_to(folder).as_posix()
            rows += 0 if delivery.repeat else delivery.rows or 0
        link_waiting(SYSTEM, now=datetime.combine(day or date.today(), datetime.max.time(), UTC))
    return files, rows


def told(folder: Path, files: dict[int, str], rows: int) -> None:
    """Each alert beside the truth, and everybody who truly came back beside the alerts."""
    persons = people(folder, files)
    asleep, back = truly_back(persons)
    alerts = raised()
    true = [one for one in alerts if persons.get(one[0]) in asleep[one[1]]]
    found = {persons[sighting] for sighting, *_ in true}
    joined = sum(one[3] for one in alerts)
    print(
        f"{rows:,} rows: {len(alerts)} alerts, {1000 * len(alerts) / rows:.2f} in 1,000 rows; {len(true)} true"
    )
    print(f"of them {joined} by rows that joined the child, {len(alerts) - joined} by rows only like them")
    print("by kind, joined and truth:", Counter((one[2], one[3], one in true) for one in alerts))
    print("false ones weigh:", sorted(round(one[4], 1) for one in alerts if one not in true))
    print("true ones only alike weigh:", sorted(round(one[4], 1) for one in true if not one[3]))
    print(f"{len(back)} came back after a closing; unnoticed: {sorted(str(one) for one in back - found)}")


def people(folder: Path, files: dict[int, str]) -> dict[int, str]:
    """Whom each sighting is truly about."""
    from onroll.register.bulk import read_frame

    with (folder / "truth" / "rows.csv").open(newline="") as listed:
        truth = {(row["file"], int(row["line"])): row["person"] for row in csv.DictReader(listed)}
    found = read_frame(OF, [], dict.fromkeys(("id", "delivery", "line", "child"), pl.Int64))
    return {number: truth[files[delivery], line] for number, delivery, line, _ in found.rows()
            if (files.get(delivery), line) in truth}  # fmt: skip


def truly_back(persons: dict[int, str]) -> tuple[dict[int, set[str]], set[str]]:
    """Of each child the persons whose closing it holds, and the persons of whom a sign came later, by the truth."""
    from onroll.intake.watch.signs import signs
    from onroll.register.bulk import read_frame

    closes = set(read_frame(CLOSES, [], {"id": pl.Int64})["id"])
    found = read_frame(OF, [], dict.fromkeys(("id", "delivery", "line", "child"), pl.Int64))
    child_of = dict(found.select("id", "child").rows())
    asleep: dict[int, set[str]] = defaultdict(set)
    held: dict[str, set[int]] = defaultdict(set)
    for sighting, child in child_of.items():
        if sighting in persons and child is not None:
            held[persons[sighting]].add(child)
            if sighting in closes:
                asleep[child].add(persons[sighting])
    pairs = [
        (child, other, None, 0.0, "") for child, who in asleep.items() for one in who for other in held[one]
    ]
    from onroll.intake.watch.near import PAIR

    news = signs(pl.DataFrame(pairs, PAIR, orient="row"), date(2030, 1, 1) - timedelta(days=1200))
    back = {
        persons[row]
        for child, row in news.select("child", "sighting").rows()
        if persons.get(row) in asleep[child]
    }
    return asleep, back


def raised() -> list[tuple[int, int, str, bool, float]]:
    """Every alert: its row, the child it is about, its kind, whether the row joined the child, and its weight."""
    from onroll.register.models import Alert, Link

    rows = Alert.objects.filter(withdrawn=False).exclude(kind="sealed")
    live = dict(Link.objects.filter(undone_at=None).values_list("sighting_id", "child_id"))
    return [(one.sighting_id, one.child_id, one.kind, live.get(one.sighting_id) == one.child_id, one.weight or 0.0)
            for one in rows]  # fmt: skip


def come_back(folder: Path, rng: Random, many: int, home: Path) -> None:
    """Close so many children and let each come back with slips; how many are joined, alerted to, or unnoticed."""
    from onroll.intake.link import link_waiting
    from onroll.intake.receive import receive
    from onroll.register.models import Alert
    from onroll.register.scope import SYSTEM

    first = sorted(folder.glob("files/*/*child_health*.csv"))[0]
    known = list(csv.DictReader(first.open(newline="", encoding="utf-8-sig")))
    plain = [{name.lower().replace(" ", "_"): value for name, value in row.items()} for row in known]
    who = [row for row in rng.sample(plain, many) if row["dob"][-4:] >= "2011"]
    closed = home / "closed.csv"
    write(closed, [{**row, "closed_on": "2026-11-25", "reason": "failed_to_track"} for row in who])
    now = datetime(2026, 11, 26, 12, tzinfo=UTC)
    before = set(Alert.objects.values_list("pk", flat=True))
    receive("closures", closed, actor=SYSTEM, now=now)
    link_waiting(SYSTEM, now=now)
    print(
        f"closing {len(who)} more: {Alert.objects.exclude(pk__in=before).count()} alerts of a child already like them"
    )
    for slips in (1, 2, 3):
        before = set(Alert.objects.values_list("pk", flat=True))
        Alert.objects.update(withdrawn=True)
        back = home / f"back{slips}.csv"
        write(back, [garbled(rng, row, slips) for row in who])
        later = now + timedelta(days=slips)
        delivery = receive("child_health", back, actor=SYSTEM, now=later)
        began = time.perf_counter()
        link_waiting(SYSTEM, now=later)
        seconds = time.perf_counter() - began
        mine = Alert.objects.exclude(pk__in=before).filter(sighting__delivery=delivery)
        noticed = mine.values("sighting").distinct().count()
        print(
            f"{slips} slips: {noticed} of {len(who)} noticed, {mine.count()} alerts, linked in {seconds:.1f} s"
        )
        from onroll.intake.withdraw import withdraw

        withdraw(delivery.ref, actor=SYSTEM, why="one trial is over", now=later)


def garbled(rng: Random, row: dict[str, str], many: int) -> dict[str, str]:
    """The child at another address, without numbers or parents, and so many slips of the pen."""
    from onroll.borough import slips

    kept = {name: row[name] for name in ("surname", "forename", "sex") if name in row}
    born = datetime.strptime(row["dob"], "%d/%m/%Y").date()
    told = {**kept, "dob": str(born), "postcode": f"ZX{rng.randrange(1, 9)} {rng.randrange(1, 9)}QQ",
            "address1": f"{rng.randrange(1, 99)} Nowhere Road", "moved_in_on": "2026-11-26"}  # fmt: skip
    for what in rng.sample(["surname", "forename", "dob"], many):
        if what == "dob":
            told[what] = str(slips.misdate(rng, born))
        else:
            told[what] = (
                slips.mistype(rng, told[what]) if rng.random() < 0.5 else slips.respell(rng, told[what])
            )
    return told


def write(path: Path, rows: list[dict[str, str]]) -> None:
    with path.open("w", newline="") as sheet:
        writer = csv.DictWriter(sheet, list(dict.fromkeys(name for row in rows for name in row)))
        writer.writeheader()
        writer.writerows(rows)


if __name__ == "__main__":
    main()
