"""Whose register this is: the council's name from its own folder."""

import os
import tomllib
from functools import cache
from pathlib import Path

COUNCILS = Path(__file__).resolve().parents[2] / "councils"


def name() -> str:
    """The council's name, as its `choices.toml` gives it."""
    return _name(os.environ.get("ONROLL_COUNCIL", "anybourne"))


@cache
def _name(folder: str) -> str:
    file = COUNCILS / folder / "choices.toml"
    if not file.is_file():
        return "Your council"
    return str(tomllib.loads(file.read_text(encoding="utf-8"))["council"]["name"])
