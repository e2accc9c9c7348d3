"""The shape of a source's declaration, and of what reading one of its files gives."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

import polars as pl

Kind = Literal["snapshot", "changes", "reference"]
ColumnKind = Literal[
    "text", "date", "laestab", "urn", "la", "yes_no", "number", "code", "year_group", "postcode"
]


@dataclass(frozen=True, slots=True)
class Column:
    """One column beyond identity: its name in `formats.md`, what it holds, and other headers it goes by.

    `blank` is what an empty cell means, where it means anything; `inferred` is what follows when another
    column is filled and this one says nothing readable: (column, value), the first that holds.
    """

    name: str
    kind: ColumnKind = "text"
    aliases: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    code_aliases: tuple[tuple[str, str], ...] = ()
    blank: str = ""
    inferred: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class FactShape:
    """How a row becomes one typed claim. Each entry is a column, or columns of which the first filled counts.

    `code`/`detail` may also be constants written as "=value", or several columns put together: "{a}|{b}"
    keeps each in its place, "a + b" leaves blanks out; "part_time?" is the column's name where it says yes.
    The row's own school key is called `school`. `only_if` names a column that must be filled for the claim
    to be made at all (`a|b`: either of them); `part`: only rows of a list as at a day make it, or only changes.
    """

    kind: str
    true_from: tuple[str, ...] = ()
    true_until: tuple[str, ...] = ()
    said_on: tuple[str, ...] = ()
    school: tuple[str, ...] = ()
    code: str = ""
    detail: str = ""
    place: tuple[str, ...] = ()
    ref: str = ""
    number: str = ""
    only_if: str = ""
    part: Literal["", "snapshot", "changes"] = ""


@dataclass(frozen=True, slots=True)
class Source:
    """Somebody who tells us about children: what they send, how often, and under what power.

    `school_sent`: its references are each school's own. `needs_school`: refused without any school key.
    `changes_if`: a snapshot that is read as changes when the file has this column (and none called `roll_part`,
    which says it row by row). `key`: for reference sources, the columns a row must have (`a|b`: either of them).
    `rhythm_days`: how often it comes; `term_time`: counted in days of term only. `volume`: the fewest and the most
    rows a first list may have, where there is no past to go by. `preview`: a file that comes by page, folder or API
    is held until somebody has seen what it would change.
    """

    code: str
    title: str
    kind: Kind
    columns: tuple[Column, ...]
    facts: tuple[FactShape, ...] = ()
    legal_basis: str = ""
    legal_certainty: Literal["confirmed", "unconfirmed", "derived"] = "unconfirmed"
    rhythm_days: int | None = None
    ref_space: str = ""
    speaks_of_residents: bool = True
    default_coverage: str = ""
    restricted: bool = False
    identity_columns: bool = True
    school_sent: bool = False
    needs_school: bool = False
    changes_if: str = ""
    key: tuple[str, ...] = ()
    mappings: dict[str, dict[str, str]] = field(default_factory=dict, compare=False)
    """By the fingerprint of a header row: each header and the column a person decided it is, or "" to leave it out."""
    term_time: bool = False
    volume: tuple[int, int] | None = None
    preview: bool = False

    @property
    def each(self) -> Literal["school", "authority", "sender"]:
        """Whose list it is: each school's own, each authority's, or its sender's. Sizes and lateness go by it."""
        if not (self.needs_school and self.kind == "snapshot"):
            return "sender"
        return "school" if self.school_sent else "authority"


IDENTITY: tuple[str, ...] = (
    "upn", "former_upn", "nhs_number", "surname", "forename", "middle_names", "former_surname",
    "preferred_forename", "full_name", "dob", "sex", "address1", "address2", "address3", "town", "postcode",
    "uprn", "full_address", "parent1_name", "parent1_phone", "parent1_email", "parent2_name",
    "parent2_phone", "home_language", "household_ref",
)  # fmt: skip
"""Who the child is, cleaned; `source_ref` travels in `Reading.refs` since it is the sender's, not the child's."""


class Refused(Exception):
    """A whole file that cannot be taken, with the reason in a clerk's words (where, what, and what to do)."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What one file says: accepted + rejected = rows, always.

    sightings: line (i64), IDENTITY columns (str; dob is date), said_on (date), true_from, true_until (date),
               school (str, the row's own school key or null), raw (str: JSON of the row as sent)
    facts:     line, kind, true_from, true_until, said_on (date), school, code, detail, place, ref (str), number (f64)
    refs:      line, space, value (str)
    problems:  line (i64), column, value, problem, severity ("rejected" | "warning") (str)
    reference: for reference sources, the cleaned rows themselves (line + the source's columns)
    snapshots: for snapshots, each school, as_at (date) and coverage the file speaks of, with its rows;
               coverage is null where the file does not state it
    """

    source: str
    rows: int
    accepted: int
    rejected: int
    sightings: pl.DataFrame
    facts: pl.DataFrame
    refs: pl.DataFrame
    problems: pl.DataFrame
    reference: pl.DataFrame = field(default_factory=pl.DataFrame)
    snapshots: pl.DataFrame = field(default_factory=pl.DataFrame)
