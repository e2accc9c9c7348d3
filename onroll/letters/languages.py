"""The languages a letter may be in, how each is written, and how far its translations may be relied on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date


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


MONTHS: Mapping[str, str] = {
    "pl": "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia",
    "ro": "ianuarie februarie martie aprilie mai iunie iulie august septembrie octombrie noiembrie decembrie",
    "ar": "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر",
    "ur": "جنوری فروری مارچ اپریل مئی جون جولائی اگست ستمبر اکتوبر نومبر دسمبر",
    "bn": "জানুয়ারী ফেব্রুয়ারী মার্চ এপ্রিল মে জুন জুলাই আগস্ট সেপ্টেম্বর অক্টোবর নভেম্বর ডিসেম্বর",
    "uk": "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня",
    "ps": "جنوري فبروري مارچ اپریل مۍ جون جولای اګست سېپتمبر اکتوبر نومبر دسمبر",
    "so": "Janaayo Febraayo Maarso Abriil Maayo Juun Luulyo Agosto Sebtembar Oktoobar Noofeembar Diseembar",
}
"""The months as they stand in a date, from the Unicode locale data (CLDR); awaiting human review as the letters are."""


def day_in(language: str, on: date) -> str:
    """A day with its month in words, so that nobody takes the day for the month."""
    if language == "zh":
        return f"{on.year}年{on.month}月{on.day}日"
    month = MONTHS[language].split()[on.month - 1] if language in MONTHS else f"{on:%B}"
    return f"{on.day} {month} {on.year}"


def language_of(said: str) -> Language | None:
    """The language that a record's home language names, in English or its own word; None when we do not know it."""
    words = said.strip().casefold()
    found = (
        one
        for one in LANGUAGES.values()
        if words in (one.code, one.title.casefold(), one.own_name.casefold())
    )
    return next(found, None)
