"""Names as they are compared: one case, no accents, no punctuation, and how they sound."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import groupby

LETTERS = str.maketrans(
    {"ß": "ss", "æ": "ae", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ł": "l", "œ": "oe", "ı": "i", "ə": "a"}
)
# Words that stand where a name should be: they say the name is not known yet.
PLACEHOLDERS = frozenset(
    "baby infant unborn unknown notknown child boy girl male female twin newborn na tbc tba none test x xx".split()
)
WHICH = "[a-z]|i{1,3}|iv|one|two|three|four|first|second|third|older|younger|elder"
AFTER_NO_NAME = re.compile(rf"({'|'.join(sorted(PLACEHOLDERS))}) ?(?P<which>{WHICH})")
# Parts that come and go in front of a surname or between names.
PARTICLES = frozenset(
    "al el ul bin bint ibn abu de da di du del della van von der den la le o mc mac st".split()
)
# Sounds that are written in several ways across languages of origin; where two could begin, the first counts.
SOUNDS: dict[str, str] = {
    r"(?:sch|tsch|tch|cz|ch)(?=.)": "C",
    r"(?:ch|cz)$": "C",
    r"sh|sz|shch": "S",
    r"ph": "f",
    r"kh|gh|qu|ck|q|c": "k",
    r"th|dh": "t",
    r"bh": "b",
    r"zh|dj|j|g(?=[ei])": "j",
    r"x": "ks",
    r"z": "s",
    r"w": "v",
    r"ee|ea|ie|iy|ey|ei|ai|ay|y|i|e": "i",
    r"oo|ou|au|u|o": "u",
}
WRITTEN = re.compile("|".join(f"({written})" for written in SOUNDS))
SPOKEN = ("", *SOUNDS.values())
UNSPOKEN = str.maketrans("", "", "aiuh")
FIGURES, NO_FIGURES = re.compile(r"\d+"), re.compile(r"\D+")
APOSTROPHES, SIGNS = re.compile(r"['’`.]"), re.compile(r"[^\w]|_")


@lru_cache(maxsize=200_000)
def fold(name: str) -> str:
    """The name in small plain letters, its words parted by single spaces; figures are kept, for they may be a code."""
    lowered = name.lower()
    if not lowered.isascii():
        lowered = lowered.translate(LETTERS)
        lowered = "".join(c for c in unicodedata.normalize("NFKD", lowered) if not unicodedata.combining(c))
    return " ".join(SIGNS.sub(" ", APOSTROPHES.sub("", lowered)).split())


def known(name: str) -> str:
    """The folded name, or nothing when the words only say that no name is known."""
    folded = fold(name)
    return "" if FIGURES.sub("", folded).replace(" ", "") in PLACEHOLDERS else folded


def code(folded: str) -> str | None:
    """What tells a code that stands for a name from others: its figures, or what follows "child", "twin" …

    Nothing for a name. "Child A" and "Child B", "Twin One" and "Twin Two" are as unlike as two names can be.
    """
    told = NO_FIGURES.sub("-", folded).strip("-")
    after = AFTER_NO_NAME.fullmatch(folded)
    return told or (after["which"] if after else None)


def words(folded: str) -> list[str]:
    """The words of a folded name that tell people apart."""
    told = [word for word in folded.split() if word not in PARTICLES and len(word) > 1]
    return told or folded.split()


@lru_cache(maxsize=200_000)
def sound(folded: str) -> str:
    """How a folded name sounds, near enough: consonants in order, the first vowel only when it comes first."""
    written = folded.replace(" ", "")
    if len(written) < 2:
        return written
    spoken = WRITTEN.sub(lambda found: SPOKEN[found.lastindex or 0], written)
    kept = spoken[0] + spoken[1:].translate(UNSPOKEN)
    return "".join(letter for letter, _ in groupby(kept))


def parted(full_name: str) -> tuple[str, str, str]:
    """A guess at forename, middle names and surname from one field: 'Surname, Forename' or 'Forename Surname'."""
    before, comma, after = full_name.partition(",")
    if comma and after.strip():
        given = after.split()
        return given[0], " ".join(given[1:]), before.strip()
    every = full_name.split()
    if len(every) < 2:
        return "", "", full_name.strip()
    return every[0], " ".join(every[1:-1]), every[-1]
