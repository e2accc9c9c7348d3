"""What somebody typed, read as what it could be, and said back to them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

from onroll.facts.identifiers import (
    clean_laestab,
    clean_nhs,
    clean_postcode,
    clean_upn,
    nhs_problem,
    postcode_district,
    upn_problem,
)
from onroll.register.refs import ALPHABET, LENGTH
from onroll.register.search.births import Born, part_of
from onroll.register.search.words import typed_words

LONGEST_TEXT = 200
MOST_WORDS = 6
FIELDS = ("words", "name", "born", "place", "number", "phone", "parent", "school")
"""What may be asked: one box (`words`), and fields that are each read as one thing only."""
_UPN = re.compile(r"(?<!\w)[A-Za-z][ -]?(?:\d{4}[ -]?){2}\d{3}[\dA-Za-z](?!\w)")
_UPN_ANYHOW = re.compile(r"(?<!\w)[A-Za-z](?:[ -]?\d){11}[ -]?[\dA-Za-z](?!\w)")
"""Spaced in any other way: only where the check letter is right, for it may be an initial beside a telephone."""
_PHONE = re.compile(r"(?<![\w+])(?:\+44|0044|0)[\s()-]*(?:\d[\s()-]*){9,10}(?!\w)")
_NHS = re.compile(r"(?<!\w)\d{3}[ -]?\d{3}[ -]?\d{4}(?!\w)")
_POSTCODE = re.compile(r"(?<!\w)[A-Za-z]{1,2}\d[\dA-Za-z]?\s*\d[A-Za-z]{2}(?!\w)")
_PART = re.compile(r"(?<!\w)([A-Za-z]{1,2}\d[\dA-Za-z]?)(?:\s+(\d))?(?!\w)")
_SCHOOL = re.compile(r"(?<!\w)\d{3}/?\d{4}(?!\w)")
_REFERENCE = re.compile(r"(?<!\S)(?=\S*\d)(?=\S*[A-Za-z]|\S{4})[\w./-]{3,}(?!\S)")
_CHILD = re.compile(rf"(?<!\w)C[{ALPHABET}]{{{LENGTH}}}(?!\w)", re.IGNORECASE)
_STREETS = "avenue|close|court|crescent|drive|gardens|grove|lane|mews|place|road|square|street|terrace|way"
_ADDRESS = re.compile(
    rf"(?<!\S)\d{{1,4}}[a-z]?,?(?:\s+[^\W\d][^\s\d]*){{1,3}}?\s+(?:{_STREETS})(?!\w)", re.IGNORECASE
)
"""A house number and its street; a street alone may be a name: children are called Lane and Close."""
_FEWEST_FIGURES = 4
_NO_DAY = re.compile(r"(?<!\w)\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}(?!\w)")


@dataclass(frozen=True, slots=True)
class Asked:
    """What is looked for. Numbers, postcodes and telephones are in the form in which they are kept."""

    names: tuple[str, ...] = ()
    parents: tuple[str, ...] = ()
    born: Born | None = None
    postcode: str = ""
    district: str = ""
    upns: tuple[str, ...] = ()
    nhs_numbers: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    phone_part: str = ""
    """Figures that follow one another in a telephone number."""
    children: tuple[str, ...] = ()
    references: tuple[str, ...] = ()
    school: str = ""
    """A school's number or words of its name."""
    unused: tuple[tuple[str, str], ...] = ()
    """Each part that could not be used, and why."""

    def anything(self) -> bool:
        """Whether there is anything to look for."""
        return self != Asked(unused=self.unused)


@dataclass
class _Text:
    """Text from which what has been read is taken away."""

    left: str
    unused: list[tuple[str, str]] = field(default_factory=list)

    def take(self, pattern: re.Pattern[str], clean: Callable[[str], str | None]) -> Iterator[str]:
        for found in list(pattern.finditer(self.left)):
            if cleaned := clean(found[0]):
                self.left = self.left.replace(found[0], " ", 1)
                yield cleaned


def read(**typed: str) -> Asked:
    """Read the box and the fields (`FIELDS`); what is in a field is read as that and nothing else."""
    told = {name: " ".join(typed.get(name, "").split())[:LONGEST_TEXT] for name in FIELDS}
    asked = _box(f"{told['words']} , {told['number']}")
    for name, read_field in (
        ("phone", _phone),
        ("name", _name),
        ("born", _born),
        ("place", _place),
        ("parent", _parent),
    ):
        if told[name]:
            asked = read_field(asked, told[name])
    return replace(asked, school=clean_laestab(told["school"]) or told["school"] or asked.school)


def kept_phone(text: str) -> str:
    """A telephone number as it is looked for: its last ten figures, or nothing when there are fewer."""
    figures = re.sub(r"\D", "", text)[-10:]
    return figures if len(figures) == 10 else ""


def kept_reference(text: str) -> str:
    """A reference as it is looked for: capitals and figures only."""
    return re.sub(r"[^0-9A-Z]", "", text.upper())[:120]


def _spaced_upn(text: str) -> str | None:
    """A pupil number typed with spaces or hyphens, or None when it cannot be one."""
    return clean_upn(kept_reference(text))


def _box(words: str) -> Asked:
    text = _Text(words)
    upns = (*text.take(_UPN, kept_reference), *text.take(_UPN_ANYHOW, _spaced_upn))
    text.unused += [
        (upn, f"looked for as it is, though {upn_problem(upn)}") for upn in upns if upn_problem(upn)
    ]
    phones = tuple(text.take(_PHONE, kept_phone))
    nhs_numbers = tuple(text.take(_NHS, clean_nhs))
    text.unused += [(number, nhs_problem(number) or "") for number in text.take(_NHS, str)]
    born, text.left = part_of(text.left)
    text.unused += [(address, "addresses are not looked in") for address in text.take(_ADDRESS, str)]
    text.unused += [(day, "there is no such day") for day in text.take(_NO_DAY, str)]
    children = tuple(text.take(_CHILD, str.upper))
    references = tuple(kept_reference(found) for found in _REFERENCE.findall(text.left))
    asked = Asked(
        born=born, upns=upns, nhs_numbers=nhs_numbers, phones=phones, children=children, references=references
    )
    asked = _somewhere(asked, text)
    list(text.take(_REFERENCE, str))
    return _name(replace(asked, unused=tuple(text.unused)), text.left)


def _somewhere(asked: Asked, text: _Text) -> Asked:
    """A postcode or part of one, and a school's number; either may be somebody's reference as well."""
    place = next(text.take(_POSTCODE, clean_postcode), "")
    asked = _whole_place(asked, place) if place else _part_of_place(asked, text)
    return replace(asked, school=next(text.take(_SCHOOL, clean_laestab), ""))


def _name(asked: Asked, text: str) -> Asked:
    names, unused = _words(text)
    return replace(asked, names=(*asked.names, *names)[:MOST_WORDS], unused=(*asked.unused, *unused))


def _parent(asked: Asked, text: str) -> Asked:
    names, unused = _words(text)
    return replace(asked, parents=names, unused=(*asked.unused, *unused))


def _phone(asked: Asked, text: str) -> Asked:
    """A whole telephone number, or so many figures of one."""
    figures = re.sub(r"\D", "", text)
    if whole := kept_phone(text):
        return replace(asked, phones=(*asked.phones, whole))
    if len(figures) >= _FEWEST_FIGURES:
        return replace(asked, phone_part=figures.removeprefix("0"))
    why = f"a part of a telephone number has at least {_FEWEST_FIGURES} figures"
    return replace(asked, unused=(*asked.unused, (text, why)))


def _words(text: str) -> tuple[tuple[str, ...], list[tuple[str, str]]]:
    usable, useless = typed_words(text)
    unused = [(word, "too short or too common to tell anybody apart") for word in useless]
    unused += [
        (word, f"only the first {MOST_WORDS} words of a name are used") for word in usable[MOST_WORDS:]
    ]
    return tuple(usable[:MOST_WORDS]), unused


def _born(asked: Asked, text: str) -> Asked:
    born, left = part_of(text)
    if left.strip():
        asked = replace(asked, unused=(*asked.unused, (left.strip(), "not read as a date of birth")))
    return replace(asked, born=born or asked.born)


def _place(asked: Asked, text: str) -> Asked:
    if whole := clean_postcode(text):
        return _whole_place(asked, whole)
    part = _Text(text)
    asked = _part_of_place(asked, part)
    if part.left.strip():
        asked = replace(
            asked, unused=(*asked.unused, (part.left.strip(), "not read as a postcode or part of one"))
        )
    return asked


def _whole_place(asked: Asked, postcode: str) -> Asked:
    return replace(asked, postcode=postcode.replace(" ", ""), district=postcode_district(postcode) or "")


def _part_of_place(asked: Asked, text: _Text) -> Asked:
    """A district such as SO14, or a sector such as SO14 7."""
    for found in _PART.finditer(text.left):
        district = found[1].upper()
        if postcode_district(f"{district} 1AA") == district:
            text.left = text.left.replace(found[0], " ", 1)
            return replace(asked, district=district, postcode=district + found[2] if found[2] else "")
    return asked
