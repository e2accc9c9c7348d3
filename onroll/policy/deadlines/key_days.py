"""The days of the year that come whatever anybody does: closing dates, censuses, reports and reviews."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from onroll.facts.citation import Citation, citation_of
from onroll.law import admissions, dfe_return, school_age_orders
from onroll.policy.deadlines.local import EFFECTIVE, POLICY, monthly_report_due_on

HEADING = "Roles and responsibilities"
MONTHS = range(1, 13)


@dataclass(frozen=True, slots=True)
class KeyDay:
    """A date the work is bound to: its days in a calendar year, who owes what it asks, and under what rule.

    `warns_before` is in calendar days; `escalates_to` hears of it when the day has passed without its thing
    done, and nobody does when it is empty. `heading` is the council policy's.
    """

    code: str
    title: str
    days: Callable[[int], tuple[date, ...]]
    owed_by: str
    citation: Citation
    heading: str
    warns_before: int = 0
    escalates_to: str = ""

    def in_school_year(self, begins: int) -> tuple[date, ...]:
        """Its days in the school year that begins on 1 September of a year, in order."""
        first, until = date(begins, 9, 1), date(begins + 1, 9, 1)
        days = (day for year in (begins, begins + 1) for day in self.days(year))
        return tuple(sorted(day for day in days if first <= day < until))


def between(first: date, until: date) -> tuple[tuple[date, KeyDay], ...]:
    """Every key day in [first, until), in order."""
    years = range(first.year, until.year + 1)
    found = [(day, one) for one in KEY_DAYS for year in years for day in one.days(year)]
    return tuple(sorted(((day, one) for day, one in found if first <= day < until), key=_by_day))


def _by_day(found: tuple[date, KeyDay]) -> tuple[date, str]:
    return found[0], found[1].code


def _returns(year: int) -> tuple[date, ...]:
    return tuple(dfe_return.return_due_on(day) for day in _censuses(year))


def _censuses(year: int) -> tuple[date, ...]:
    return tuple(dfe_return.census_day(term, year) for term in ("spring", "summer", "autumn"))


def _reports(year: int) -> tuple[date, ...]:
    return tuple(day for month in MONTHS if (day := monthly_report_due_on(year, month)))


SECONDARY_CLOSES = KeyDay(
    "secondary-closing-date",
    "Applications for secondary school close",
    lambda year: (admissions.closing_date("secondary", year + 1),),
    "parent",
    citation_of(admissions.closing_date),
    "Phase transfer",
    warns_before=28,
)
PRIMARY_CLOSES = KeyDay(
    "primary-closing-date",
    "Applications for Reception and junior school close",
    lambda year: (admissions.closing_date("reception", year),),
    "parent",
    citation_of(admissions.closing_date),
    "Starting education",
    warns_before=28,
)
SECONDARY_OFFERS = KeyDay(
    "secondary-offer-day",
    "Secondary school places are offered",
    lambda year: (admissions.offer_day("secondary", year),),
    "council",
    citation_of(admissions.offer_day),
    "Phase transfer",
)
PRIMARY_OFFERS = KeyDay(
    "primary-offer-day",
    "Reception and junior school places are offered",
    lambda year: (admissions.offer_day("reception", year),),
    "council",
    citation_of(admissions.offer_day),
    "Starting education",
)
SCHOOL_AGE_BEGINS = KeyDay(
    "school-age-begins",
    "Children who have turned five come of compulsory school age",
    school_age_orders.prescribed_days,
    "council",
    citation_of(school_age_orders.prescribed_days),
    "Starting education",
)
SCHOOL_LEAVING = KeyDay(
    "school-leaving-date",
    "Children of sixteen are of compulsory school age for the last day",
    lambda year: (school_age_orders.school_leaving_date(year),),
    "council",
    citation_of(school_age_orders.school_leaving_date),
    "Scope",
)
CENSUS = KeyDay(
    "census-day",
    "Census day of the DfE's collection on children missing education",
    _censuses,
    "council",
    citation_of(dfe_return.census_day),
    "Children Not in School Manager",
    warns_before=14,
)
RETURN = KeyDay(
    "dfe-return",
    "The return to the DfE on children missing education is due",
    _returns,
    "council",
    citation_of(dfe_return.return_due_on),
    "Children Not in School Manager",
    warns_before=14,
    escalates_to="manager",
)
MONTHLY_REPORT = KeyDay(
    "monthly-report",
    "Month-end tracking data for education leadership (not July to September)",
    _reports,
    "council",
    Citation(POLICY, "Children Not in School Manager", EFFECTIVE),
    "Children Not in School Manager",
    warns_before=3,
    escalates_to="manager",
)
POLICY_REVIEW = KeyDay(
    "policy-review",
    "The policy and its guidance are reviewed and reissued",
    lambda year: (date(year, 8, 31),),
    "council",
    Citation(POLICY, "Children Not in School Manager", EFFECTIVE),
    "Children Not in School Manager",
    warns_before=60,
    escalates_to="manager",
)

KEY_DAYS: tuple[KeyDay, ...] = (
    SECONDARY_CLOSES, PRIMARY_CLOSES, SECONDARY_OFFERS, PRIMARY_OFFERS, SCHOOL_AGE_BEGINS, SCHOOL_LEAVING, CENSUS,
    RETURN, MONTHLY_REPORT, POLICY_REVIEW,
)  # fmt: skip
