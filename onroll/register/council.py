"""Which council this register belongs to, and what that council has chosen."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from pathlib import Path

from onroll.facts.calendars import Calendar
from onroll.policy.choices import Choices, calendar, parse
from onroll.register.models.setting import Setting

COUNCILS = Path(__file__).resolve().parents[2] / "councils"
_SAID: ContextVar[list[str] | None] = ContextVar("the council, once it was asked for", default=None)


class NoCouncil(Exception):
    """The register has not been set up for a council yet, or there is no such council."""


def known_councils() -> list[str]:
    """The names of the folders in `councils/`."""
    return sorted(path.parent.name for path in COUNCILS.glob("*/choices.toml"))


def set_council(name: str) -> None:
    """Say which council this register belongs to. Raises NoCouncil for a name without a folder."""
    _choices(name)
    Setting.objects.update_or_create(key="council", defaults={"value": name})


@contextmanager
def asked_once() -> Iterator[None]:
    """While this lasts the register is asked for its council once: a page asks in many places."""
    before = _SAID.set([])
    try:
        yield
    finally:
        _SAID.reset(before)


def council_name() -> str:
    """The folder name of this register's council. Raises NoCouncil before `onroll init`."""
    said = _SAID.get()
    name = said[0] if said else _stored_name()
    if said is not None and not said:
        said.append(name)
    return name


def _stored_name() -> str:
    found = Setting.objects.filter(key="council").first()
    if found is None:
        raise NoCouncil("no council is set: run `onroll init --council NAME` first")
    return found.value


def choices() -> Choices:
    """What this register's council has chosen."""
    return _choices(council_name())


def school_calendar() -> Calendar:
    """The calendar of the council's own schools."""
    return _calendar(council_name())


@cache
def _choices(name: str) -> Choices:
    folder = COUNCILS / name
    if name not in known_councils():
        raise NoCouncil(f"there is no council {name!r}; there are: {', '.join(known_councils())}")
    return parse((folder / "choices.toml").read_text(), (folder / "terms.toml").read_text())


@cache
def _calendar(name: str) -> Calendar:
    return calendar(_choices(name))
