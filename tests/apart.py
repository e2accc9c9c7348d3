"""A register apart from the tests' own, for tests that start processes: its own home and, on PostgreSQL, database."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import uuid4

import psycopg
import pytest

from tests.plugins import stores

ROOT = Path(__file__).resolve().parent.parent
OUTSIDE = ("DATABASE_URL", "TRAIL_DATABASE_URL", "ONROLL_ACTOR", "ONROLL_TODAY", "DJANGO_SETTINGS_MODULE")


@dataclass(frozen=True)
class Register:
    """Where a register lies; its commands and programs run as processes of their own."""

    home: Path
    url: str = ""

    @property
    def environment(self) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if name not in OUTSIDE}
        here = {"ONROLL_HOME": str(self.home), "PYTHONPATH": str(ROOT)}
        return {**kept, **here, **({"DATABASE_URL": self.url} if self.url else {})}

    def start(self, *words: str, **more: Any) -> subprocess.Popen[str]:
        """Start a Python program with this register."""
        pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **more}
        self.home.mkdir(exist_ok=True)
        return subprocess.Popen(
            [sys.executable, *words], env=self.environment, cwd=self.home, text=True, **pipes
        )

    def onroll(self, *words: object) -> tuple[int, str, str]:
        """Run a command: its exit status, what it printed, and what it said beside."""
        process = self.start("-m", "onroll.cli", *map(str, words))
        out, err = process.communicate(timeout=120)
        return process.returncode, out, err

    def rows(self, sql: str) -> list[tuple[Any, ...]]:
        """What a query gives, asked past the program."""
        if self.url:
            with psycopg.connect(self.url) as connection:
                return connection.execute(sql).fetchall()  # type: ignore[call-overload,no-any-return]
        with sqlite3.connect(self.home / "onroll.sqlite3", timeout=20) as connection:
            return connection.execute(sql).fetchall()


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Register]:
    """An empty register for the invented council, made once and copied for each test."""
    made = Register(tmp_path_factory.mktemp("template"), _new_database())
    status, _, err = made.onroll("init", "--council", "anybourne")
    assert status == 0, err
    yield made
    _drop(made.url)


@pytest.fixture
def apart(template: Register, tmp_path: Path) -> Iterator[Register]:
    """An empty register of this test's own."""
    home = tmp_path / "home"
    shutil.copytree(template.home, home)
    register = Register(home, _new_database(template.url))
    yield register
    _drop(register.url)


@pytest.fixture
def another(template: Register, tmp_path: Path) -> Iterator[Register]:
    """A second empty register, to compare the first one with."""
    home = tmp_path / "another"
    shutil.copytree(template.home, home)
    register = Register(home, _new_database(template.url))
    yield register
    _drop(register.url)


def _server() -> str:
    return os.environ["DATABASE_URL"].rsplit("/", 1)[0]


def _new_database(like: str = "") -> str:
    """The address of a fresh database on the tests' server; nothing on SQLite."""
    if stores.ENGINE != "postgresql":
        return ""
    name = f"apart_{uuid4().hex[:12]}"
    copied = f" TEMPLATE {like.rsplit('/', 1)[1]}" if like else ""
    with psycopg.connect(f"{_server()}/postgres", autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}{copied}")  # type: ignore[call-overload]
    return f"{_server()}/{name}"


def _drop(url: str) -> None:
    if url:
        with psycopg.connect(f"{_server()}/postgres", autocommit=True) as connection:
            connection.execute(f"DROP DATABASE {url.rsplit('/', 1)[1]} WITH (FORCE)")  # type: ignore[call-overload]
