"""Serve the pages, once both stores are up to date."""

from __future__ import annotations

import argparse
import os
import sys

from django.db import connections
from django.db.migrations.executor import MigrationExecutor

from onroll.jobs import desk
from onroll.jobs.demo import demo_day

NAME = "serve"
HELP = "serve the pages"


def add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--bind", default="127.0.0.1:8000", metavar="ADDRESS:PORT")
    parser.add_argument("--workers", type=int, default=2, metavar="N")


def run(asked: argparse.Namespace) -> int:
    desk.ready()
    for store in ("default", "trail"):
        if behind(store):
            raise desk.BadUse(f"the {store} store is not up to date: run `onroll init --council NAME` first")
    if (on := demo_day()) and "ONROLL_TODAY" not in os.environ:
        os.environ["ONROLL_TODAY"] = on.isoformat()
    desk.note(f"Onroll is running at http://{asked.bind}/")
    words = ["gunicorn", "onroll.project.wsgi", "--bind", asked.bind, "--workers", str(asked.workers)]
    os.execv(sys.executable, [sys.executable, "-m", *words, "--threads", "4", "--timeout", "120"])


def behind(store: str) -> bool:
    """Whether a store lacks changes this version needs."""
    executor = MigrationExecutor(connections[store])
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))
