"""Watch a folder: what suppliers leave there is received, linked and moved away."""

from __future__ import annotations

import argparse
import time
from pathlib import Path
from typing import Any

from django.db import Error, close_old_connections

from onroll.intake.check import NotReceived
from onroll.intake.link import Unsettled
from onroll.jobs import desk, watch_folder, wrong

NAME = "watch"
HELP = "take in what lies in a folder: DIR/source/file, or DIR/source/sender/file"


def add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "folder", type=Path, metavar="DIR", help="the folder: one folder in it for each source"
    )
    parser.add_argument("--once", action="store_true", help="take what has stopped growing, and end")
    parser.add_argument("--every", type=float, default=5.0, metavar="SECONDS",
                        help="between two looks: a file is taken when it is the same at both")  # fmt: skip
    parser.add_argument("--json", action="store_true", help="print for machines: one array for each look")


def run(asked: argparse.Namespace) -> int:
    desk.ready()
    root = asked.folder.absolute()
    if not root.is_dir():
        raise desk.BadUse(f"{asked.folder}: there is no such folder")
    before = watch_folder.lying(root)
    while True:
        time.sleep(max(asked.every, 0.01))
        now = watch_folder.lying(root)
        ready = [one for path, one in now.items() if before.get(path) == one]
        told = _take(root, ready, asked.once)
        _say(told, asked)
        if asked.once:
            return desk.BAD if any(one["rows"] is None for one in told) else desk.DONE
        before = now
        close_old_connections()


def _take(root: Path, ready: list[watch_folder.Lying], once: bool) -> list[dict[str, Any]]:
    """What became of the files; when something fails they lie there still, and the next look tries again."""
    try:
        return watch_folder.take(root, ready, actor=desk.actor(), now=desk.now())
    except (NotReceived, Unsettled, OSError, Error) as error:
        if once:
            raise
        desk.note(f"onroll: {wrong.in_words(error)}")
        return []


def _say(told: list[dict[str, Any]], asked: argparse.Namespace) -> None:
    if asked.json and (told or asked.once):
        desk.out_json(told)
        return
    for one in [] if asked.json else told:
        if one["rows"] is None:
            desk.say(f"{one['from']}: refused. {one['problems'][0]['problem']}")
        elif one["repeat"]:
            desk.say(f"{one['from']}: the same file came before, as {one['delivery']}. Nothing was changed.")
        else:
            desk.say(
                f"{one['from']}: {one['delivery']}, {one['accepted']} accepted, {one['rejected']} rejected"
            )
