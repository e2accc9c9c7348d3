"""Who tells us and whether they still do: alarms, freshness, and which schools have sent their roll."""

from __future__ import annotations

import argparse
from typing import Any

from onroll.jobs import desk
from onroll.reports.liveness.alarms import Alarm, alarms, note
from onroll.reports.liveness.compared import Compared, compared
from onroll.reports.liveness.coverage import coverage
from onroll.reports.sources import freshness, rests_on

NAME = "sources"
HELP = "say who has sent, who is late, and what is alarming"


def add(parser: argparse.ArgumentParser) -> None:
    desk.add_day(parser)
    parser.add_argument("--compared", action="store_true", help="hold the sources beside each other too")
    parser.add_argument("--note", metavar="ALARM", help="note what is done about this alarm, with --why")
    parser.add_argument("--why", default="", help="what is being done, for the trail")
    parser.add_argument("--json", action="store_true", help="print for machines")


def run(asked: argparse.Namespace) -> int:
    """Exit 1 while there is an alarm that nobody has noted."""
    desk.ready()
    on = asked.on or desk.today()
    if asked.note:
        note(asked.note, actor=desk.actor(), why=asked.why, on=on)
    found = alarms(on, asked.known_at)
    if asked.json:
        desk.out_json(_told(asked, on, found))
    else:
        _say(asked, on, found)
    return desk.FAILED if found else desk.DONE


def _told(asked: argparse.Namespace, on: Any, found: list[Alarm]) -> dict[str, Any]:
    told: dict[str, Any] = {
        "on": on.isoformat(),
        "alarms": [{"alarm": one.key, "kind": one.kind, "source": one.source, "whose": one.whose, "since": one.since,
                    "delivery": one.delivery, "rows": one.rows, "usual": one.usual} for one in found],
        "sources": freshness(on, asked.known_at),
        "schools": coverage(on, asked.known_at).drop("delivery").to_dicts(),
    }  # fmt: skip
    return told | (_beside(compared(on, asked.known_at)) if asked.compared else {})


def _beside(found: Compared) -> dict[str, Any]:
    unseen = [
        {"children": band, "known": known, "estimate": said and said.estimate, "low": said and said.low,
         "high": said and said.high}
        for band, known, said in found.unseen
    ]  # fmt: skip
    return {"quality": found.quality.to_dicts(), "agreement": found.agreement.to_dicts(), "unseen": unseen}


def _say(asked: argparse.Namespace, on: Any, found: list[Alarm]) -> None:
    desk.say(rests_on(on, asked.known_at).in_words(), "")
    desk.table(
        ("ALARM", "SOURCE", "WHOSE", "SINCE", "ROWS", "USUAL"),
        [(one.kind, one.source, one.name or one.whose, one.since, one.rows, one.usual) for one in found],
    )
    desk.say("")
    rows = coverage(on, asked.known_at).to_dicts()
    desk.table(
        ("SCHOOL", "NAME", "STATE", "AS AT", "ROWS", "BEFORE"),
        [
            (one["school"], one["name"], one["state"], one["as_at"], one["size"], one["before"])
            for one in rows
        ],
    )
    if asked.compared:
        for one in _beside(compared(on, asked.known_at))["unseen"]:
            about = "too few to say" if one["estimate"] is None else f"{one['low']:.0f} to {one['high']:.0f}"
            desk.say(f"{one['children']}: {one['known']:,} known; in no list: {about}")
