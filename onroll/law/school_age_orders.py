"""The two orders that fix the days on which compulsory school age begins and ends.

The days are confirmed from public sources; the numbers and dates of the orders are not, so both are marked.
"""

from datetime import date, timedelta

from onroll.facts.citation import cite

NOT_MODELLED = (
    "The leaving dates and prescribed days of before 1998: they touch no child now of school age.",
)

FRIDAY = 4


@cite(
    "Education (Start of Compulsory School Age) Order 1998 (SI 1998/1607)",
    "art.2",
    in_force_from=date(1998, 8, 1),
    certainty="unconfirmed",  # the days are confirmed; the instrument's number, article and date are not
)
def prescribed_days(year: int) -> tuple[date, date, date]:
    """The three days of a calendar year on which compulsory school age can begin, in order."""
    return date(year, 3, 31), date(year, 8, 31), date(year, 12, 31)


@cite(
    "Education (School Leaving Date) Order 1997 (SI 1997/1970)",
    "art.2",
    in_force_from=date(1998, 1, 1),
    certainty="unconfirmed",  # the day is confirmed; the instrument's number and article are not
)
def school_leaving_date(year: int) -> date:
    """The school leaving date of a calendar year: the last Friday in June."""
    last = date(year, 6, 30)
    return last - timedelta(days=(last.weekday() - FRIDAY) % 7)
