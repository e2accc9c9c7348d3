"""Make an empty register for a council."""

from __future__ import annotations

import argparse

from django.core.management import call_command

from onroll.jobs import desk, nightly
from onroll.register import council

NAME = "init"
HELP = "make an empty register for a council; harmless when there is one"


def add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--council", required=True, metavar="NAME", help="a folder of councils/")
    parser.add_argument("--json", action="store_true", help="print for machines")


def run(asked: argparse.Namespace) -> int:
    if asked.council not in council.known_councils():
        raise council.NoCouncil(
            f"there is no council {asked.council!r}; there are: {', '.join(council.known_councils())}"
        )
    made = make(asked.council)
    if asked.json:
        desk.out_json({"council": asked.council, "made": made})
    else:
        desk.say(f"{asked.council}: {'the register is ready' if made else 'there is a register already'}")
    return desk.DONE


def make(name: str) -> bool:
    """Bring both stores up to date and say whose register it is; False when it was so already."""
    migrate()
    nightly.schedule()
    try:
        held = council.council_name()
    except council.NoCouncil:
        council.set_council(name)
        return True
    if held != name:
        raise desk.BadUse(f"this register is {held}'s: choose another ONROLL_HOME for {name}")
    return False


def migrate() -> None:
    """Bring both stores up to date."""
    for store in ("default", "trail"):
        call_command("migrate", database=store, verbosity=0, interactive=False, skip_checks=True)
    call_command("createcachetable", verbosity=0)
