"""Where things are kept: two stores, each told to keep its promises."""

from pathlib import Path
from typing import Any

import pytest
from django.db import connections

from onroll.project import checks, stores
from onroll.project.router import TrailRouter
from onroll.project.secret import secret_key


def choose(main: str = "", trail: str = "") -> dict[str, dict[str, Any]]:
    return stores.stores(home=Path("somewhere"), main=main, trail=trail)


def test_it_keeps_the_trail_in_a_file_of_its_own_beside_the_register() -> None:
    chosen = choose()
    assert Path(chosen["default"]["NAME"]).name == "onroll.sqlite3"
    assert Path(chosen["trail"]["NAME"]) == Path(chosen["default"]["NAME"]).with_name("trail.sqlite3")


def test_it_reaches_the_same_postgresql_through_a_second_connection() -> None:
    chosen = choose(main="postgresql://amira@db.example/onroll")
    assert stores.same_place(chosen["default"], chosen["trail"])
    assert chosen["trail"] is not chosen["default"]


def test_it_puts_the_trail_where_it_is_told() -> None:
    chosen = choose(
        main="postgresql://amira@db.example/onroll", trail="postgresql://amira@other.example/trail"
    )
    assert not stores.same_place(chosen["default"], chosen["trail"])


def test_it_writes_ahead_only_where_that_is_proven_safe(monkeypatch: pytest.MonkeyPatch) -> None:
    for version, mode in (
        ((3, 40, 1), "delete"),
        ((3, 51, 2), "delete"),
        ((3, 51, 3), "wal"),
        ((3, 52, 0), "wal"),
    ):
        monkeypatch.setattr("sqlite3.sqlite_version_info", version)
        assert stores.journal_mode() == mode
        assert f"journal_mode = {mode}" in stores.sqlite_options()["init_command"]


@pytest.mark.django_db(databases=["default", "trail"])
def test_it_finds_both_stores_as_promised() -> None:
    assert checks.sqlite_is_safe(databases=["default", "trail"]) == []


@pytest.mark.django_db(databases=["default"])
def test_it_says_when_a_sqlite_store_breaks_its_promise(monkeypatch: pytest.MonkeyPatch) -> None:
    if connections["default"].vendor != "sqlite":
        assert checks.sqlite_is_safe(databases=["default"]) == []
        return
    monkeypatch.setattr(checks, "FULL", 3)
    assert [found.id for found in checks.sqlite_is_safe(databases=["default"])] == ["onroll.E001"]


def test_it_sends_looks_and_only_looks_to_the_trail(settings: Any) -> None:
    settings.TRAIL_SHARES_DEFAULT = False
    router = TrailRouter()
    assert router.allow_migrate("trail", "register", "Look")
    assert not router.allow_migrate("default", "register", "look")
    assert router.allow_migrate("default", "register", "child")
    assert not router.allow_migrate("trail", "register", None)
    assert router.allow_migrate("trail", "register", model_name="look", hint="a trigger")


def test_it_makes_every_table_at_once_where_both_share_a_database(settings: Any) -> None:
    settings.TRAIL_SHARES_DEFAULT = True
    assert all(TrailRouter().allow_migrate(db, "register", "look") for db in ("default", "trail"))


def test_it_makes_a_secret_once_for_its_owner_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ONROLL_SECRET_KEY", raising=False)
    first = secret_key(tmp_path / "home")
    assert len(first) > 60 and secret_key(tmp_path / "home") == first
    assert (tmp_path / "home" / "secret-key").stat().st_mode & 0o777 == 0o600
    assert [path.name for path in (tmp_path / "home").iterdir()] == ["secret-key"]
