"""Days as people write them: the five forms of `formats.md`, and never a guess."""

from __future__ import annotations

import re
from datetime import date, timedelta

MONTHS = {
    name: number
    for number, name in enumerate(
        ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), start=1
    )
}
FIRST_YEAR, LAST_YEAR = 1900, 2100
FIRST_SERIAL, LAST_SERIAL = 20_000, 60_000
"""Excel day numbers that can be meant as days: October 1954 to April 2064."""

_CLOCK = r"(?:[T ]+\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?"
_SEP = r"[-/.\s]\s*"
_YEAR_FIRST = re.compile(rf"(\d{{4}})[-/.](\d{{1,2}})[-/.](\d{{1,2}}){_CLOCK}", re.IGNORECASE | re.ASCII)
_YEAR_FIRST_NAMED = re.compile(
    rf"(\d{{4}}){_SEP}([a-z]{{3,9}}){_SEP}(\d{{1,2}}){_CLOCK}", re.IGNORECASE | re.ASCII
)
_DAY_FIRST = re.compile(rf"(\d{{1,2}})[-/.](\d{{1,2}})[-/.](\d{{4}}){_CLOCK}", re.IGNORECASE | re.ASCII)
_DAY_FIRST_NAMED = re.compile(
    rf"(\d{{1,2}})(?:st|nd|rd|th)?{_SEP}([a-z]{{3,9}})\.?,?{_SEP}(\d{{4}}){_CLOCK}", re.IGNORECASE | re.ASCII
)
_SERIAL = re.compile(r"(\d{5})(?:\.\d+)?", re.ASCII)
_SHORT_YEAR = re.compile(r"\d{1,2}[-/.\s](?:\d{1,2}|[a-z]{3,9})[-/.\s]\d{2}", re.IGNORECASE | re.ASCII)

Parsed = tuple[date | None, str | None]


def parse_date(text: str) -> Parsed:
    """The day a cell means, or what is wrong with it; a day is read day first, never month first."""
    text = text.strip()
    if found := _YEAR_FIRST.fullmatch(text):
        return _day(text, int(found[1]), int(found[2]), int(found[3]))
    if found := _DAY_FIRST.fullmatch(text):
        return _day(text, int(found[3]), int(found[2]), int(found[1]))
    if found := _YEAR_FIRST_NAMED.fullmatch(text):
        return _day(text, int(found[1]), _month(found[2]), int(found[3]))
    if found := _DAY_FIRST_NAMED.fullmatch(text):
        return _day(text, int(found[3]), _month(found[2]), int(found[1]))
    if found := _SERIAL.fullmatch(text):
        return _serial(int(found[1]))
    if _SHORT_YEAR.fullmatch(text):
        return None, "a year of two digits could be either century: write the year with four"
    return None, "this is not a date: write it as 2026-09-01 or 01/09/2026"


def birthday_problem(born: date, learned_on: date) -> str | None:
    """Why a date of birth cannot be a child's or anybody's: after the day we learned it, or over 120 years ago."""
    if born > learned_on:
        return "a birthday in the future"
    if born.year < learned_on.year - 120:
        return "a birthday more than 120 years ago"
    return None


def _month(name: str) -> int:
    """1 to 12 for a month's name or its first letters, 0 when it is none."""
    full = ("january february march april may june july august september october november december").split()
    lowered = name.lower()
    if lowered == "sept" or any(month.startswith(lowered) for month in full):
        return MONTHS.get(lowered[:3], 0)
    return 0


def _day(text: str, year: int, month: int, day: int) -> Parsed:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None, f"the year {year} is outside {FIRST_YEAR} to {LAST_YEAR}"
    try:
        return date(year, month, day), None
    except ValueError:
        return None, "there is no such day (dates are read day first)"


def _serial(number: int) -> Parsed:
    if FIRST_SERIAL <= number <= LAST_SERIAL:
        return date(1899, 12, 30) + timedelta(days=number), None
    return None, "a number this size is not a spreadsheet's day number"
