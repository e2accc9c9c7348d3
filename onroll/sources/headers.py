"""Which column of a file is which: headers without regard to case, spaces, hyphens or underscores."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from hashlib import sha256

from onroll.sources.shape import IDENTITY, Refused, Source
from onroll.sources.shared_columns import IDENTITY_ALIASES
from onroll.sources.values import plain

WHO = (
    "upn",
    "nhs_number",
    "former_upn",
    "surname",
    "forename",
    "full_name",
    "preferred_forename",
    "former_surname",
)
"""Identity columns that can say whom a row is about."""
REFERENCES = ("source_ref", "application_ref", "notice_ref")
"""Columns that join a row to the child it refers to."""
BY_HAND = "Or bring it in on the page, where a person can say which column is which."


@dataclass(frozen=True, slots=True)
class Headers:
    """A file's headers as sent (made distinct), and for each known column the places it stands in, in order."""

    sent: tuple[str, ...]
    places: dict[str, tuple[int, ...]]

    def named(self, column: str) -> str:
        """The header a column goes by in this file, for messages; our own name where the file has none."""
        found = self.places.get(column)
        return self.sent[found[0]] if found else column


def match_headers(sent: list[str], source: Source) -> Headers:
    """Match a file's headers to a source's columns; a header that repeats a column stands after the better one.

    Where a person has decided how a sender's headers are read, they are read so.
    """
    known = known_headers(source)
    names = [plain(header) for header in sent]
    distinct = distinct_headers(sent)
    decided = source.mappings.get(fingerprint(distinct))
    places: dict[str, list[int]] = {}
    for place, name in enumerate(names):
        if column := known.get(name) if decided is None else decided.get(distinct[place]):
            places.setdefault(column, []).append(place)
    for column, found in places.items():
        found.sort(
            key=lambda place: names[place] != plain(column)
        )  # the column's own name before its aliases
    return Headers(distinct, {column: tuple(found) for column, found in places.items()})


def known_headers(source: Source) -> dict[str, str]:
    """Every header a source's file may use, plainly written, and the column it stands for."""
    identity = (*IDENTITY, "source_ref") if source.identity_columns else ()
    known = {plain(column.name): column.name for column in source.columns}
    for name in identity:
        known.setdefault(plain(name), name)
    for column in source.columns:
        for alias in column.aliases:
            known.setdefault(plain(alias), column.name)
    for name in identity:
        for alias in IDENTITY_ALIASES.get(name, ()):
            known.setdefault(plain(alias), name)
    return known


def check_headers(headers: Headers, source: Source, file: str) -> None:
    """Refuse a file whose header is not this source's: nothing known, or nobody named. Raises Refused."""
    seen = ", ".join(headers.sent[:12]) + (" …" if len(headers.sent) > 12 else "")
    if not headers.places:
        expected = ", ".join(expected_columns(source))
        raise Refused(
            f"{file}, line 1: wrong header. None of its columns is known for {source.code}. "
            f"Seen: {seen}. Expected some of: {expected}. Check that this is the right file for the source. {BY_HAND}"
        )
    if source.identity_columns:
        if not any(name in headers.places for name in (*WHO, *REFERENCES)):
            raise Refused(
                f"{file}, line 1: wrong header. No column says who the child is (a name, a UPN, an NHS number or a "
                f"reference). Seen: {seen}. Add at least surname, forename and dob. {BY_HAND}"
            )
        return
    missing = [key for key in source.key if not any(name in headers.places for name in key.split("|"))]
    if missing:
        raise Refused(
            f"{file}, line 1: wrong header. The column {' and '.join(missing).replace('|', ' or ')} is missing for "
            f"{source.code}. Seen: {seen}. Expected: {', '.join(expected_columns(source))}."
        )


def columns_of(source: Source) -> tuple[str, ...]:
    """Every column a header of this source may be read as, each once; who the child is first."""
    identity = (*IDENTITY, "source_ref") if source.identity_columns else ()
    return tuple(dict.fromkeys([*identity, *(column.name for column in source.columns)]))


def expected_columns(source: Source) -> tuple[str, ...]:
    """The columns a source may send, identity first, by the names of `formats.md`."""
    identity = ("upn", "nhs_number", "surname", "forename", "full_name", "dob", "sex", "postcode")
    own = tuple(column.name for column in source.columns)
    return (*identity, *own) if source.identity_columns else own


def written_by(source: Source, mappings: dict[str, dict[str, str]]) -> Source:
    """A source as one sender writes it: by the header row's fingerprint, how a person decided it is read."""
    return replace(source, mappings=mappings) if mappings else source


def fingerprint(headers: Iterable[str]) -> str:
    """The fingerprint of a header row: the same headers in whatever order."""
    return sha256("\x1f".join(sorted(headers)).encode()).hexdigest()


def distinct_headers(sent: list[str]) -> tuple[str, ...]:
    """Headers made distinct, so that a row can be kept by name: blank ones numbered, repeats counted."""
    seen: set[str] = set()
    names = []
    for place, header in enumerate(sent, start=1):
        name = base = header.strip() or f"column {place}"
        count = 1
        while name in seen:
            count += 1
            name = f"{base} ({count})"
        seen.add(name)
        names.append(name)
    return tuple(names)
