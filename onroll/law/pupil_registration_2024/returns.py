"""Regulation 13: what a school tells the council, and by when."""

from dataclasses import dataclass
from datetime import date, timedelta

from onroll.facts.citation import Citation, cite
from onroll.law.pupil_registration_2024.deletion import GROUNDS
from onroll.law.pupil_registration_2024.registers import IN_FORCE, SI, place

NEW_PUPIL_DAYS = 5
"""Days, not school days, after the day the name is entered."""

NOT_MODELLED = ("Paragraphs (7) to (9) of regulation 13 word for word: read only in secondary sources.",)


@dataclass(frozen=True, slots=True)
class SchoolReturn:
    """One kind of return: when it is owed, what it holds, and who need not be in it."""

    code: str
    title: str
    owed: str
    contents: tuple[str, ...]
    exception: str
    citation: Citation


RETURNS = (
    SchoolReturn(
        "new-pupil",
        "New pupil return",
        "by the end of the fifth day after the day the name is entered (days, not school days)",
        ("everything in the admission register for that pupil",),
        "pupils in the most junior class who start on the first day of the school year, unless the"
        " council asks",
        place("reg.13(1)-(3)"),
    ),
    SchoolReturn(
        "deletion",
        "Deletion return",
        "as soon as the ground is met, and no later than the deletion itself",
        (
            "full name",
            "address",
            "full name and address of any parent the pupil normally lives with",
            "an emergency telephone number for each such parent",
            "the destination information of regulation 8(3), if held",
            "the ground relied on",  # confirmed for the earlier regulations
        ),
        "pupils of the most senior class deleted at or after the end of its last term",
        place("reg.13(4)-(6)"),
    ),
    SchoolReturn(
        "attendance",
        "Attendance return",
        "at intervals agreed with the council",
        ("pupils who fail to attend regularly", "pupils absent without leave for ten school days in a row"),
        "",
        place("reg.13", "unconfirmed"),  # confirmed for the earlier regulations
    ),
    SchoolReturn(
        "sickness",
        "Sickness return",
        "when a pupil is, or will be, absent through illness for 15 school days",
        ("the pupil's details, so that the council may consider its duty under section 19",),
        "",
        place("reg.13", "unconfirmed"),  # whether the 15 days are consecutive or cumulative is unconfirmed
    ),
)


@cite(SI, "reg.13(1)", in_force_from=IN_FORCE)
def new_pupil_return_last_day(entered_on: date) -> date:
    """The last day for a new pupil return: the fifth day after the day the name was entered."""
    return entered_on + timedelta(days=NEW_PUPIL_DAYS)


@cite(SI, "reg.13(6)", in_force_from=IN_FORCE)
def deletion_return_last_day(deleted_on: date) -> date:
    """The last day for a deletion return: the day of the deletion itself."""
    return deleted_on


@cite(SI, "regs.9 and 13", in_force_from=IN_FORCE, certainty="derived")
def deletion_return_problems(
    letter: str | None,
    *,
    joint_enquiry_on: date | None = None,
    written_notice_on: date | None = None,
    placed_at_special_school: bool | None = None,
    council_consented: bool | None = None,
) -> tuple[str, ...]:
    """What a deletion return lacks, a sentence each; empty when nothing seen here is against it.

    An unknown placement at a special school is not a problem; a known one without the council's consent is.
    """
    grounds = GROUNDS.get(letter or "")
    if grounds is None:
        return ("no ground of regulation 9(1) is given",)
    problems = []
    if grounds.needs_joint_enquiry and joint_enquiry_on is None:
        problems.append(
            f"ground ({letter}) needs a joint enquiry by school and council, and none is recorded"
        )
    if grounds.needs_written_notice and written_notice_on is None:
        problems.append(f"ground ({letter}) needs the parent's written notice, and its date is not given")
    # the "limited grounds" that need no consent are unconfirmed: only death is let through here
    if placed_at_special_school and not council_consented and letter != "k":
        problems.append("a child placed at a special school may not be deleted without the council's consent")
    return tuple(problems)
