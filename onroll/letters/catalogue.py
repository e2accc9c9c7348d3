"""Every letter there is, found by its file; the edition for a day is chosen by date."""

from __future__ import annotations

import importlib
import pkgutil
from datetime import date
from functools import cache

import onroll.letters.written
from onroll.letters.shape import Letter


@cache
def letters() -> tuple[Letter, ...]:
    """Every letter in every edition, by title."""
    found = pkgutil.iter_modules(onroll.letters.written.__path__)
    modules = [importlib.import_module(f"onroll.letters.written.{one.name}") for one in found]
    return tuple(sorted((module.LETTER for module in modules), key=lambda one: (one.title, one.from_day)))


def letters_on(on: date) -> tuple[Letter, ...]:
    """The edition of each letter for a day."""
    return tuple(one for one in letters() if one.chosen_on(on))


def letter(code: str, on: date) -> Letter:
    """The edition of one letter for a day. Raises KeyError."""
    return {one.code: one for one in letters_on(on)}[code]


def edition(code: str, named: str) -> Letter:
    """One letter in the edition that a draft was made from. Raises KeyError."""
    return {(one.code, one.edition): one for one in letters()}[code, named]
