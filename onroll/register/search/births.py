"""A date of birth in part: 2014, May 2014, 05/2014, 3 May, 3/5, 3 May 2014, 03/05/2014, 2014-05-03."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
          "november", "december")  # fmt: skip
A_LEAP_YEAR = 2000
FIRST_YEAR, LAST_YEAR = 1990, 2049
"""Years beyond these are read as something else: nobody in the register was born then."""
_MONTH = "|".join(f"{name[:3]}(?:{name[3:]})?" for name in MONTHS) + "|sept"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
PATTERNS = tuple(
    re.compile(rf"(?<![\w/.-]){pattern}(?![\w/-])", re.IGNORECASE)
    for pattern in (
        rf"{_YEAR}-(?P<month>\d{{1,2}})-(?P<day>\d{{1,2}})",
        r"(?P<day>\d{1,2})[/.-](?P<month>\d{1,2})[/.-](?P<year>(?:19|20)?\d\d)",
        rf"{_DAY}\s+(?P<word>{_MONTH})\.?,?\s+(?P<year>(?:19|20)?\d\d)",
        rf"(?P<month>\d{{1,2}})[/.-]{_YEAR}",
        rf"{_YEAR}-(?P<month>\d{{1,2}})",
        rf"(?P<word>{_MONTH})\.?,?\s+{_YEAR}",
        rf"{_DAY}\s+(?P<word>{_MONTH})\.?",
        r"(?P<day>\d{1,2})[/.](?P<month>\d{1,2})",
        _YEAR,
    )
)


@dataclass(frozen=True, slots=True)
class Born:
    """So much of a date of birth as was typed; 0 for what was not."""

    year: int = 0
    month: int = 0
    day: int = 0

    def swapped(self) -> Born | None:
        """The same with day and month the other way round, where that is another day."""
        if self.day and self.month and self.day != self.month and self.day <= 12:
            return Born(self.year, self.day, self.month)
        return None

    def in_words(self) -> str:
        """3 May 2014."""
        month = MONTHS[self.month - 1].capitalize() if self.month else ""
        return " ".join(str(part) for part in (self.day, month, self.year) if part)


def part_of(text: str) -> tuple[Born | None, str]:
    """The first date of birth in a text, and the text without it."""
    for pattern in PATTERNS:
        for found in pattern.finditer(text):
            if born := _born(found.groupdict()):
                return born, f"{text[: found.start()]} {text[found.end() :]}"
    return None, text


def _born(told: dict[str, str | None]) -> Born | None:
    """The parts as numbers; nothing when there is no such day."""
    year = int(told.get("year") or 0)
    year += 2000 if 0 < year < 100 else 0
    word = (told.get("word") or "")[:3].lower()
    month = next((n for n, name in enumerate(MONTHS, 1) if name[:3] == word), int(told.get("month") or 0))
    day = int(told.get("day") or 0)
    try:
        date(year or A_LEAP_YEAR, month or 1, day or 1)
    except ValueError:
        return None
    return Born(year, month, day) if not year or FIRST_YEAR <= year <= LAST_YEAR else None
