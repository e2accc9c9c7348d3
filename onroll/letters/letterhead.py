"""A council's letterhead: a few lines of data in `councils/<name>/letterhead.toml`, and no person's name."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache

from onroll.register.council import COUNCILS, NoCouncil, choices, council_name

TO_COMPLETE = "to be completed"
"""What stands in a letterhead that a council has not filled in: no letter leaves under it."""
ENTRIES = {
    "team": "the team", "lines": "the address", "email": "the e-mail address",
    "telephone": "the telephone number", "signed_by": "who signs",
}  # fmt: skip
"""What a council fills in, in words."""


@dataclass(frozen=True, slots=True)
class Letterhead:
    """The team's name, the lines of its address, how to reach it, who signs by office, and the colour of the rule."""

    council: str
    team: str
    lines: tuple[str, ...]
    email: str
    telephone: str
    signed_by: str
    colour: str


def letterhead() -> Letterhead:
    """This register's council's letterhead. Raises NoCouncil when it has none or it lacks an entry."""
    return _read(council_name(), choices().name)


def to_complete(head: Letterhead) -> tuple[str, ...]:
    """What of a letterhead is still to be completed, in words; empty when a letter may leave under it."""
    said = {name: repr(getattr(head, name)).lower().replace("-", " ") for name in ENTRIES}
    return tuple(ENTRIES[name] for name, value in said.items() if TO_COMPLETE in value)


@cache
def _read(folder: str, council: str) -> Letterhead:
    place = COUNCILS / folder / "letterhead.toml"
    try:
        said = tomllib.loads(place.read_text("utf-8"))
        return Letterhead(
            council, said["team"], tuple(said["lines"]), said["email"], said["telephone"], said["signed_by"],
            said["colour"],
        )  # fmt: skip
    except FileNotFoundError:
        raise NoCouncil(f"councils/{folder}/letterhead.toml is not there") from None
    except (KeyError, tomllib.TOMLDecodeError) as wrong:
        raise NoCouncil(f"councils/{folder}/letterhead.toml: {wrong}") from wrong
