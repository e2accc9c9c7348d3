"""The Education Act 1996: parents' duty, school age, the council's duty to find, attendance orders."""

from datetime import date, timedelta
from typing import Literal

from onroll.facts.citation import Citation, Clause, cite
from onroll.facts.days import birthday
from onroll.law.school_age_orders import prescribed_days, school_leaving_date

ACT = "Education Act 1996"
# When the Act and the present section 8 began: unconfirmed, and long before any child of today was born.
IN_FORCE = date(1996, 11, 1)
SECTION_8_IN_FORCE = date(1998, 8, 1)

NOT_MODELLED = (
    "Sections 1 to 6 and 9 to 18: not needed to say who is missing education.",
    "Section 434(6), the offence of deleting a name without a ground: stated below, never decided by"
    " software.",
    "Sections 444 to 446, failing to attend regularly at a school where registered: the attendance route.",
    "Sections 436B onwards: not yet in force; see children_not_in_school.",
)

AgeAnswer = Literal["before", "within", "after"]

# Section 7: the duty of parents

PARENTS_DUTY = Clause(
    "parents-duty",
    "The parent of every child of compulsory school age shall cause the child to receive efficient"
    " full-time education suited to age, ability and aptitude and any special educational needs, at school or"
    " otherwise.",
    Citation(ACT, "s.7", IN_FORCE),
)

# Section 8: compulsory school age


@cite(ACT, "s.8(2)", in_force_from=SECTION_8_IN_FORCE)
def compulsory_school_age_starts(born: date) -> date:
    """The first day of school age: the fifth birthday if prescribed, else the next prescribed day."""
    turns_5 = birthday(born, 5)
    return next(day for day in prescribed_days(turns_5.year) if day >= turns_5)


SCHOOL_YEAR_BEGINS = (9, 1)
"""Month and day taken as the beginning of "the school year next following" in s.8(3)(a).

The Act ties it to a school's own first term; everyday services use 1 September, and so do we. Births of 1
to 5 September are a theoretical grey area: unconfirmed.
"""


@cite(ACT, "s.8(3)", in_force_from=SECTION_8_IN_FORCE)
def compulsory_school_age_ends(born: date) -> date:
    """The first day after compulsory school age: the day after the child's school leaving date.

    The leaving date is the last Friday in June of the school year in which the child turns 16, even if the
    birthday comes after it, and school age lasts to the end of that day.
    """
    turns_16 = birthday(born, 16)
    late = (turns_16.month, turns_16.day) >= SCHOOL_YEAR_BEGINS
    return school_leaving_date(turns_16.year + late) + timedelta(days=1)


@cite(ACT, "s.8", in_force_from=SECTION_8_IN_FORCE)
def of_compulsory_school_age(born: date, on: date) -> AgeAnswer:
    """Whether a day comes before, within or after a child's compulsory school age."""
    if on < compulsory_school_age_starts(born):
        return "before"
    return "within" if on < compulsory_school_age_ends(born) else "after"


# Section 19: education for children who cannot attend

EXCEPTIONAL_PROVISION = Clause(
    "exceptional-provision",
    "The council arranges suitable education for children of compulsory school age who, by illness,"
    " exclusion or otherwise, would not receive it without such arrangements.",
    Citation(ACT, "s.19(1)", IN_FORCE),
)

# Section 434: registration of pupils

DELETION_OFFENCE = Clause(
    "deletion-offence",
    "Taking a pupil's name off the admission register without a prescribed ground is an offence.",
    Citation(ACT, "s.434(6)", IN_FORCE),
)

# Section 436A: the duty to find children not receiving education

SUITABLE_EDUCATION = (
    "efficient",
    "full-time",
    "suited to age",
    "to ability",
    "to aptitude",
    "to any special needs",
)

HAVE_REGARD = Clause(
    "have-regard",
    "In making its arrangements the council must have regard to the Secretary of State's guidance.",
    Citation(ACT, "s.436A(2)", date(2007, 2, 27)),
)


@cite(ACT, "s.436A(1)", in_force_from=date(2007, 2, 27))
def not_receiving_education(
    *, of_school_age: bool | None, registered: bool | None, suitable_otherwise: bool | None
) -> bool | None:
    """Whether the council must find a child: of school age, on no register, not suitably taught.

    Each part is yes, no or unknown (None). One clear no settles it; otherwise anything unknown leaves it
    unknown.
    """
    if of_school_age is False or registered or suitable_otherwise:
        return False
    if of_school_age and registered is False and suitable_otherwise is False:
        return True
    return None


# Sections 437 to 447: school attendance orders

NOTICE_DAYS = 15


@cite(ACT, "s.437(2)", in_force_from=IN_FORCE)
def notice_period_last_day(served_on: date) -> date:
    """The earliest last day a notice to satisfy the council may give: the 15th, service being day one."""
    return served_on + timedelta(days=NOTICE_DAYS - 1)


@cite(ACT, "s.438(3)", in_force_from=IN_FORCE, certainty="unconfirmed")
def school_choice_last_day(served_on: date) -> date:
    """The last day on which a parent told of the intended school may choose another: 15 days from service."""
    return served_on + timedelta(days=NOTICE_DAYS - 1)


def _step(code: str, section: str, says: str, *, sure: bool = False) -> Clause:
    return Clause(code, says, Citation(ACT, section, IN_FORCE, None, "confirmed" if sure else "unconfirmed"))


ATTENDANCE_ORDER_STEPS = (
    _step(
        "notice-to-satisfy",
        "s.437(1)",
        "If a child of school age appears not to be suitably educated, the council shall serve written"
        " notice on the parent to satisfy it.",
        sure=True,
    ),
    _step(
        "make-the-order",
        "s.437(3)",
        "If the parent does not satisfy it and it is expedient that the child attend school, the council"
        " shall serve a school attendance order.",
        sure=True,
    ),
    _step(
        "order-lasts",
        "s.437(4)",
        "The order lasts while the child is of school age, unless revoked or a court directs.",
        sure=True,  # read in the public copies of section 437
    ),
    _step(
        "name-the-school",
        "s.438",
        "Before the order, the parent is told which school is intended and may choose.",
    ),
    _step(
        "consult-the-school",
        "s.439",
        "The school and any other council are consulted; they have 15 days to refer.",
    ),
    _step(
        "amend-on-request", "s.440", "The order is amended when the parent has a place elsewhere.", sure=True
    ),
    _step("plan-names-the-school", "s.441", "Where a plan names a school, that school goes in the order."),
    _step(
        "revoke-on-request", "s.442", "The order is revoked when suitable arrangements are made otherwise."
    ),
    _step(
        "offence", "s.443", "Not complying is an offence unless the child is shown to be suitably educated."
    ),
    _step(
        "supervision-order-first",
        "s.447",
        "Before prosecuting, an education supervision order is considered.",
    ),
)
