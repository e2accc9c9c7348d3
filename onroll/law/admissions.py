"""The School Admissions Code 2021 and the co-ordination regulations: the days of getting a place."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from onroll.facts.citation import Citation, Clause, cite
from onroll.law.bank_holidays import working_day_on_or_after

CODE = "School Admissions Code 2021"
CODE_IN_FORCE = date(2021, 9, 1)
# The instrument and its date are unconfirmed; the days it sets are confirmed.
SCHEME = "School Admissions (Admission Arrangements and Co-ordination) (England) Regulations 2012"
SCHEME_IN_FORCE = date(2012, 2, 1)

NOT_MODELLED = (
    "Oversubscription criteria, waiting lists and appeals: the admissions team's own work.",
    "Whether a child meets a fair access category: a panel decides; the categories are listed.",
)

Phase = Literal["reception", "junior", "secondary"]

# In-year admissions

AIM_TO_DECIDE_SCHOOL_DAYS = 10
MUST_DECIDE_SCHOOL_DAYS = 15
AIM_TO_TELL_COUNCIL_SCHOOL_DAYS = 2
FAIR_ACCESS_SCHOOL_DAYS = 20


def _in_code(paragraph: str) -> Citation:
    # the rules are confirmed in the council's policy; the paragraph numbers are not
    return Citation(CODE, paragraph, CODE_IN_FORCE, None, "unconfirmed")


IN_YEAR_RULES = (
    Clause("may-always-apply", "A parent may not be refused the chance to apply.", _in_code("para.2.23")),
    Clause(
        "decide-in-time",
        "The outcome of an in-year application is given in writing: aim for 10 school days, never over 15.",
        _in_code("para.2.28"),
    ),
    Clause(
        "refusal-has-reasons", "A refusal gives its reasons and the right of appeal.", _in_code("para.2.29")
    ),
    Clause(
        "tell-the-council",
        "A school handling its own in-year applications tells the council of each and its outcome as soon"
        " as it can, aiming for two school days.",
        _in_code("para.2.22"),
    ),
    Clause(
        "fair-access-in-time",
        "Once it is agreed a child is to be considered under the fair access protocol, a place is found in 20"
        " school days.",
        _in_code("para.3.19"),
    ),
)


@dataclass(frozen=True, slots=True)
class FairAccessCategory:
    """One of the closed list of children a fair access protocol may place."""

    letter: str
    says: str
    citation: Citation


_CLOSED_LIST = Citation(CODE, "para.3.17", CODE_IN_FORCE, None, "derived")  # the lettering is derived
FAIR_ACCESS_CATEGORIES = tuple(
    FairAccessCategory(letter, says, _CLOSED_LIST)
    for letter, says in zip(
        "abcdefghijklm",
        (
            "child in need or child protection plan, now or within 12 months",
            "in a refuge or other relevant accommodation",
            "from the criminal justice system",
            "in alternative provision and ready to return, or permanently excluded but suited to a"
            " mainstream school",
            "special needs without a plan, disability or medical condition",
            "carer",
            "homeless",
            "formal kinship care",
            "Gypsy, Roma, Traveller, refugee or asylum seeker",
            "refused a place for challenging behaviour",
            "a place not sought because of exceptional circumstances",
            "out of education four weeks or more with no place within reasonable distance, no suitable"
            " offer declined",
            "previously looked after, and a place cannot be found promptly",
        ),
        strict=True,
    )
)

# The normal round


@cite(SCHEME, "closing dates", in_force_from=SCHEME_IN_FORCE, certainty="unconfirmed")
def closing_date(phase: Phase, entry_year: int) -> date:
    """The last day for an on-time application for entry in September of a year.

    31 October of the year before for secondary schools, 15 January of the same year for infant, primary and
    junior.
    """
    return date(entry_year - 1, 10, 31) if phase == "secondary" else date(entry_year, 1, 15)


@cite(SCHEME, "offer days", in_force_from=SCHEME_IN_FORCE, certainty="unconfirmed")
def offer_day(phase: Phase, entry_year: int) -> date:
    """National offer day for entry in September of a year: 1 March or 16 April, or the next working day."""
    return working_day_on_or_after(
        date(entry_year, 3, 1) if phase == "secondary" else date(entry_year, 4, 16)
    )


@cite(SCHEME, "normal rounds", in_force_from=SCHEME_IN_FORCE, certainty="derived")
def cohort(phase: Phase, entry_year: int) -> tuple[date, date]:
    """The birth dates [from, until) of the children who move up in September of a year."""
    ages = {"reception": 5, "junior": 8, "secondary": 12}
    first = entry_year - ages[phase]
    return date(first, 9, 1), date(first + 1, 9, 1)
