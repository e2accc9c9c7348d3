"""The facts a letter may be written with: a closed list, so that nothing else of a child can slip into one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from onroll.letters.languages import day_in
from onroll.policy.who_may_know.sending import Tells

Form = Literal["line", "long", "day"]


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact: what it is called on the form, how it is written, and what telling it would tell."""

    title: str
    form: Form = "line"
    tells: Tells | None = None
    hint: str = ""


LINK_TO_COME = "[the signed link]"
"""What stands where a signed link will be: a letter with it is not finished."""

FACTS: Mapping[str, Fact] = {
    "child": Fact("The child’s name, as the letter has it"),
    "born_on": Fact("Date of birth", "day"),
    "year_group": Fact("Year group"),
    "school": Fact("School"),
    "deadline_on": Fact("Reply by", "day"),
    "reasons": Fact("Reasons", "long"),
    "missing": Fact("What is missing", "long", hint="One to a line, each beginning with a hyphen"),
    "ground": Fact("Ground of regulation 9(1) relied on", hint='As in "(f), education otherwise than at school"'),
    "meanwhile": Fact("Codes and duties meanwhile", "long"),
    "asked_on": Fact("Day the school asked", "day"),
    "left_on": Fact("Day the name was taken off the roll", "day"),
    "allegation": Fact("What is alleged", "long", hint="Without naming who alleged it"),
    "evidence": Fact("Evidence asked for", "long", hint="One to a line, each beginning with a hyphen"),
    "new_address": Fact("The new address", "line", Tells.ADDRESS),
    "moved_on": Fact("Day of the move", "day"),
    "new_school": Fact("The receiving school", "line", Tells.RECEIVING_SCHOOL),
    "authority": Fact("The other authority"),
    "place_on": Fact("Day the child was expected", "day"),
    "intended_school": Fact("School the council intends to name, or has named"),
    "other_schools": Fact("Other schools that may be chosen"),
    "served_on": Fact("Day the notice or order was served", "day"),
    "order_on": Fact("Day of the order", "day"),
    "concern": Fact("What is not known, or not yet suitable", "long"),
    "visit": Fact("When the officer called or will call"),
    "asked_of": Fact("What is asked", "long"),
    "purpose": Fact("Why it is asked"),
    "first_asked_on": Fact("Day it was first asked", "day"),
    "last_seen": Fact("When and where the child was last seen"),
    "born_from": Fact("Born from", "day"),
    "born_until": Fact("Born until", "day"),
    "closes_on": Fact("Applications close on", "day"),
    "offers_on": Fact("Offers are made on", "day"),
    "link": Fact("The signed link", hint="Leave it as it is until the link is made"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class CaseFacts:
    """What a letter is written from: the day the facts are of, and each by its name. A blank is not known."""

    on: date
    values: Mapping[str, str | date]

    def lacking(self, needs: tuple[str, ...]) -> tuple[str, ...]:
        """The names of the facts needed and not known."""
        return tuple(name for name in needs if not self.values.get(name))

    def written(self, name: str, language: str = "en") -> str:
        """One fact as it stands in a letter: a line without breaks; a day with its month in words."""
        value = self.values.get(name, "")
        if isinstance(value, date):
            return day_in(language, value)
        return value.strip() if FACTS[name].form == "long" else " ".join(value.split())
