"""The situation: all that the rules may know of one child on one day, as a dozen small enumerations.

A situation is hashable, so each distinct one is judged once (design §1.4). `register/situations`
resolves evidence into these values; what a value *means* is said only in `law` and `policy`.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass, fields
from enum import Enum
from typing import Any


class Life(Enum):
    """The child's age against compulsory school age, or an identity that has ended."""

    UNKNOWN = "unknown"
    BEFORE = "before"
    WITHIN = "within"
    AFTER = "after"
    DIED = "died"
    SEALED = "sealed"


class Residence(Enum):
    """Where the latest evidence of an address puts the child. It does not lapse through silence."""

    UNKNOWN = "unknown"
    HERE = "here"
    ELSEWHERE = "elsewhere"


class Roll(Enum):
    """What the rolls and leavers' returns say, latest evidence first."""

    NEVER = "never"
    UNREGISTERED = "unregistered_setting"
    CURRENT = "current"
    PART_TIME = "current_part_time"
    LEFT_SILENT = "left_without_a_return"
    LEFT_TOP_YEAR = "finished_the_schools_top_year"
    LEFT_UNKNOWN = "left_destination_unknown"
    LEFT_FOR_SCHOOL = "left_for_a_stated_school"
    LEFT_FOR_LA = "left_for_another_authority"
    LEFT_FOR_ABROAD = "left_for_abroad"
    LEFT_FOR_HOME = "left_for_home_education_by_schools_word"
    REFUTED_SCHOOL = "not_at_the_stated_school"
    REFUTED_LA = "not_known_to_the_stated_authority"


ON_A_ROLL = (Roll.CURRENT, Roll.PART_TIME)
LEFT_FOR_SOMEWHERE = (Roll.LEFT_FOR_SCHOOL, Roll.LEFT_FOR_LA, Roll.LEFT_FOR_ABROAD)
REFUTED = (Roll.REFUTED_SCHOOL, Roll.REFUTED_LA)


class Attendance(Enum):
    """Whether a registered child has been seen in school."""

    UNKNOWN = "unknown"
    SEEN = "seen"
    NEVER_ATTENDED = "never_attended"
    ABSENT_10 = "absent_10"
    ABSENT_20 = "absent_20"


class Closing(Enum):
    """A confirmed move, or a closure as failed to track, with nothing later placing the child here."""

    NONE = "none"
    ELSEWHERE = "confirmed_elsewhere"
    ABROAD = "confirmed_abroad"
    FAILED_TO_TRACK = "failed_to_track"


class Provision(Enum):
    """Education arranged by the authority, or its absence after a permanent exclusion."""

    NONE = "none"
    EOTAS = "arranged_by_the_authority"
    EXCLUDED_WITHOUT = "excluded_without_provision"


class Home(Enum):
    """Home education on the parent's written notice or our own contact (a school's word is in `Roll`)."""

    NONE = "none"
    UNASSESSED = "unassessed"
    SUITABLE = "suitable"
    UNSUITABLE = "unsuitable"


class Admission(Enum):
    """The latest application or offer that no enrolment has overtaken."""

    NONE = "none"
    PENDING = "applied"
    REFUSED_PREFERENCE = "preference_refused"
    REFUSED_DIFFICULTY = "no_place_found"
    OFFERED = "offered"
    WAITING_START = "accepted_start_to_come"
    ROLL_NOT_IN = "accepted_roll_not_in"
    NOT_TAKEN_UP = "not_taken_up"
    ALLOCATED = "allocated_without_application"


class SaidUnknown(Enum):
    """Has somebody said that nobody knows where this child is educated?"""

    NO = "nobody_has_said"
    YES = "said_unknown"


@dataclass(frozen=True, slots=True)
class Situation:
    """One child's facts on one day, reduced. The defaults are a child of whom nothing is known."""

    life: Life = Life.UNKNOWN
    residence: Residence = Residence.UNKNOWN
    roll: Roll = Roll.NEVER
    attendance: Attendance = Attendance.UNKNOWN
    closing: Closing = Closing.NONE
    provision: Provision = Provision.NONE
    home: Home = Home.NONE
    admission: Admission = Admission.NONE
    said_unknown: SaidUnknown = SaidUnknown.NO

    def is_possible(self) -> bool:
        """Only a registered child can be absent from school or seen there."""
        return self.roll in ON_A_ROLL or self.attendance is Attendance.UNKNOWN

    def codes(self) -> tuple[str, ...]:
        """The stable codes of each field, in `FIELDS` order, as stored and exported."""
        return tuple(getattr(self, name).value for name in FIELDS)


FIELDS: tuple[str, ...] = tuple(field.name for field in fields(Situation))
ENUMS: dict[str, type[Enum]] = {
    "life": Life,
    "residence": Residence,
    "roll": Roll,
    "attendance": Attendance,
    "closing": Closing,
    "provision": Provision,
    "home": Home,
    "admission": Admission,
    "said_unknown": SaidUnknown,
}


def from_codes(codes: dict[str, str]) -> Situation:
    """The situation of a row of codes. Raises ValueError naming a code that is not in its enumeration."""
    values: dict[str, Any] = {name: ENUMS[name](codes[name]) for name in FIELDS}
    return Situation(**values)


def every_situation() -> Iterator[Situation]:
    """Every possible situation there is (some 330,000), for proofs by enumeration."""
    spaces: list[list[Any]] = [list(ENUMS[name]) for name in FIELDS]
    for values in itertools.product(*spaces):
        situation = Situation(*values)
        if situation.is_possible():
            yield situation
