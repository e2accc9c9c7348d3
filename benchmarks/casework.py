"""A whole year of an invented borough worked every day by scripted officers: are the promises of casework kept?

    python -m benchmarks.casework [--children 400] [--seed 8123]

Every truly missing child has a case within five school days of being noticeable; every case has an owner who works
cases; every statutory clock is met, or heard of by whoever has to. Prints how many there were and which broke.
"""

from __future__ import annotations

import argparse
import os
import random
import tempfile
from collections import Counter
from datetime import date
from pathlib import Path

START, END = date(2025, 12, 1), date(2026, 11, 24)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--children", type=int, default=400)
    parser.add_argument("--seed", type=int, default=8123)
    asked = parser.parse_args()
    os.environ["DJANGO_SETTINGS_MODULE"] = "onroll.project.settings"
    os.environ.pop("DATABASE_URL", None)
    with tempfile.TemporaryDirectory() as home:
        os.environ["ONROLL_HOME"] = home
        import django

        django.setup()
        from onroll.jobs.commands import init

        init.make("anybourne")
        report(Path(home) / "borough", asked.children, asked.seed)


def report(folder: Path, children: int, seed: int) -> None:
    """Play the year and print what was kept and what was not."""
    from onroll.borough import write
    from onroll.jobs.scoring.play import play
    from onroll.jobs.scoring.truth import read_truth
    from onroll.register.models import Case
    from tests.casework.office import Office, without_a_case

    write(folder, children=children, seed=seed, start=START, end=END)
    truth, office = read_truth(folder), Office(random.Random(seed))
    office.open_up(START)
    played = play(folder, truth, each=office.evening)
    late = without_a_case(played, truth)
    shown = truth.missing()["noticeable"].drop_nulls().len()
    print(
        f"{len(played.evenings)} evenings; noticeably missing: {shown}; without a case in time: {len(late)}"
    )
    print(f"cases {Case.objects.count()}: {dict(Counter(Case.objects.values_list('outcome', flat=True)))}")
    print(
        f"evenings on which a case was nobody's: {len(office.unowned)}; late and unheard of: {len(office.unheard)}"
    )
    print(
        f"steps done {sum(office.done.values())} of {len(office.done)} kinds, refused {sum(office.refused.values())}"
    )
    print(f"heard of above, in case-evenings: {dict(office.escalated.most_common(8))}")
    for person, scenario, noticeable in late:
        print(f"late: {person}, {scenario}, noticeable {noticeable}")


if __name__ == "__main__":
    main()
