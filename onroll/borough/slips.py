"""Every way in which a clerk gets a child's particulars wrong: keys, spellings, days, numbers."""

from __future__ import annotations

import unicodedata
from datetime import date
from random import Random

from onroll.borough.names import table

_NEAR = {
    "a": "sq", "b": "vn", "c": "xv", "d": "sf", "e": "wr", "f": "dg", "g": "fh", "h": "gj", "i": "uo", "j": "hk",
    "k": "jl", "l": "k", "m": "n", "n": "mb", "o": "ip", "p": "o", "q": "wa", "r": "et", "s": "ad", "t": "ry",
    "u": "yi", "v": "cb", "w": "qe", "x": "zc", "y": "tu", "z": "x",
}  # fmt: skip
_SOUNDS = (
    ("ph", "f"), ("ck", "k"), ("ee", "i"), ("ou", "u"), ("oo", "u"), ("kh", "k"), ("gh", "g"), ("sz", "sh"),
    ("cz", "ch"), ("w", "v"), ("ai", "ay"), ("ei", "ie"), ("iy", "y"), ("ii", "i"), ("dh", "d"), ("th", "t"),
    ("j", "y"), ("ah", "a"), ("y", "i"), ("ll", "l"), ("nn", "n"), ("tt", "t"), ("ss", "s"), ("mm", "m"),
)  # fmt: skip
_PLAIN = str.maketrans({"ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ı": "i", "ø": "o", "Ø": "O"})


def plain(text: str) -> str:
    """A name without its accents, as an older system keeps it."""
    if text.isascii():
        return text
    decomposed = unicodedata.normalize("NFKD", text.translate(_PLAIN))
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def mistype(rng: Random, text: str) -> str:
    """One slip of the key: a letter dropped, doubled, swapped with the next, or its neighbour struck."""
    if len(text) < 3:
        return text
    at = rng.randrange(1, len(text))
    kind = rng.randrange(4)
    if kind == 0 and at < len(text) - 1:
        return text[:at] + text[at + 1] + text[at] + text[at + 2 :]
    if kind == 1:
        return text[:at] + text[at + 1 :]
    if kind == 2:
        return text[:at] + text[at] + text[at:]
    struck = rng.choice(_NEAR.get(text[at].lower(), text[at]))
    return text[:at] + struck + text[at + 1 :]


def respell(rng: Random, name: str) -> str:
    """Another way to write the same name: a known one, or the same sounds in other letters."""
    others = table("respellings").get(name)
    if others:
        return rng.choice(others)
    lowered = name.lower()
    fits = [(old, new) for old, new in _SOUNDS if old in lowered[1:]]
    if not fits:
        return plain(name)
    old, new = rng.choice(fits)
    at = lowered.index(old, 1)
    return name[:at] + new + name[at + len(old) :]


def nickname(rng: Random, name: str) -> str:
    """What the child is called at home, if there is such a name."""
    others = table("nicknames").get(name)
    return rng.choice(others) if others else name


def misdate(rng: Random, born: date) -> date:
    """A birth date got wrong: day and month changed over, a digit out, or the year."""
    if born.day <= 12 and born.day != born.month and rng.random() < 0.45:
        return date(born.year, born.day, born.month)
    if rng.random() < 0.7:
        day = rng.choice([born.day - 1, born.day + 1, born.day + 10, born.day - 10])
        return date(born.year, born.month, day) if 1 <= day <= 28 else date(born.year, born.month, 1)
    return date(born.year + rng.choice([-1, 1]), born.month, min(born.day, 28))


def misnumber(rng: Random, number: str) -> str:
    """A number with two digits changed over: its check letter or digit then fails, nearly always."""
    at = rng.randrange(1, len(number) - 1)
    return number[:at] + number[at + 1] + number[at] + number[at + 2 :]
