"""Pupils newly put on a roll: when they start, and from which school.

Law: the new pupil return of SI 2024/208 reg 13(1)-(3), due by the end of the fifth day after the name is entered;
children starting the most junior class on the first day of the school year are excepted unless asked for.
"""

from onroll.sources.shape import Column, FactShape, Source
from onroll.sources.shared_columns import SCHOOL

STARTING = (
    Column("starting_day", "date", aliases=("start_date", "started_on", "entry_date", "date_of_entry", "doa",
                                            "admission_date", "date_of_admission", "joined_on", "date_joined")),
    Column("previous_laestab", "laestab", aliases=("previous_school", "last_school", "previous_school_laestab",
                                                   "previous_dfe", "from_school")),
)  # fmt: skip
RETURNED = Column(
    "returned_on", "date", aliases=("date_returned", "return_date", "notified_on", "sent_on", "reported_on")
)
JOINING = FactShape(
    kind="joining", true_from=("starting_day",), said_on=("returned_on", "starting_day"), school=("school",),
    place=("previous_laestab",),
)  # fmt: skip
SOURCE = Source(
    code="school_joiners",
    title="School joiners",
    kind="changes",
    columns=(*SCHOOL, *STARTING, RETURNED),
    facts=(JOINING,),
    legal_basis="SI 2024/208 reg 13(1)-(3)",
    legal_certainty="confirmed",
    speaks_of_residents=False,
    school_sent=True,
)
