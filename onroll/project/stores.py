"""Where the register and its trail are kept: SQLite by default, PostgreSQL by one variable."""

import sqlite3
from pathlib import Path
from typing import Any

import dj_database_url

# Before 3.51.3 the write-ahead log can corrupt a file that two connections write at once.
WAL_IS_SAFE_FROM = (3, 51, 3)


def wal_is_safe() -> bool:
    return sqlite3.sqlite_version_info >= WAL_IS_SAFE_FROM


def journal_mode() -> str:
    return "wal" if wal_is_safe() else "delete"


def stores(*, home: Path, main: str, trail: str) -> dict[str, dict[str, Any]]:
    """Two aliases: `default` remembers children, `trail` remembers who looked at them."""
    default = store(main or f"sqlite:///{home / 'onroll.sqlite3'}")
    if trail:
        return {"default": default, "trail": store(trail)}
    if is_sqlite(default):
        beside = Path(default["NAME"]).with_name("trail.sqlite3")
        return {"default": default, "trail": store(f"sqlite:///{beside}")}
    second = store(main)
    second["TEST"] = {"MIRROR": "default"}
    return {"default": default, "trail": second}


def store(url: str) -> dict[str, Any]:
    config: dict[str, Any] = dict(dj_database_url.parse(url))
    if is_sqlite(config):
        file = Path(config["NAME"])
        config["TEST"] = {"NAME": str(file.with_name(f"test-{file.name}"))}
        config["OPTIONS"] = sqlite_options()
        return config
    config["CONN_MAX_AGE"] = 60
    config["CONN_HEALTH_CHECKS"] = True
    return config


def sqlite_options() -> dict[str, Any]:
    pragmas = ("foreign_keys = ON", f"journal_mode = {journal_mode()}", "synchronous = FULL")
    return {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "".join(f"PRAGMA {pragma};" for pragma in pragmas),
    }


def is_sqlite(config: dict[str, Any]) -> bool:
    return str(config["ENGINE"]).endswith("sqlite3")


def same_place(one: dict[str, Any], other: dict[str, Any]) -> bool:
    """Whether two aliases are two connections to one database."""
    keys = ("ENGINE", "NAME", "HOST", "PORT")
    return all(one.get(key) == other.get(key) for key in keys)
