"""The languages a letter may be in, how each is written, and how far its translations may be relied on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Language:
    """One language: its code, its English name, its own name, and whether it runs from right to left."""

    code: str
    title: str
    own_name: str
    right_to_left: bool = False

    @property
    def direction(self) -> str:
        return "rtl" if self.right_to_left else "ltr"


ENGLISH = "en"
AWAITING = "awaiting human review"
LANGUAGES: Mapping[str, Language] = {
    one.code: one
    for one in (
        Language("en", "English", "English"),
        Language("pl", "Polish", "Polski"),
        Language("ro", "Romanian", "Română"),
        Language("ar", "Arabic", "العربية", True),
        Language("ur", "Urdu", "اردو", True),
        Language("bn", "Bengali", "বাংলা"),
        Language("zh", "Chinese", "中文"),
        Language("uk", "Ukrainian", "Українська"),
        Language("ps", "Pashto", "پښتو", True),
        Language("so", "Somali", "Soomaali"),
    )
}


def language_of(said: str) -> Language | None:
    """The language that a record's home language names, in English or its own word; None when we do not know it."""
    words = said.strip().casefold()
    found = (
        one
        for one in LANGUAGES.values()
        if words in (one.code, one.title.casefold(), one.own_name.casefold())
    )
    return next(found, None)
