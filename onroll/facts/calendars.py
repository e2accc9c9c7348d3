"""Counting school days and working days over a calendar that is handed in as data."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property

Period = tuple[date, date]
"""A run of days [from, until): the second day is not part of it."""

ONE_DAY = timedelta(days=1)
SATURDAY_AND_SUNDAY = frozenset({5, 6})


class CalendarEnds(LookupError):
    """Raised when a question reaches beyond the days a calendar knows."""

    def __init__(self, calendar: "Calendar", asked: date) -> None:
        self.calendar_name, self.asked, self.last_day = calendar.name, asked, calendar.last_day
        super().__init__(
            f"the calendar of {calendar.name} knows {calendar.first_day:%-d %B %Y} to"
            f" {calendar.last_day:%-d %B %Y}, not {asked:%-d %B %Y}: add the term dates"
        )
        known = ("before", calendar.first_day) if asked < calendar.first_day else ("after", self.last_day)
        self.says = f"term dates {known[0]} {known[1]:%-d %B %Y} are not entered"
        """The same in few words, for a line in a list."""


@dataclass(frozen=True)
class Calendar:
    """The days on which a school, or an authority's schools, meet.

    `terms` are the stretches schools are open, in order, half-terms left out; `closed` are days inside them
    on which pupils do not come (training days, closures); `bank_holidays` close both schools and offices.
    `opened` are days on which pupils come whatever the rest says; a day the calendar does not know is left out.
    """

    name: str
    terms: tuple[Period, ...]
    closed: frozenset[date] = frozenset()
    bank_holidays: frozenset[date] = frozenset()
    weekend: frozenset[int] = SATURDAY_AND_SUNDAY
    opened: frozenset[date] = frozenset()

    def __post_init__(self) -> None:
        if not self.terms:
            raise ValueError(f"the calendar of {self.name} has no terms")
        ends = date.min
        for starts, until in self.terms:
            if starts < ends or until <= starts:
                raise ValueError(
                    f"the calendar of {self.name}: the term from {starts} is empty or out of order"
                )
            ends = until

    @property
    def first_day(self) -> date:
        """The first day the calendar knows."""
        return self.terms[0][0]

    @property
    def last_day(self) -> date:
        """The last day the calendar knows."""
        return self.terms[-1][1] - ONE_DAY

    def closing(self, days: Iterable[date], *, name: str, opening: Iterable[date] = ()) -> "Calendar":
        """The calendar of one school that closes on further days, and opens on others."""
        return replace(
            self, name=name, closed=self.closed | frozenset(days), opened=self.opened | frozenset(opening)
        )

    def is_school_day(self, day: date) -> bool:
        """Whether pupils are taught that day; raises CalendarEnds beyond the known days."""
        self._check(day)
        return day in self._school_day_set

    def is_working_day(self, day: date) -> bool:
        """Whether offices are open that day; raises CalendarEnds beyond the known days."""
        self._check(day)
        return self._is_open(day)

    def nth_school_day(self, first: date, n: int) -> date:
        """The nth school day counting from `first`, which counts if it is one; n from 1."""
        return self._nth(self._school_days, first, n)

    def add_school_days(self, start: date, n: int) -> date:
        """The nth school day after `start`, which is not itself counted; n = 0 gives `start`."""
        return start if n == 0 else self.nth_school_day(start + ONE_DAY, n)

    def nth_working_day(self, first: date, n: int) -> date:
        """The nth working day counting from `first`, which counts if it is one; n from 1."""
        return self._nth(self._working_days, first, n)

    def add_working_days(self, start: date, n: int) -> date:
        """The nth working day after `start`, which is not itself counted; n = 0 gives `start`."""
        return start if n == 0 else self.nth_working_day(start + ONE_DAY, n)

    def school_days_between(self, start: date, end: date) -> int:
        """How many school days lie in [start, end); negative when end comes before start."""
        return self._between(self._school_days, start, end)

    def working_days_between(self, start: date, end: date) -> int:
        """How many working days lie in [start, end); negative when end comes before start."""
        return self._between(self._working_days, start, end)

    def school_days_have_passed(self, n: int, *, since: date, by: date) -> bool:
        """Whether at least n school days lie in [since, by), even if `since` is older than the calendar.

        Raises CalendarEnds only when the days it knows are too few to say.
        """
        known = max(since, self.first_day)
        if by <= known or self.school_days_between(known, by) < n:
            self._check(since)
            return by > since and self.school_days_between(since, by) >= n
        return True

    @cached_property
    def _school_days(self) -> tuple[date, ...]:
        taught = {day for term in self.terms for day in _days_in(term) if self._is_open(day)} - self.closed
        known = (day for day in self.opened if self.first_day <= day <= self.last_day)
        return tuple(sorted(taught.union(known)))

    @cached_property
    def _school_day_set(self) -> frozenset[date]:
        return frozenset(self._school_days)

    @cached_property
    def _working_days(self) -> tuple[date, ...]:
        known = (self.first_day, self.last_day + ONE_DAY)
        return tuple(day for day in _days_in(known) if self._is_open(day))

    def _is_open(self, day: date) -> bool:
        return day.weekday() not in self.weekend and day not in self.bank_holidays

    def _check(self, day: date) -> None:
        if not self.first_day <= day <= self.last_day:
            raise CalendarEnds(self, day)

    def _nth(self, days: tuple[date, ...], first: date, n: int) -> date:
        if n < 1:
            raise ValueError(f"days are counted from 1, not {n}")
        self._check(first)
        place = bisect_left(days, first) + n - 1
        if place >= len(days):
            raise CalendarEnds(self, self.last_day + ONE_DAY)
        return days[place]

    def _between(self, days: tuple[date, ...], start: date, end: date) -> int:
        if end < start:
            return -self._between(days, end, start)
        if start == end:
            return 0
        self._check(start)
        self._check(end - ONE_DAY)
        return bisect_left(days, end) - bisect_left(days, start)


def merged(periods: Iterable[Period]) -> tuple[Period, ...]:
    """The same days as a list of periods in order, with no overlaps and no empty ones."""
    joined: list[Period] = []
    for starts, until in sorted(period for period in periods if period[0] < period[1]):
        if joined and starts <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(until, joined[-1][1]))
        else:
            joined.append((starts, until))
    return tuple(joined)


def covers(periods: tuple[Period, ...], day: date) -> bool:
    """Whether a day lies in one of the periods, which must be `merged`."""
    place = bisect_right(periods, (day, date.max)) - 1
    return place >= 0 and day < periods[place][1]


def _days_in(period: Period) -> Iterable[date]:
    starts, until = period
    return (starts + timedelta(days=n) for n in range((until - starts).days))
