"""The shape of a council's choices and term dates: text in, one frozen value out; no files here."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, get_args

from onroll.facts.calendars import Calendar, Period
from onroll.law.bank_holidays import bank_holidays
from onroll.law.dfe_return import RETURN_REASONS, Boundary

HEADING = "Policy Commitments"


class ChoicesError(ValueError):
    """A council's file lacks something or says something impossible; names the file and the entry."""


@dataclass(frozen=True, slots=True)
class Neighbour:
    """An authority next door, and the postcode districts known to lie wholly inside it."""

    la_code: str
    name: str
    postcode_districts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Agreement:
    """Who chose a value, when, and whether it is agreed or only proposed."""

    choice: str
    value: str
    agreed_by: str
    agreed_on: date
    agreed: bool


@dataclass(frozen=True, slots=True)
class SchoolYear:
    """One academic year: its stretches of term [from, until), training days, and whether confirmed."""

    name: str
    terms: tuple[Period, ...]
    closed: tuple[date, ...]
    confirmed: bool


@dataclass(frozen=True, slots=True)
class Choices:
    """All that a council decides for itself. Every chosen value has an `Agreement` of the same name."""

    name: str
    la_code: str
    neighbours: tuple[Neighbour, ...]
    postcode_districts: tuple[str, ...]
    postcode_districts_full: tuple[str, ...]
    years: tuple[SchoolYear, ...]
    transit_limit_school_days: int
    max_rows: int
    police_watch_list_notices: int
    police_watch_list_days: int
    failed_to_track_return_reason: str
    duration_boundary: Boundary
    smallest_roll_share: float
    off_rolling_reply_school_days: int
    recheck_days: int
    safe_contact_days: int
    partner_reply_working_days: int
    review_warns_days: int
    late_after_rhythms: float
    halved_share: float
    doubled_times: float
    sizes_compared: int
    smallest_size_judged: int
    visit_late_returns: int
    visit_unanswered_letters: int
    agreements: tuple[Agreement, ...]

    def la_of_district(self, district: str) -> str | None:
        """The authority a postcode district is wholly inside, or None when it is shared or not known."""
        if district in self.postcode_districts_full:
            return self.la_code
        found = (one.la_code for one in self.neighbours if district in one.postcode_districts)
        return next(found, None)

    def proposed(self) -> tuple[str, ...]:
        """The names of the choices nobody has agreed yet."""
        return tuple(one.choice for one in self.agreements if not one.agreed)


CHOSEN: Mapping[str, type] = {
    "transit_limit_school_days": int,
    "max_rows": int,
    "police_watch_list_notices": int,
    "police_watch_list_days": int,
    "failed_to_track_return_reason": str,
    "duration_boundary": str,
    "smallest_roll_share": float,
    "off_rolling_reply_school_days": int,
    "recheck_days": int,
    "safe_contact_days": int,
    "partner_reply_working_days": int,
    "review_warns_days": int,
    "late_after_rhythms": float,
    "halved_share": float,
    "doubled_times": float,
    "sizes_compared": int,
    "smallest_size_judged": int,
    "visit_late_returns": int,
    "visit_unanswered_letters": int,
}


def parse(choices_toml: str, terms_toml: str) -> Choices:
    """A council's choices from the text of its two files; raises ChoicesError naming what is wrong."""
    read, terms = _toml(choices_toml, "choices.toml"), _toml(terms_toml, "terms.toml")
    council = _table(read, "council")
    chosen = _table(read, "choices")
    if unknown := set(chosen) - set(CHOSEN):
        raise ChoicesError(f"choices.toml: nothing is called {', '.join(sorted(unknown))}")
    values = {name: _value(chosen, name, kind) for name, kind in CHOSEN.items()}
    _one_of("failed_to_track_return_reason", values, RETURN_REASONS)
    _one_of("duration_boundary", values, get_args(Boundary))
    return Choices(
        name=_need(council, "name", str, "council"),
        la_code=_code(council, "council"),
        neighbours=tuple(_neighbour(entry) for entry in read.get("neighbours", [])),
        postcode_districts=_texts(council, "postcode_districts"),
        postcode_districts_full=_texts(council, "postcode_districts_full"),
        years=tuple(_year(entry) for entry in terms.get("years", [])),
        agreements=tuple(_agreement(chosen, name) for name in CHOSEN),
        **values,
    )


def calendar(choices: Choices) -> Calendar:
    """The calendar of a council's own schools, bank holidays put in; raises ChoicesError without terms."""
    if not choices.years:
        raise ChoicesError("terms.toml: no years are given")
    terms = tuple(term for year in choices.years for term in year.terms)
    days = range(terms[0][0].year, terms[-1][1].year + 1)
    closed = frozenset(day for year in choices.years for day in year.closed)
    try:
        return Calendar(
            choices.name, terms, closed, frozenset().union(*(bank_holidays(year) for year in days))
        )
    except ValueError as wrong:
        raise ChoicesError(f"terms.toml: {wrong}") from wrong


def _toml(text: str, file: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as wrong:
        raise ChoicesError(f"{file}: {wrong}") from wrong


def _table(read: dict[str, Any], name: str) -> dict[str, Any]:
    return dict(_need(read, name, dict, "the file"))


def _need(table: dict[str, Any], key: str, kind: type, where: str) -> Any:
    value = table.get(key)
    if kind is float and type(value) is int:
        value = float(value)
    if type(value) is not kind:
        raise ChoicesError(f"{where}: {key} should be given as {kind.__name__}, not {value!r}")
    return value


def _value(chosen: dict[str, Any], name: str, kind: type) -> Any:
    where = f"choices.toml: choices.{name}"
    value = _need(_need(chosen, name, dict, "choices.toml: choices"), "value", kind, where)
    if kind in (int, float) and value <= 0:
        raise ChoicesError(f"{where}: should be more than nought, not {value}")
    return value


def _one_of(name: str, values: dict[str, Any], allowed: tuple[str, ...]) -> None:
    if values[name] not in allowed:
        raise ChoicesError(
            f"choices.toml: choices.{name} should be one of {', '.join(allowed)}, not {values[name]!r}"
        )


def _agreement(chosen: dict[str, Any], name: str) -> Agreement:
    entry, where = chosen[name], f"choices.toml: choices.{name}"
    status = _need(entry, "status", str, where)
    if status not in ("agreed", "proposed"):
        raise ChoicesError(f"{where}: status should be agreed or proposed, not {status!r}")
    by, day = _need(entry, "agreed_by", str, where), _need(entry, "agreed_on", date, where)
    return Agreement(name, str(entry["value"]), by, day, status == "agreed")


def _code(table: dict[str, Any], where: str) -> str:
    code: str = _need(table, "la_code", str, where)
    if not (len(code) == 3 and code.isascii() and code.isdigit()):
        raise ChoicesError(f"{where}: la_code should be three digits, not {code!r}")
    return code


def _texts(table: dict[str, Any], key: str) -> tuple[str, ...]:
    found = table.get(key, [])
    if not isinstance(found, list) or not all(isinstance(one, str) for one in found):
        raise ChoicesError(f"choices.toml: {key} should be a list of texts, not {found!r}")
    return tuple(found)


def _neighbour(entry: dict[str, Any]) -> Neighbour:
    return Neighbour(
        _code(entry, "neighbours"),
        _need(entry, "name", str, "neighbours"),
        _texts(entry, "postcode_districts_full"),
    )


def _year(entry: dict[str, Any]) -> SchoolYear:
    name: str = _need(entry, "name", str, "terms.toml: years")
    where = f"terms.toml: {name}"
    terms = tuple(
        (_need(term, "from", date, where), _need(term, "until", date, where))
        for term in _need(entry, "terms", list, where)
    )
    closed = entry.get("closed", [])
    if not all(type(day) is date for day in closed):
        raise ChoicesError(f"{where}: closed should be a list of days, not {closed!r}")
    return SchoolYear(name, terms, tuple(closed), _need(entry, "status", str, where) == "confirmed")
