"""What a school owes the council about one pupil, by when, and how it stands on a day: by the clocks, for each school.

What was told in time is not shown. Nor is an absence that was short when the school told of it and of which no more
was heard: the pupil may be back, and poor attenders are not missing education.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from onroll.facts.calendars import Calendar
from onroll.law.pupil_registration_2024.attendance_codes import ATTENDANCE_CODES
from onroll.law.pupil_registration_2024.with_the_year import Classes, comes_with_the_year, goes_with_the_year
from onroll.policy.deadlines.clock import Clock
from onroll.policy.deadlines.running import Running, running
from onroll.policy.deadlines.statutory import (
    ATTENDANCE_RETURN,
    CONTINUOUS_ABSENCE,
    DELETION_RETURN,
    NEW_PUPIL_RETURN,
    SICKNESS_RETURN,
    TRANSFER_FILE,
    UNKNOWN_ABSENCE_CODE,
)

HEADING = "Schools and academies"
ROWS = ("34", "35")

Kind = Literal["joining", "leaving", "gone", "absence"]
Stands = Literal["late", "to_come", "reached", "told_late", "not_known"]
STANDS: dict[Stands, str] = {
    "late": "Late",
    "to_come": "To come",
    "reached": "Ground may arise",
    "told_late": "Told late",
    "not_known": "Not known",
}
"""In the order of how much they press."""
NO_REASON_YET, ILLNESS = "N", "I"
OF_THE_GROUND = frozenset("GNO")
"""Regulation 9(1)(i): only these codes for the whole of the absence."""
NO_FILE = frozenset("k")
"""Grounds after which no transfer file is owed: the pupil has died."""


@dataclass(frozen=True, slots=True)
class News:
    """One thing a school has said of a pupil, without the pupil; or that a name is gone from its roll unsaid.

    `told_on`: when the council heard; nothing when it has not. `answered_on`: of a leaver, when a transfer file or
    another school's word of the pupil came. `leave`: of an absence, whether leave was given. `born` and `classes` say
    whether the pupil came or went with the school year.
    """

    school: str
    kind: Kind
    day: date
    told_on: date | None
    ground: str = ""
    codes: str = ""
    school_days: float = 0
    leave: bool = False
    answered_on: date | None = None
    born: date | None = None
    classes: Classes | None = None


@dataclass(frozen=True, slots=True)
class Owed:
    """One duty of a school about one pupil: its clock, and how it stands."""

    clock: Running
    stands: Stands

    @property
    def words(self) -> str:
        """How it stands, in words."""
        return self.clock.says if self.stands == "not_known" else STANDS[self.stands]


def owed(news: News, on: date, calendar: Calendar) -> tuple[Owed, ...]:
    """What the school owes, or was late with, on a day; by that school's calendar."""
    found = ((done, clock, running(clock, news.day, (), on, calendar, stopped_on=done))
             for clock, done in _clocks(news, calendar))  # fmt: skip
    stood = ((_stands(clock, done, news, stand, on), stand) for done, clock, stand in found)
    return tuple(Owed(stand, how) for how, stand in stood if how is not None)


def codes_in(text: str) -> frozenset[str]:
    """The attendance codes a school has written, however it set them apart: "N, O", "NNOO" or "n"."""
    runs = [run for run in re.split(r"[^A-Za-z0-9]+", text) if run.isupper() or len(run) == 1]
    said = {code for run in runs for code in re.findall(r"[A-Z][0-9]?", run.upper())}
    return frozenset(said & set(ATTENDANCE_CODES))


def is_illness(news: News) -> bool:
    """Whether an absence is through illness alone, by the codes the school has put."""
    return codes_in(news.codes) == {ILLNESS}


def _clocks(news: News, calendar: Calendar) -> Iterator[tuple[Clock, date | None]]:
    """Each clock that runs from this news, and the day its thing was done; nothing while it is not."""
    with_the_year = (news.born, news.day, news.classes, calendar)
    if news.kind == "joining" and not comes_with_the_year(*with_the_year):
        yield NEW_PUPIL_RETURN, news.told_on
    if news.kind in ("leaving", "gone") and not goes_with_the_year(*with_the_year):
        yield DELETION_RETURN, news.told_on
    if news.kind == "leaving" and news.ground not in NO_FILE:
        yield TRANSFER_FILE, news.answered_on
    if news.kind == "absence":
        yield from _of_absence(news)


def _of_absence(news: News) -> Iterator[tuple[Clock, date | None]]:
    codes = codes_in(news.codes)
    if NO_REASON_YET in codes:
        yield UNKNOWN_ABSENCE_CODE, None
    if is_illness(news):
        yield SICKNESS_RETURN, _told_of(SICKNESS_RETURN, news)
    elif not news.leave:
        yield ATTENDANCE_RETURN, _told_of(ATTENDANCE_RETURN, news)
        if codes <= OF_THE_GROUND:
            yield CONTINUOUS_ABSENCE, _told_of(CONTINUOUS_ABSENCE, news)


def _told_of(clock: Clock, news: News) -> date | None:
    """The day the council heard of an absence as long as the clock; nothing while it has heard of a shorter one."""
    return news.told_on if news.school_days >= clock.length else None


def _stands(clock: Clock, done: date | None, news: News, stand: Running, on: date) -> Stands | None:
    """How a clock stands, for the page; nothing where there is nothing to see to."""
    if stand.due_on is None:
        return "not_known" if done is None else None
    if done is not None:
        return _when_done(clock, done > stand.due_on)
    if stand.due_on < on:
        ended = news.kind == "absence" and clock is not UNKNOWN_ABSENCE_CODE
        return None if ended else "late"
    quiet = clock is TRANSFER_FILE and stand.state != "warning"
    return None if quiet else "to_come"


def _when_done(clock: Clock, late: bool) -> Stands | None:
    if clock is CONTINUOUS_ABSENCE:
        return "reached"
    return "told_late" if late and clock is not TRANSFER_FILE else None
