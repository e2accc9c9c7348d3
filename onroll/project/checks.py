"""What must be so before anything starts: SQLite keeps its promises, and the home is private."""

import stat
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, Warning, register
from django.db import connections

from onroll.project.stores import journal_mode

FULL = 2


@register(Tags.database)
def sqlite_is_safe(*, databases: Sequence[str] | None = None, **_: Any) -> list[CheckMessage]:
    """Ask each SQLite store itself; Django runs this whenever it is about to use the database."""
    found: list[CheckMessage] = []
    for alias in databases or []:
        if connections[alias].vendor == "sqlite":
            found += unsafe(alias)
    return found


def unsafe(alias: str) -> list[CheckMessage]:
    promised = {"foreign_keys": 1, "synchronous": FULL, "journal_mode": journal_mode()}
    with connections[alias].cursor() as cursor:
        actual = {name: cursor.execute(f"PRAGMA {name}").fetchone()[0] for name in promised}
    if actual["journal_mode"] == "memory":  # a database that lives in memory has no journal to keep
        actual["journal_mode"] = promised["journal_mode"]
    return [
        Error(f"SQLite store {alias!r} has {name} = {actual[name]}, not {value}.", id="onroll.E001")
        for name, value in promised.items()
        if actual[name] != value
    ]


@register(Tags.security)
def home_is_private(**_: Any) -> list[CheckMessage]:
    home = Path(settings.ONROLL_HOME)
    if home.exists() and home.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO):
        return [
            Warning(f"{home} can be opened by other users of this machine: chmod 700 it.", id="onroll.W001")
        ]
    return []


@register()
def sqlite_is_on_request(**_: Any) -> list[CheckMessage]:
    """Every start of the program reaches this one, so a store with a wrong journal never opens quietly."""
    options = [
        config.get("OPTIONS", {}) for config in settings.DATABASES.values() if "sqlite3" in config["ENGINE"]
    ]
    if all(f"journal_mode = {journal_mode()}" in option.get("init_command", "") for option in options):
        return []
    return [Error("A SQLite store does not name its journal mode.", id="onroll.E002")]
