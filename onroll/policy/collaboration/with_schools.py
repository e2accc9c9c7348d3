"""Visits to a school and meetings with it, out of what was written down: planned, held, agreed, and new staff."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from onroll.facts.case import Act, as_day, standing
from onroll.policy.collaboration.agreed import ACTION, ACTION_DONE, Agreed
from onroll.policy.collaboration.each_term import Term

HEADING = "School Attendance and Support Team"
ROWS = ("17", "31")
PLANNED, TOLD, NEW_STAFF = "planned", "told", "new_staff"
VISIT, SUPPORT = "visit", "support"
KINDS = {VISIT: "Visit to the school", SUPPORT: "Targeted support meeting on persistent and severe absence"}
HELD, CANCELLED = "held", "cancelled"
STATES = {HELD: "It was held", CANCELLED: "It was cancelled"}


@dataclass(frozen=True, slots=True)
class Meeting:
    """One visit or meeting: its act's number, when, who goes, why; `state` and `text` once somebody has told of it."""

    number: int
    kind: str
    on: date
    who: str
    why: str
    state: str = ""
    text: str = ""
    told: int = 0
    """The number of the act that told of it."""

    @property
    def title(self) -> str:
        return KINDS[self.kind]


@dataclass(frozen=True, slots=True)
class NewStaff:
    """Somebody new at the school: the post, since when. Never a name."""

    number: int
    role: str
    since: date


@dataclass(frozen=True, slots=True)
class WithSchool:
    """What there is with one school: meetings by day, agreed actions still open and who of ours went, new staff."""

    meetings: tuple[Meeting, ...] = ()
    actions: tuple[tuple[Agreed, str], ...] = ()
    staff: tuple[NewStaff, ...] = ()

    @property
    def last_visit(self) -> date | None:
        """The latest day on which the school was visited."""
        return max((one.on for one in self.meetings if one.kind == VISIT and one.state == HELD), default=None)

    @property
    def to_come(self) -> tuple[Meeting, ...]:
        """What is planned and has not been told of, whether its day has passed or not."""
        return tuple(one for one in self.meetings if not one.state)

    def support_in(self, term: Term) -> Meeting | None:
        """The targeted support meeting planned or held in a term; one that was cancelled is none."""
        mine = [one for one in self.meetings
                if one.kind == SUPPORT and one.state != CANCELLED and term.holds(one.on)]  # fmt: skip
        return max(mine, key=lambda one: (one.state == HELD, one.on), default=None)

    def unvisited_staff(self) -> tuple[NewStaff, ...]:
        """New staff since whose coming nobody has visited."""
        seen = self.last_visit
        return tuple(one for one in self.staff if seen is None or seen < one.since)


def with_school(acts: Iterable[Act]) -> WithSchool:
    """The acts of one school, the earliest first, as they stand. What was agreed goes with what was told."""
    found = standing(tuple(acts))
    told = {act.data["of"]: act for act in found if act.kind == TOLD}
    meetings = [_meeting(act, told.get(act.number)) for act in found if act.kind == PLANNED]
    whose = {told[one.number].number: one.who for one in meetings if one.number in told}
    done = {act.data["act"] for act in found if act.kind == ACTION_DONE}
    actions = [(_agreed(act), whose[act.data["of"]]) for act in found
               if act.kind == ACTION and act.number not in done and act.data["of"] in whose]  # fmt: skip
    staff = [NewStaff(act.number, act.data["role"], as_day(act.data["since"]) or act.on)
             for act in found if act.kind == NEW_STAFF]  # fmt: skip
    return WithSchool(
        tuple(sorted(meetings, key=lambda one: (one.on, one.number))),
        tuple(sorted(actions, key=lambda one: (one[0].due_on, one[0].number))),
        tuple(sorted(staff, key=lambda one: (one.since, one.number))),
    )


def _agreed(act: Act) -> Agreed:
    return Agreed(act.number, act.data["title"], act.data["to"], as_day(act.data["due_on"]) or act.on)


def _meeting(act: Act, told: Act | None) -> Meeting:
    said = told.data if told else {}
    return Meeting(
        act.number, act.data["meeting"], as_day(act.data["held_on"]) or act.on, act.data["who"], act.data["why"],
        said.get("state", ""), said.get("text", ""), told.number if told else 0,
    )  # fmt: skip
