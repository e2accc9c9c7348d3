"""Suspension and permanent exclusion: who must teach the child, and from which day."""

from datetime import date

from onroll.facts.calendars import Calendar
from onroll.facts.citation import Citation, Clause, cite

IN_FORCE = date(2007, 9, 1)  # the sixth-day rules: instruments and dates unconfirmed, the rules confirmed
SUSPENSION = ("Education and Inspections Act 2006", "s.100")
EXCLUSION = ("Education Act 1996", "s.19(3A)")
DISCIPLINE = "School Discipline (Pupil Exclusions and Reviews) (England) Regulations 2012"
SIXTH_DAY = 6
SUSPENSION_CEILING_SCHOOL_DAYS = 45

NOT_MODELLED = ("The governing board's and the independent review's timetables: no public copy was to hand.",)

CEILING = Clause(
    "suspension-ceiling",
    "No pupil is suspended for more than 45 school days in a school year.",
    Citation(DISCIPLINE, "", date(2012, 9, 1), None, "unconfirmed"),
)


@cite(*EXCLUSION, in_force_from=IN_FORCE, certainty="unconfirmed")
@cite(*SUSPENSION, in_force_from=IN_FORCE, certainty="unconfirmed")
def provision_owed_from(first_day: date, calendar: Calendar) -> date:
    """The sixth school day of a suspension or exclusion, from which full-time education must be provided.

    `first_day` is the first day the pupil is kept away, and counts if it is a school day. The school
    provides during a suspension, the home council after a permanent exclusion. Raises CalendarEnds beyond
    the term dates.
    """
    return calendar.nth_school_day(first_day, SIXTH_DAY)


@cite(DISCIPLINE, "", in_force_from=date(2012, 9, 1), certainty="unconfirmed")
def over_the_ceiling(school_days_this_year: int) -> bool:
    """Whether a pupil has been suspended for more school days in a school year than is allowed."""
    return school_days_this_year > SUSPENSION_CEILING_SCHOOL_DAYS
