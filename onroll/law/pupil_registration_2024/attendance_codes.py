"""Regulation 10: the codes of the attendance register. The codes are confirmed; most meanings are not."""

from dataclasses import dataclass

from onroll.facts.citation import Certainty, Citation
from onroll.law.pupil_registration_2024.registers import place

NOT_MODELLED = ("How each code counts in national statistics: not needed to say who is missing.",)


@dataclass(frozen=True, slots=True)
class AttendanceCode:
    """One mark in an attendance register and what it means."""

    code: str
    meaning: str
    citation: Citation


def _codes(certainty: Certainty, **meanings: str) -> tuple[AttendanceCode, ...]:
    cited = place("reg.10", certainty)
    return tuple(AttendanceCode(code, meaning, cited) for code, meaning in meanings.items())


_CONFIRMED = _codes(
    "confirmed",
    G="Holiday without leave",
    K="Provision arranged by the council",
    N="Reason not yet known; to be replaced within five school days",
    O="Absent, and no other code fits",
)

_MARKS = (
    AttendanceCode("/", "Present in the morning", place("reg.10", "unconfirmed")),
    AttendanceCode("\\", "Present in the afternoon", place("reg.10", "unconfirmed")),
    AttendanceCode("#", "School closed to this pupil: a planned closure", place("reg.10", "unconfirmed")),
)

_LETTERS = _codes(
    "unconfirmed",
    B="Other education off site",
    C="Leave in exceptional circumstances",
    C1="Leave for a performance or employment abroad",
    C2="Leave under an agreed part-time timetable",
    D="At another school where registered",
    E="Suspended or excluded, and no provision made",
    I="Illness",
    J1="Leave for an interview",
    L="Late, before the register closed",
    M="Medical or dental appointment",
    P="Sporting activity",
    Q="Absent for want of access arrangements",
    R="Religious observance",
    S="Study leave",
    T="Parent travelling for work",
    U="Arrived after the register closed",
    V="Educational visit or trip",
    W="Work experience",
    X="Not required to attend: not of school age",
    Y1="Unable to attend: transport not provided",
    Y2="Unable to attend: widespread disruption to travel",
    Y3="Unable to attend: part of the premises closed",
    Y4="Unable to attend: whole school unexpectedly closed",
    Y5="Unable to attend: in the criminal justice system",
    Y6="Unable to attend: public health guidance or law",
    Y7="Unable to attend: another unavoidable cause",
    Z="Not yet on the admission register",
)

ATTENDANCE_CODES: dict[str, AttendanceCode] = {
    entry.code: entry for entry in sorted((*_CONFIRMED, *_MARKS, *_LETTERS), key=lambda entry: entry.code)
}

RETIRED_CODES = ("H", "J")
"""Codes of before 2024 that still turn up in returns."""
