"""Measure the register against a borough whose truth is known."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from onroll.jobs import desk
from onroll.jobs.score import NotScored, score

NAME = "score"
HELP = (
    "measure the register against an invented borough whose truth is known; your own register is not touched"
)


def add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--borough", type=Path, required=True, metavar="DIR", help="as `onroll borough` wrote it"
    )
    parser.add_argument("--council", default="anybourne", metavar="NAME", help="whose choices to score under")
    parser.add_argument("--json", action="store_true", help="print for machines")


def run(asked: argparse.Namespace) -> int:
    if not (asked.borough / "deliveries.csv").is_file():
        raise desk.BadUse(
            f"{asked.borough} holds no deliveries.csv: `onroll borough --out {asked.borough}` writes it"
        )
    try:
        told = score(asked.borough, asked.council)
    except NotScored as failed:
        raise desk.BadUse(str(failed)) from None
    if asked.json:
        desk.out_json(told)
    else:
        _say(told)
    return desk.FAILED if told["residual"]["most"] else desk.DONE


def _say(told: dict[str, Any]) -> None:
    pairs, missing, false = told["pairs"], told["missing"], told["false_alarms"]
    desk.table(
        ("", "figure"),
        [
            ("rows", told["rows"]),
            ("pair precision", pairs["precision"]),
            ("pair recall", pairs["recall"]),
            ("  with identifiers", told["pairs_with_identifiers"]["recall"]),
            ("  without", told["pairs_without_identifiers"]["recall"]),
            ("children wrongly joined", told["children_wrongly_joined"]),
            ("children split", told["children_split"]),
            ("decisions asked per 1,000 rows", told["review_decisions_per_1000_rows"]),
            ("truly missing, found", missing["found"]),
            ("truly missing, unseen", missing["unseen"]),
            ("school days to notice (median)", missing["median_school_days_to_notice"]),
            ("false alarms per true find: missing", false["yes"]["per_true_find"]),
            ("false alarms per true find: unknown", false["unknown"]["per_true_find"]),
            ("left over on any day", told["residual"]["most"]),
        ],
    )
