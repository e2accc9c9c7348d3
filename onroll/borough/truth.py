"""The truth, kept apart: who each row is about, where each child stands on each day, and who truly is missing."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

from onroll.borough.model import Missing, Person
from onroll.borough.post import Delivery
from onroll.borough.world import World

DAY = timedelta(days=1)
_ORDER = ("lives_elsewhere", "moved_abroad", "eotas", "home_education_unsuitable", "home_educated",
          "home_education_unassessed", "failed_to_track", "excluded_without_provision", "offered_not_started",
          "awaiting_place", "in_transit", "whereabouts_unknown", "unaccounted")  # fmt: skip

MISSING = frozenset(_ORDER) - {"lives_elsewhere", "moved_abroad", "eotas", "home_educated",
                               "home_education_unassessed"}  # fmt: skip
"""Positions in which a child of school age truly is without education."""


def position(person: Person, on: date) -> str:
    """Where the child truly stands on a day: the first of the positions that holds."""
    spells = {s.position for s in person.spells if s.covers(on)}
    if "sealed" in spells:
        return "sealed"
    if person.died and on >= person.died:
        return "died"
    if on >= person.school_age_until:
        return "over_age"
    if person.enrolment(on):
        return "on_roll"
    if on < person.school_age_from:
        return "under_age"
    return next((p for p in _ORDER if p in spells), "unaccounted")


def stretches(person: Person, start: date, end: date) -> Iterator[tuple[date, date, str]]:
    """The child's days from arriving to the end of the story, cut where the position changes; ends excluded."""
    first, last = max(start, person.born, person.arrived), end + DAY
    cuts = {first, person.school_age_from, person.school_age_until, person.died or first}
    for enrolment in person.enrolments:
        cuts |= {enrolment.first, enrolment.until}
    for spell in person.spells:
        cuts |= {spell.first, spell.until or last}
    days = [*sorted(d for d in cuts if first <= d < last), last]
    held: tuple[date, str] | None = None
    for day in days[:-1]:
        now = position(person, day)
        if held and held[1] != now:
            yield held[0], day, held[1]
        if held is None or held[1] != now:
            held = (day, now)
    if held:
        yield held[0], last, held[1]


@dataclass(slots=True)
class Notebook:
    """Notes down, as each file is written, whom its rows are about and which missing children it gives away."""

    world: World
    rows: list[tuple[str, int, str]] = field(default_factory=list)
    watched: dict[str, list[Person]] = field(default_factory=dict)

    def open(self) -> None:
        """Note when each missing child truly is missing, and which schools' rolls would show it."""
        for person in self.world.people:
            if person.missing:
                _true_span(person, self.world.start, self.world.end)
            for laestab in person.missing.watched if person.missing else ():
                self.watched.setdefault(laestab, []).append(person)

    def note(self, file: str, delivery: Delivery) -> None:
        """Take down one delivery."""
        at = delivery.learned_at
        for line, person in enumerate(delivery.people, start=2):
            self.rows.append((file, line, person.pid))
            if not person.first_seen or at < person.first_seen:
                person.first_seen = at
            if person.missing and person.missing.shown_by == "row":
                _show(person.missing, delivery.learned, delivery)
        for person in delivery.flagged:
            if person.missing:
                _show(person.missing, delivery.learned, delivery)
        for laestab in delivery.whole:
            for person in self.watched.get(laestab, ()):
                if person.missing and delivery.as_at and delivery.as_at >= person.missing.watched_from:
                    _show(person.missing, delivery.as_at, delivery)

    def write(self, folder: Path) -> None:
        """Write the truth files."""
        folder.mkdir(parents=True, exist_ok=True)
        people = self.world.people
        start, end = self.world.start, self.world.end
        _sheet(folder / "rows.csv", ("file", "line", "person"), self.rows)
        days = ((p.pid, a, b, position) for p in people for a, b, position in stretches(p, start, end))
        _sheet(folder / "days.csv", ("person", "from", "until", "position"), days)
        _sheet(folder / "people.csv", _PEOPLE, (_person(p) for p in people))
        _sheet(folder / "tokens.csv", ("person", "field", "token"), (t for p in people for t in _tokens(p)))


_PEOPLE = ("person", "household", "origin", "scenario", "sex", "dob", "forename", "surname", "twin_of", "same_as",
           "school_age_from", "school_age_until", "first_seen", "truly_missing_from", "truly_missing_until",
           "noticeable_from", "noticeable_in")  # fmt: skip


def _true_span(person: Person, start: date, end: date) -> None:
    """Cut a child's missing stretch to the days on which they truly stood in a missing position."""
    spans: list[tuple[date, date]] = []
    for first, until, position in stretches(person, start, end):
        if position in MISSING and spans and spans[-1][1] == first:
            spans[-1] = (spans[-1][0], until)
        elif position in MISSING:
            spans.append((first, until))
    if person.missing and spans:
        first, until = max(spans, key=lambda span: span[1] - span[0])
        person.missing.first, person.missing.until = first, until if until <= end else None
    else:
        person.missing = None


def _show(missing: Missing, when: date, delivery: Delivery) -> None:
    """A delivery about a day of the stretch shows it, if it came before the stretch was over."""
    if when < missing.first or (missing.until and delivery.learned >= missing.until):
        return
    if not missing.shown_at or delivery.learned_at < missing.shown_at:
        missing.shown_at, missing.shown_in = delivery.learned_at, delivery.source


def _person(person: Person) -> tuple[object, ...]:
    missing = person.missing
    shown, shown_in = _shown(person)
    return (
        person.pid, f"H{person.household.number:06d}", person.household.origin, person.scenario, person.sex,
        person.born, person.forename, person.surname, person.twin_of, person.same_as, person.school_age_from,
        person.school_age_until, person.first_seen, missing.first if missing else "",
        (missing.until or "") if missing else "", shown, shown_in,
    )  # fmt: skip


def _shown(person: Person) -> tuple[str, str]:
    """When a reader of the files could first tell that the child is missing, and from which source."""
    missing = person.missing
    if missing is None:
        return "", ""
    if missing.shown_by != "day" or not person.first_seen:
        return missing.shown_at, missing.shown_in
    known = max(f"{missing.first.isoformat()}T00:00", person.first_seen)
    in_time = missing.until is None or known < missing.until.isoformat()
    return (known, "") if in_time else ("", "")


def _tokens(person: Person) -> Iterator[tuple[str, str, str]]:
    """Strings that are in nobody else's records: what a search for leaks looks for."""
    household = person.household
    yield person.pid, "nhs_number", person.nhs
    for _, upn in person.upns:
        yield person.pid, "upn", upn
    for _, home in household.homes:
        if home.uprn:
            yield person.pid, "uprn", home.uprn
            yield person.pid, "address", home.address2 or home.address1
    yield person.pid, "parent1_email", household.email
    for nth, (_, phone) in enumerate(household.parents, start=1):
        yield person.pid, f"parent{nth}_phone", phone


def _sheet(path: Path, header: tuple[str, ...], rows: object) -> None:
    with path.open("w", encoding="utf-8", newline="") as sheet:
        writer = csv.writer(sheet, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)  # type: ignore[arg-type]
