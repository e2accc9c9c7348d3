"""Bank holidays in England, worked out by rule, with the one-off days as a table.

Worked out here, not taken from a package, so that a package's update can never move a statutory deadline; a
test compares the two.
"""

from datetime import date, timedelta
from functools import lru_cache

from onroll.facts.citation import cite

NOT_MODELLED = ("Days proclaimed in future: add them to ONE_OFF_DAYS when they are announced.",)

# The days are confirmed; the section and the date of the Act are not.
ACT = "Banking and Financial Dealings Act 1971"
IN_FORCE = date(1971, 12, 16)
ONE_OFF_DAYS = {
    2022: (date(2022, 6, 3), date(2022, 9, 19)),  # the day added to a jubilee; a state funeral
    2023: (date(2023, 5, 8),),  # a coronation
}
MOVED_DAYS = {
    date(2020, 5, 4): date(2020, 5, 8),  # a victory anniversary
    date(2022, 5, 30): date(2022, 6, 2),  # a jubilee
}
MONDAY = 0


@cite(ACT, "s.1", in_force_from=IN_FORCE, certainty="unconfirmed")
@lru_cache(maxsize=256)
def bank_holidays(year: int) -> frozenset[date]:
    """The bank holidays of one calendar year in England, with the days put in place of those at weekends."""
    easter = _easter(year)
    christmas = _in_place(date(year, 12, 25), frozenset())
    fixed = {
        _in_place(date(year, 1, 1), frozenset()),
        easter - timedelta(days=2),
        easter + timedelta(days=1),
        _monday_from(date(year, 5, 1)),
        _monday_from(date(year, 5, 25)),
        _monday_from(date(year, 8, 25)),
        christmas,
        _in_place(date(year, 12, 26), frozenset({christmas})),
    }
    return frozenset(MOVED_DAYS.get(day, day) for day in fixed) | frozenset(ONE_OFF_DAYS.get(year, ()))


@cite(ACT, "s.1", in_force_from=IN_FORCE, certainty="unconfirmed")
def is_working_day(day: date) -> bool:
    """Whether a day is neither at the weekend nor a bank holiday."""
    return day.weekday() < 5 and day not in bank_holidays(day.year)


@cite(ACT, "s.1", in_force_from=IN_FORCE, certainty="unconfirmed")
def working_day_on_or_after(day: date) -> date:
    """The day itself if offices are open, else the next day they are."""
    while not is_working_day(day):
        day += timedelta(days=1)
    return day


def _in_place(day: date, taken: frozenset[date]) -> date:
    while day.weekday() >= 5 or day in taken:
        day += timedelta(days=1)
    return day


def _monday_from(day: date) -> date:
    return day + timedelta(days=(MONDAY - day.weekday()) % 7)


def _easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (the anonymous algorithm of 1876)."""
    century, of_century = divmod(year, 100)
    moon = (19 * (year % 19) + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    week = (32 + 2 * (century % 4) + 2 * (of_century // 4) - moon - of_century % 4) % 7
    late = (year % 19 + 11 * moon + 22 * week) // 451
    month, day = divmod(moon + week - 7 * late + 114, 31)
    return date(year, month, day + 1)
