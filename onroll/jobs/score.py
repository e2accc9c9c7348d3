"""Score the register against a borough whose truth is known, in a register of its own that is thrown away.

Run as a program it is the other side of that: the process whose settings name the throw-away register.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

OUTSIDE = ("DATABASE_URL", "TRAIL_DATABASE_URL", "ONROLL_ACTOR", "ONROLL_TODAY")


class NotScored(Exception):
    """The borough could not be played to its end."""


def score(borough: Path, council: str) -> dict[str, Any]:
    """Every figure, worked out by another process in an empty register. Raises NotScored."""
    with tempfile.TemporaryDirectory(prefix="onroll-score-") as home:
        kept = {name: value for name, value in os.environ.items() if name not in OUTSIDE}
        done = subprocess.run(
            [sys.executable, "-m", "onroll.jobs.score", str(borough.resolve()), council],
            env={**kept, "ONROLL_HOME": home},
            stdout=subprocess.PIPE,
            check=False,
        )
    if done.returncode != 0:
        raise NotScored(f"{borough} could not be played to its end: what went wrong is said above")
    return dict(json.loads(done.stdout))


def figures(borough: Path) -> dict[str, Any]:
    """Play the borough into this process's register and count."""
    from onroll.jobs.scoring import missing, pairs
    from onroll.jobs.scoring.play import play
    from onroll.jobs.scoring.truth import read_truth

    truth = read_truth(borough)
    played = play(borough, truth)
    rows, people, false = pairs.held(played, truth), missing.missing(played, truth), missing.alarms(played)
    false = false.join(truth.people.select("person", "scenario", "origin"), on="person", how="left")
    found = missing.found_figures(people)
    return {
        "deliveries": len(played.files), "rows": played.rows, "rejected": played.rejected,
        "residual": _residual(played.evenings),
        **pairs.linkage(rows, played),
        "missing": found,
        "false_alarms": {
            "counted_from": missing.counted_from(played),
            **missing.alarm_figures(false, found["found"]), "classes": missing.alarm_classes(false)
        },
        "unseen": people.filter(people["outcome"] == missing.UNSEEN).to_dicts(),
        "weeks": missing.weekly(played),
        **{f"by_{kind}": _by(kind, rows, people, false) for kind in ("scenario", "origin")},
    }  # fmt: skip


def _by(kind: str, rows: Any, people: Any, false: Any) -> dict[str, Any]:
    """The same figures for each group apart."""
    from onroll.jobs.scoring import missing, pairs

    told = {}
    for group in sorted(rows[kind].drop_nulls().unique()):
        mine = [frame.filter(frame[kind] == group) for frame in (rows, people, false)]
        found = missing.found_figures(mine[1])
        told[group] = {
            "pairs": pairs.figures(mine[0]),
            "children_split": pairs.mixed(mine[0], "person", "child"),
            "missing": found,
            "false_alarms": missing.alarm_figures(mine[2], found["found"]),
        }
    return told


def _residual(evenings: list[dict[str, Any]]) -> dict[str, Any]:
    """0 on every day judged, or which days it was not."""
    bad = {str(one["on"]): one["residual"] for one in evenings if one["residual"]}
    return {"days": len(evenings), "most": max(bad.values(), default=0), "not_zero": bad}


def main(words: list[str]) -> int:
    """In the throw-away register: make it, play, print."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "onroll.project.settings"
    import django

    django.setup()
    from django.db import connections

    from onroll.jobs import desk
    from onroll.jobs.commands import init

    init.make(words[1])
    for store in ("default", "trail"):
        with connections[store].cursor() as cursor:
            cursor.execute("PRAGMA synchronous = OFF")  # it is thrown away: a power cut loses nothing
    desk.out_json(figures(Path(words[0])))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
