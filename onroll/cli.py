"""The register from a terminal: the same doors as the pages, and the same trail."""

from __future__ import annotations

import argparse
import importlib
import os
import sys
from collections.abc import Sequence
from types import ModuleType

COMMANDS = ("init", "receive", "preview", "settle", "withdraw", "sources", "key", "link", "model", "review",
            "judge", "account", "explain", "worklist", "cases", "case", "alerts", "transfer", "search",
            "watch", "borough", "score", "check", "demo", "serve")  # fmt: skip
BAD = 2


def main(words: Sequence[str] | None = None) -> int:
    """Run one command: 0 done, 1 a check failed or rows wait, 2 bad usage or bad input."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "onroll.project.settings")
    import django

    django.setup()
    commands = [importlib.import_module(f"onroll.jobs.commands.{name}") for name in COMMANDS]
    asked = parser(commands).parse_args(words)
    return guarded(asked)


def parser(commands: Sequence[ModuleType]) -> argparse.ArgumentParser:
    """What may be asked."""
    whole = argparse.ArgumentParser(prog="onroll", description="The register that accounts for every child.")
    each = whole.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for command in commands:
        one = each.add_parser(command.NAME, help=command.HELP, description=command.HELP)
        command.add(one)
        one.set_defaults(run=command.run)
    return whole


def guarded(asked: argparse.Namespace) -> int:
    """Run it; whatever is wrong with what was asked is said in a sentence, never as a trace of the program."""
    from onroll.jobs import wrong

    try:
        return int(asked.run(asked))
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return BAD
    except KeyboardInterrupt:
        return 130
    except Exception as error:
        if os.environ.get("ONROLL_DEBUG") == "1":
            raise
        sys.stderr.write(f"onroll: {wrong.in_words(error)}\n")
        return BAD


if __name__ == "__main__":
    sys.exit(main())
