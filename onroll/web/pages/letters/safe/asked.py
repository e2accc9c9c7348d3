"""The form of the safe-contact questions: what each asks, what is answered already, and what was typed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.http import QueryDict

from onroll.casework.act import NotDone
from onroll.casework.answer_safe_contact import NOBODY, SOMEBODY, Said
from onroll.facts.case import Act
from onroll.policy.who_may_know.answers import CONCERNS, MAY, MUST_NOT
from onroll.policy.who_may_know.sending import Recipient, Who, plain
from onroll.register.contact import Reach
from onroll.web.pages.letters.whom import BODIES, WHO

WHERE = "where"
"""May be told, and where the child is too."""
BLANKS = 2
MOST = 40
"""People or places on one form."""


@dataclass(frozen=True)
class Form:
    """What the page asks. `typed` is what was sent back, if anything was; `last` the answers as they stand."""

    typed: Mapping[str, str]
    last: Act | None
    found: Reach

    @property
    def before(self) -> Mapping[str, Any]:
        return self.last.data if self.last else {}

    @cached_property
    def people(self) -> list[dict[str, str]]:
        """Everybody known by name or named in the answers, then empty lines to put down somebody else."""
        known = {Recipient(Who.PARENT, name).key: name for name in self.found.people}
        known = {**known, **self.before.get("names", {})}
        rows = [self._person(number, key, name) for number, (key, name) in enumerate(known.items())]
        return rows + [self._person(len(rows) + blank, "", "") for blank in range(BLANKS)]

    @cached_property
    def bodies(self) -> list[dict[str, str]]:
        """The schools and services: as usual, unless something else is said."""
        return [
            {
                "name": f"body-{one.value}",
                "title": WHO[one],
                "value": self._told(f"body-{one.value}", one.value),
            }
            for one in BODIES
        ]

    @cached_property
    def places(self) -> list[dict[str, str]]:
        """Every address, number and e-mail known or answered, then an empty line."""
        known = [*(home.text for home in self.found.known), *self.found.phones, *self.found.emails]
        answered = self.before.get("safe", {})
        known += [
            one for one in self.before.get("places", answered) if plain(one) not in set(map(plain, known))
        ]
        rows = [self._place(number, one, answered.get(plain(one), "")) for number, one in enumerate(known)]
        return [*rows, self._place(len(rows), "", "")]

    @property
    def forbidden(self) -> str:
        if "forbidden" in self.typed:
            return self.typed["forbidden"]
        if not self.before.get("must_not_answered"):
            return ""
        return SOMEBODY if MUST_NOT in self.before["told"].values() else NOBODY

    def concern(self, code: str) -> str:
        """What was answered of a concern; blank for not known."""
        return str(self.typed.get(f"concern-{code}", self.before.get("concerns", {}).get(code, "")))

    @property
    def agreeable(self) -> list[dict[str, str]]:
        """Those whom advice may agree to: everybody answered as one who may be told."""
        names = self.before.get("names", {})
        found = [key for key, told in self.before.get("told", {}).items() if told == MAY]
        return [{"value": key, "text": names.get(key) or WHO[Who(key.partition(":")[0])]} for key in found]

    def _person(self, number: int, key: str, name: str) -> dict[str, str]:
        box = f"person-{number}"
        return {
            "box": box, "key": key, "name": self.typed.get(f"{box}-name", name), "value": self._told(box, key),
            "who": self.typed.get(f"{box}-who", key.partition(":")[0] or Who.PARENT.value),
        }  # fmt: skip

    def _place(self, number: int, text: str, safe: str) -> dict[str, str]:
        box = f"place-{number}"
        return {"box": box, "text": self.typed.get(f"{box}-text", text), "known": text,
                "value": self.typed.get(box, safe)}  # fmt: skip

    def _told(self, box: str, key: str) -> str:
        if box in self.typed:
            return self.typed[box]
        told = str(self.before.get("told", {}).get(key, ""))
        return WHERE if told == MAY and key in self.before.get("where", ()) else told


def said(typed: QueryDict) -> Said:
    """What was answered on the form. Raises NotDone for a name answered twice."""
    told: dict[str, str] = {}
    names: dict[str, str] = {}
    where: set[str] = set()
    for key, name, answer in (*_people(typed), *_bodies(typed)):
        if key in told:
            raise NotDone(f"{name or key} is there twice")
        told[key] = MAY if answer == WHERE else answer
        names |= {key: name} if name else {}
        where |= {key} if answer == WHERE else set()
    safe = {text: answer for text, answer in _places(typed) if answer}
    concerns = {code: answer for code in CONCERNS if (answer := typed.get(f"concern-{code}", ""))}
    return Said(
        told, typed.get("forbidden", ""), safe, frozenset(where), concerns, typed.get("text", "")[:400], names
    )


def _people(typed: QueryDict) -> Iterator[tuple[str, str, str]]:
    for number in range(MOST):
        box = f"person-{number}"
        name, answer = " ".join(typed.get(f"{box}-name", "").split())[:200], typed.get(box, "")
        if not name and answer:
            raise NotDone("somebody is answered for and not named: write the name")
        who = typed.get(f"{box}-who", "")
        if answer and who not in (Who.PARENT.value, Who.OTHER_PERSON.value):
            raise NotDone(f"say whether {name} is a parent or carer, or somebody else")
        if answer:
            yield Recipient(Who(who), name).key, name, answer


def _bodies(typed: QueryDict) -> Iterator[tuple[str, str, str]]:
    for one in BODIES:
        if answer := typed.get(f"body-{one.value}", ""):
            yield one.value, "", answer


def _places(typed: QueryDict) -> Iterator[tuple[str, str]]:
    for number in range(MOST):
        text = " ".join(typed.get(f"place-{number}-text", "").split())[:600]
        if plain(text):
            yield text, typed.get(f"place-{number}", "")
        elif typed.get(f"place-{number}", ""):
            raise NotDone("an address is answered for and not written: write it")
