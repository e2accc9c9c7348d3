"""Which column an unknown header may be: by what it is called, and by what its cells look like. A person decides."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from rapidfuzz import fuzz

from onroll.sources.dates import parse_date
from onroll.sources.headers import columns_of, known_headers
from onroll.sources.shape import Source
from onroll.sources.shared_columns import IDENTITY_ALIASES
from onroll.sources.values import Reader, identity_readers, plain, read_sex, reader_of

KNOWN, RESEMBLES, MOSTLY = 1000.0, 70.0, 0.5
"""A name that is known; how alike two names must be (of 100); the share of cells that must be as expected."""
RESEMBLES_A_DAY, DAYS = 40.0, 0.8
"""How alike the name of a column of days may be to one of the source's own; the share of its cells that are days."""
BY_CELLS = {
    "upn": ("UPNs", 95.0), "nhs_number": ("NHS numbers", 95.0), "parent1_email": ("email addresses", 90.0),
    "postcode": ("postcodes", 85.0), "dob": ("dates of birth", 70.0), "sex": ("sexes", 72.0),
    "laestab": ("schools’ numbers", 71.0), "parent1_phone": ("telephone numbers", 71.0),
}  # fmt: skip
"""Columns that can be told by their cells alone: what those are called, and how sure that makes us (of 100)."""
PHONE = r"(?:\+|\(?0)(?:[ ()-]*\d){9,13}"
LOOKS = {
    "surname": r"[^\W\d][^\d@]*", "forename": r"[^\W\d][^\d@]*", "middle_names": r"[^\W\d][^\d@]*",
    "former_surname": r"[^\W\d][^\d@]*", "preferred_forename": r"[^\W\d][^\d@]*", "full_name": r"[^\W\d][^\d@]*",
    "parent1_name": r"[^\W\d][^\d@]*", "parent2_name": r"[^\W\d][^\d@]*",
    "parent1_email": r"\S+@\S+\.\S+", "parent1_phone": PHONE, "parent2_phone": PHONE,
}  # fmt: skip
OF_ANYBODY = {"pupil", "pupils", "child", "childs", "children", "student", "students", "s", "of", "the"}
OLDEST = 25
"""Years: a day longer ago is hardly the birthday of a child in a list."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A header, the column it may be ("" for none), and why, in an officer's words."""

    header: str
    column: str
    why: str


def suggest(
    headers: Sequence[str], rows: Sequence[Sequence[str]], source: Source, learned_on: date
) -> list[Suggestion]:
    """One suggestion for each header; no column is suggested twice."""
    likely = sorted(_likely(headers, rows, source, learned_on), key=lambda one: (-one[0], one[1]))
    found: dict[int, Suggestion] = {}
    taken: set[str] = set()
    for _, place, column, why in likely:
        if place not in found and column not in taken:
            found[place] = Suggestion(headers[place], column, why)
            taken.add(column)
    nothing = "it is like no column that is still free"
    return [found.get(place, Suggestion(header, "", nothing)) for place, header in enumerate(headers)]


def _likely(
    headers: Sequence[str], rows: Sequence[Sequence[str]], source: Source, learned_on: date
) -> Iterator[tuple[float, int, str, str]]:
    """How sure, which header by its place, which column, and why."""
    known, names, tests = known_headers(source), _names(source), _tests(source, learned_on)
    dates = {column.name for column in source.columns if column.kind == "date"}
    for place, header in enumerate(headers):
        if column := known.get(plain(header)):
            yield KNOWN - (plain(header) != plain(column)), place, column, "it is known by this name"
            continue
        cells = [row[place].strip() for row in rows if row[place].strip()]
        fits = {column: _share(cells, test) for column, test in tests.items()}
        days = bool(cells) and _share(cells, _reads(parse_date)) >= DAYS
        if days:  # text holds anything, so what is a day can only be told from it here
            fits = dict.fromkeys(names, 0.0) | fits
        for column, others in names.items():
            alike, name = max((_alike(header, other), other) for other in others)
            if (
                alike >= (RESEMBLES_A_DAY if days and column in dates else RESEMBLES)
                and fits.get(column, 1.0) >= MOSTLY
            ):
                seen = " and its cells fit" if cells and column in fits else ""
                yield alike + 10 * bool(seen), place, column, f"it resembles “{_words(name)}”{seen}"
        for column, (what, sure) in BY_CELLS.items():
            if column in names and cells and fits[column] >= 0.8:
                yield sure * fits[column], place, column, f"its cells look like {what}"


def _names(source: Source) -> dict[str, tuple[str, ...]]:
    """Each column of the source with every name it goes by."""
    own = {column.name: column.aliases for column in source.columns}
    return {name: (name, *own.get(name, ()), *IDENTITY_ALIASES.get(name, ())) for name in columns_of(source)}


def _tests(source: Source, learned_on: date) -> dict[str, Callable[[str], bool]]:
    """For each column whose cells can be told: whether a cell may be one."""
    who = identity_readers(learned_on) if source.identity_columns else {}
    own = {column.name: reader for column in source.columns if (reader := reader_of(column, source))}
    tests = {name: _reads(reader) for name, reader in {**who, **own}.items()}
    tests |= {name: _matches(pattern) for name, pattern in LOOKS.items()}
    return tests | {"dob": _born_lately(tests["dob"], who["dob"], learned_on)} if "dob" in who else tests


def _reads(reader: Reader) -> Callable[[str], bool]:
    if reader is read_sex:  # a sex that is not said is blank and no problem, but no sign of a sex either
        return lambda cell: reader(cell)[0] is not None
    return lambda cell: reader(cell)[1] is None


def _matches(pattern: str) -> Callable[[str], bool]:
    return lambda cell: bool(re.fullmatch(pattern, cell))


def _born_lately(reads: Callable[[str], bool], reader: Reader, learned_on: date) -> Callable[[str], bool]:
    return lambda cell: reads(cell) and reader(cell)[0].year > learned_on.year - OLDEST


def _share(cells: Sequence[str], test: Callable[[str], bool]) -> float:
    """The share of the filled cells that pass; no cell speaks against it where there is none."""
    return sum(map(test, cells)) / len(cells) if cells else 1.0


def _alike(header: str, name: str) -> float:
    """How alike two names are, 0 to 100: words in common count for more, words of one only for less."""
    one, other = _telling(header), _telling(name)
    return 0.6 * fuzz.token_set_ratio(one, other) + 0.4 * fuzz.token_sort_ratio(one, other)


def _telling(name: str) -> str:
    """The words that tell one column from another: every list is of pupils or children."""
    words = _words(name)
    return " ".join(word for word in words.split() if word not in OF_ANYBODY) or words


def _words(name: str) -> str:
    """A header as words: `ChildDOB_2` is child dob 2."""
    parted = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name)
    return " ".join(re.findall(r"[^\W_]+", parted.lower()))
