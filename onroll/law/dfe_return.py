"""The DfE's termly collection on children missing education: its reasons, bands, groups and rounding."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from onroll.facts.citation import cite

COLLECTION = "DfE collection: elective home education and children missing education"
MANDATORY_FROM = date(2024, 9, 1)  # autumn 2024; the legal vehicle is unconfirmed

NOT_MODELLED = (
    "The DfE's own guide and validation rules for 2025/26 and after: not to hand.",
    "Which five reasons were new in autumn 2025: not stated in any source found.",
    "The sister return on home education: its reasons are unconfirmed.",
)

RETURN_REASONS = (
    "Unknown",
    "School application awaiting outcome",
    "Other",
    "Believed to have moved to another country",
    "Unsuitable elective home education",
    "Moved in from another local authority",
    "Believed to have moved to another local authority",
    "Not recorded",
    "Waiting school start",
    "Offered school place but not yet accepted",
    "Did not get school preference",
    "Difficulty accessing suitable school place",
    "Moved in from another country",
    "Challenging school attendance order",
    "Parental decision not to register at school",
    "Did not apply for school place at compulsory school age",
    "School dissatisfaction SEND",
    "School dissatisfaction general",
    "Mental health",
    "Physical health",
)
"""The twenty primary reasons, in the DfE's words, commonest first in autumn 2025."""

SEXES = ("Female", "Male", "Unknown")
YEAR_GROUPS = ("Reception", *(f"Year {year}" for year in range(1, 12)), "Unknown")
TOPICS = ("Total", "Sex", "Year group", "Duration", "Reason")

Boundary = Literal["lower_inclusive", "upper_inclusive"]
"""Which band holds a child missing for exactly two weeks. The DfE does not say, so the council chooses."""


@dataclass(frozen=True, slots=True)
class DurationBand:
    """One band of time missing: at least `from_weeks` and under `until_weeks` (None is no limit)."""

    label: str
    from_weeks: int
    until_weeks: int | None


DURATION_BANDS = (
    DurationBand("Less than 2 weeks", 0, 2),
    DurationBand("2 to 4 weeks", 2, 4),
    DurationBand("4 to 8 weeks", 4, 8),
    DurationBand("8 to 12 weeks", 8, 12),
    DurationBand("12 to 26 weeks", 12, 26),
    DurationBand("26 to 52 weeks", 26, 52),
    DurationBand("Over 52 weeks", 52, None),
)
UNKNOWN_DURATION = "Unknown"
DURATIONS = (*(band.label for band in DURATION_BANDS), UNKNOWN_DURATION)
"""The eight bands of the return."""


@cite(COLLECTION, "duration", in_force_from=date(2023, 9, 1), certainty="derived")
def duration_band(since: date | None, on: date, boundary: Boundary) -> str:
    """The band for a child missing since a day, counted in whole days; unknown when `since` is.

    Raises ValueError when `since` comes after `on`.
    """
    if since is None:
        return UNKNOWN_DURATION
    days = (on - since).days
    if days < 0:
        raise ValueError(f"missing since {since}, which is after {on}")
    counted = days if boundary == "lower_inclusive" else max(days - 1, 0)
    return next(
        band.label for band in DURATION_BANDS if band.until_weeks is None or counted < band.until_weeks * 7
    )


Term = Literal["autumn", "spring", "summer"]
THURSDAY = 3


@cite(COLLECTION, "census days", in_force_from=date(2022, 9, 1), certainty="derived")
def census_day(term: Term, year: int) -> date:
    """The census day of a term in a calendar year: first Thursday of October, third of January, third of May.

    Worked out from the days of 2022/23 and the school census; later days are unconfirmed until published.
    """
    month, which = {"autumn": (10, 1), "spring": (1, 3), "summer": (5, 3)}[term]
    first = date(year, month, 1)
    return first + timedelta(days=(THURSDAY - first.weekday()) % 7 + 7 * (which - 1))


@cite(COLLECTION, "census days", in_force_from=date(2022, 9, 1), certainty="derived")
def census_named(name: str) -> date:
    """The census day of a name like "autumn-2026"; raises ValueError when it is not one."""
    terms: dict[str, Term] = {"autumn": "autumn", "spring": "spring", "summer": "summer"}
    term, _, year = name.strip().lower().partition("-")
    if term not in terms or not (year.isascii() and year.isdigit() and len(year) == 4):
        raise ValueError(f"a census is named like autumn-2026, spring-2027 or summer-2027, not {name!r}")
    return census_day(terms[term], int(year))


@cite(COLLECTION, "return dates", in_force_from=date(2022, 9, 1), certainty="unconfirmed")
def return_due_on(census: date) -> date:
    """The day the return is due: about four weeks after the census, on the Friday (as in 2022/23)."""
    return census + timedelta(days=29)


LOW = "low"
UNAVAILABLE = "x"
NOT_APPLICABLE = "z"


@cite(COLLECTION, "publication conventions", in_force_from=date(2022, 9, 1))
def as_published(count: int | None, *, nearest: int = 10) -> str:
    """A count as the DfE publishes it: to the nearest 10, or 100 for the nation.

    "low" rounds to 0 but is not 0; "x" is unavailable. A half rounds up (unconfirmed).
    """
    if count is None:
        return UNAVAILABLE
    rounded = (count + nearest // 2) // nearest * nearest
    return LOW if count and not rounded else str(rounded)
