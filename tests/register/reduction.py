"""A register in a few lines, for testing how facts reduce to situations. No database."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import Any

import polars as pl

from onroll.engines.duck import Duck
from onroll.facts.judgement import Judgement
from onroll.facts.situation import FIELDS, from_codes
from onroll.policy import rulebook
from onroll.policy.choices import Choices
from onroll.register.situations import meanings, rolls, situations
from onroll.register.situations.people import FACT, IDENTITY, SIGHTING, plain, with_days

HERE, NEXT_DOOR = "899", "898"
PRIMARY, SECONDARY, OTHER_PRIMARY, NEXT_DOORS = "8992001", "8994001", "8992002", "8982001"
SCHOOLS = {PRIMARY: 11, OTHER_PRIMARY: 11, SECONDARY: 16, NEXT_DOORS: 11}
COVERAGE = {"school_roll": "whole_roll", "independent_roll": "whole_roll", "neighbour_roll": "our_residents"}
SOURCE_OF = {
    "enrolment": "school_roll", "leaving": "school_leavers", "joining": "school_joiners", "offer": "offers",
    "application": "applications", "health": "child_health", "closure": "closures", "lookup": "pupil_lookup",
    "referral": "referrals", "exclusion": "exclusions", "absence": "absences", "no_show": "no_shows",
}  # fmt: skip


def day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


class Town:
    """Say what the sources say; then ask where a child stands."""

    def __init__(self, schools_loaded: bool = True, born: str | None = "2016-01-10") -> None:
        self.born = born
        self.facts: list[dict[str, Any]] = []
        self.sightings: list[dict[str, Any]] = []
        self.identities: list[dict[str, Any]] = []
        self.schools_loaded = schools_loaded
        self.closed: dict[str, date] = {}

    def says(self, kind: str, child: int = 1, *, dob: str | None = "as born", postcode: str | None = "ZY1 1AA",
             learned: str | None = None, source: str | None = None, **values: Any) -> Town:  # fmt: skip
        """One row of one source about one child."""
        number = len(self.facts) + 1
        source = source or SOURCE_OF.get(kind, kind)
        dates = {key: day(values.pop(key, None)) for key in ("true_from", "true_until", "said_on")}
        known = learned or str(dates["said_on"] or dates["true_from"] or "2026-09-01")
        known_at = datetime.fromisoformat(known + "T09:00:00+00:00")
        self.identities.append(
            {"key": str(number), "dob": day(self.born if dob == "as born" else dob), "postcode": postcode}
        )
        self.sightings.append({"id": number, "child": child, "delivery": number, "line": 2, "identity": str(number),
                               "said_on": dates["said_on"] or dates["true_from"], "learned_at": known_at,
                               "source": source})  # fmt: skip
        self.facts.append({"id": number, "child": child, "sighting": number, "kind": kind, **dates, **values,
                           "learned_at": known_at, "source": source,
                           "coverage": values.get("coverage", COVERAGE.get(source, ""))})  # fmt: skip
        return self

    def on_roll(
        self, seen: str, child: int = 1, school: str = PRIMARY, year: int | None = None, **values: Any
    ) -> Town:
        return self.says("enrolment", child, said_on=seen, school=school, number=year, **values)

    def roll_without(
        self, seen: str, school: str = PRIMARY, year: int = 5, pupils: int = 3, **values: Any
    ) -> Town:
        """A whole roll of other children, of the given year group."""
        for other in range(100, 100 + pupils):
            self.on_roll(seen, other, school, year, dob=None, **values)
        return self

    def duck(self) -> Duck:
        duck = Duck(threads=1)
        duck.put("fact", plain(pl.DataFrame(self.facts, FACT, orient="row")))
        duck.put("sighting", plain(with_days(pl.DataFrame(self.sightings, SIGHTING, orient="row"))))
        duck.put("identity", pl.DataFrame(self.identities, IDENTITY, orient="row"))
        duck.put("restricted", pl.DataFrame([], {"child": pl.Int64, "restriction": pl.String}))
        rows = [(key, self.closed.get(key), True, False, age - 5) for key, age in SCHOOLS.items()]
        duck.put("school", pl.DataFrame(rows if self.schools_loaded else [], {
            "laestab": pl.String, "close_date": pl.Date, "registered": pl.Boolean, "has_successor": pl.Boolean,
            "top_year": pl.Int64}, orient="row"))  # fmt: skip
        duck.put("schools_loaded", pl.DataFrame({"loaded": [self.schools_loaded]}))
        codes = {row["postcode"] for row in self.identities if row["postcode"]}
        where = {"ZY1": HERE, "ZY7": NEXT_DOOR}
        places = [(code, where.get(code.split()[0])) for code in codes]
        duck.put(
            "postcode_la", pl.DataFrame(places, {"postcode": pl.String, "la_code": pl.String}, orient="row")
        )
        quiet = ("other_authority", "lookup", "closures", "pupil_lookup")
        spoken = [(row["source"], row["source"] not in quiet) for row in self.facts]
        duck.put(
            "source",
            pl.DataFrame(spoken, {"code": pl.String, "speaks_of_residents": pl.Boolean}, orient="row"),
        )
        duck.run("create or replace table source as select distinct * from source")
        rolls.put_whole_rolls(duck, 0.5)
        meanings.put_meanings(duck)
        return duck

    def row(self, on: str, child: int = 1) -> dict[str, Any]:
        with self.duck() as duck:
            found = situations(duck, council(), date.fromisoformat(on))
        return found.filter(pl.col("child") == child).to_dicts()[0]

    def rows(self, on: str) -> list[dict[str, Any]]:
        with self.duck() as duck:
            return situations(duck, council(), date.fromisoformat(on)).to_dicts()

    def judged_all(self, on: str) -> dict[int, Judgement]:
        found = {row["child"]: from_codes({name: row[name] for name in FIELDS}) for row in self.rows(on)}
        return {child: rulebook.judge(situation) for child, situation in found.items()}

    def judged(self, on: str, child: int = 1) -> Judgement:
        row = self.row(on, child)
        return rulebook.judge(from_codes({name: row[name] for name in FIELDS}))

    def position(self, on: str, child: int = 1) -> str:
        return self.judged(on, child).position


def council() -> Choices:
    from pathlib import Path

    from onroll.policy.choices import parse

    folder = Path(__file__).parents[2] / "councils" / "anybourne"
    read = parse((folder / "choices.toml").read_text(), (folder / "terms.toml").read_text())
    return replace(read, la_code=HERE)
