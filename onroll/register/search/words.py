"""The words of a name, and what makes two words near: how they sound, one slip of the pen, a known other form."""

from __future__ import annotations

from functools import lru_cache

from rapidfuzz.distance import JaroWinkler

from onroll.matching.clean import PARTICLES, fold, known, sound, words
from onroll.matching.nicknames import forms

LONGEST = 60
SHORTEST_PART = 3
FORM, PART, NEAR = 0.95, 0.7, 0.6
"""How well a word fits one typed, of 1 for the very same: a published form of it, a longer word, a near one."""


@lru_cache(maxsize=200_000)
def name_words(raw: str) -> tuple[str, ...]:
    """The words a name is found by: each that tells people apart, and all of them written as one."""
    folded = known(raw)
    told = words(folded)
    return tuple(word for word in dict.fromkeys([*told, folded.replace(" ", "")]) if _fit(word))


def typed_words(text: str) -> tuple[list[str], list[str]]:
    """The words of what was typed that can be looked for, and those that cannot."""
    every = list(dict.fromkeys(fold(text).split()))
    fit = [word for word in every if _fit(word) and known(word)]
    told = [word for word in fit if word not in PARTICLES] or fit
    return told, [word for word in every if word not in told]


def _fit(word: str) -> bool:
    return 1 < len(word) <= LONGEST and not any(letter.isdigit() for letter in word)


def keys(word: str) -> set[str]:
    """What a word is found under: itself, itself less any one letter, "~" and its sound, "*" and each of its ends.

    Two words one letter apart (one more, one fewer, another, two turned round) always share one of these; a part
    of a word begins one of its ends.
    """
    ends = {f"*{word[at:]}" for at in range(max(1, len(word) - SHORTEST_PART + 1))}
    return near_keys(word) | ends


def near_keys(word: str) -> set[str]:
    """The keys of a word that is whole but may be misspelt."""
    return {word, "~" + sound(word), *(word[:at] + word[at + 1 :] for at in range(len(word)))}


def fit(typed: str, word: str) -> float:
    """How well a word of the index fits what was typed: 0 to 1."""
    if word == typed:
        return 1.0
    if word in forms(typed):
        return FORM
    likeness = JaroWinkler.similarity(typed, word)
    if len(typed) >= SHORTEST_PART and typed in word:
        return PART + (FORM - PART) * likeness
    return NEAR + (FORM - NEAR) * likeness


def how(typed: str, word: str) -> str:
    """Why a word fits what was typed, in words; nothing when it is the same."""
    if word == typed:
        return ""
    if word in forms(typed):
        return "another form of the name"
    if len(typed) >= SHORTEST_PART and typed in word:
        return "part of the name"
    return "sounds alike" if sound(word) == sound(typed) else "spelt nearly so"
