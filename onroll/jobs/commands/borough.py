"""Write the files of an invented borough, as suppliers would send them, with its known truth."""

from __future__ import annotations

import argparse
import dataclasses
from pathlib import Path
from typing import Any

from onroll.borough import write
from onroll.jobs import desk

NAME = "borough"
HELP = "write the files of an invented borough, with its known truth"


def add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--out", type=Path, required=True, metavar="DIR")
    parser.add_argument("--children", type=int, default=8000, metavar="N")
    parser.add_argument("--seed", type=int, default=1, metavar="S")
    parser.add_argument("--from", dest="start", type=desk.day, metavar="DATE")
    parser.add_argument("--to", dest="end", type=desk.day, metavar="DATE")
    parser.add_argument("--json", action="store_true", help="print for machines")


def run(asked: argparse.Namespace) -> int:
    if asked.children < 1:
        raise desk.BadUse("a borough has at least one child: --children 1 or more")
    days: dict[str, Any] = {name: day for name in ("start", "end") if (day := getattr(asked, name))}
    told = dataclasses.asdict(write(asked.out, children=asked.children, seed=asked.seed, **days))
    if asked.json:
        desk.out_json(told)
    else:
        desk.table(("", "figure"), told.items())
    return desk.DONE
