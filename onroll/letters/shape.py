"""The shape of a letter: to whom, under what law, which facts it cannot be written without."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from onroll.facts.citation import Citation, in_force
from onroll.letters.facts import FACTS
from onroll.policy.scope.shape import POLICY_FROM
from onroll.policy.who_may_know.sending import Kind, Tells, Who


@dataclass(frozen=True, slots=True)
class Letter:
    """One letter in one edition. Its words stand in `texts/<code>/<language>.txt`.

    basis: the law or policy it rests on; a letter is sent only while that is in force. needs: the facts it is not
    written without, by their names in `facts.FACTS`; what it tells follows from them. rows: the procedures of the
    policy it carries out. from_day, until: the days on which this edition is chosen; `until` is excluded. deadline:
    the earliest day the law lets it give for a reply, from the day it is served.
    """

    code: str
    title: str
    to: Who
    basis: Citation
    needs: tuple[str, ...] = ()
    rows: tuple[str, ...] = ()
    kind: Kind = Kind.LETTER
    from_day: date = POLICY_FROM
    until: date | None = None
    deadline: Callable[[date], date] | None = None

    @property
    def tells(self) -> frozenset[Tells]:
        """What it tells of where the child is, from the facts it is written with."""
        return frozenset(told for name in self.needs if (told := FACTS[name].tells) is not None)

    @property
    def edition(self) -> str:
        """The name of this edition: the first day on which it is chosen."""
        return self.from_day.isoformat()

    @property
    def folder(self) -> str:
        """Where its words are."""
        return self.code.replace("-", "_")

    def chosen_on(self, on: date) -> bool:
        """Is this the edition for the day?"""
        return self.from_day <= on and (self.until is None or on < self.until)

    def not_yet(self, on: date) -> str:
        """Why it may not be sent on the day, or nothing: its law does not bind."""
        if in_force(self.basis, on):
            return ""
        begins = self.basis.in_force_from
        when = (
            f"until {begins:%-d %B %Y}" if begins and on < begins else "yet" if begins is None else "any more"
        )
        return f"{self.basis} is not in force {when}: this letter may be read, and not sent"
