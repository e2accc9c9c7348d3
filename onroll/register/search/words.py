"""The words of a name, and what makes two words near: how they sound, one slip of the pen, a known other form."""

from __future__ import annotations

from functools import lru_cache

from onroll.matching.clean import PARTICLES, fold, known, sound, words

LONGEST = 60
ITSELF, OTHER_FORM, SOUNDS_ALIKE, ONE_SLIP, BEGINS = 1.0, 0.9, 0.85, 0.8, 0.75
"""How well a word fits one that was typed: the same, a known form of it, its sound, one slip away, its beginning."""


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
    """What a word is found under: itself, itself less any one letter, and "~" with how it sounds.

    Two words one letter apart (one more, one fewer, another, two turned round) always share one of these.
    """
    return {*shorter_by_one(word), word, "~" + sound(word)}


def shorter_by_one(word: str) -> set[str]:
    return {word[:at] + word[at + 1 :] for at in range(len(word))}
