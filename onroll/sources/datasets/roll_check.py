"""Our own list of children, ticked by a school: on roll, left, or never here.

Law: Education Act 1996 s.436A; the school answers as the statutory guidance of September 2025 expects. Confirmed as
guidance; a day by which to answer is not fixed by it.
"""

from onroll.sources.shape import Column, FactShape, Source
from onroll.sources.shared_columns import SCHOOL

SOURCE = Source(
    code="roll_check",
    title="Roll check",
    kind="changes",
    columns=(
        *SCHOOL,
        Column("asked_on", "date", aliases=("date_asked", "sent_on", "checked_on", "check_date")),
        Column("answer", "code", codes=("on_roll", "left", "never_here"),
               aliases=("school_answer", "response", "result", "roll_status"),
               code_aliases=(("yes", "on_roll"), ("here", "on_roll"), ("enrolled", "on_roll"), ("onroll", "on_roll"),
                             ("gone", "left"), ("leaver", "left"), ("off roll", "left"), ("no longer here", "left"),
                             ("never", "never_here"), ("not known", "never_here"), ("never on roll", "never_here"),
                             ("never attended", "never_here"))),
        Column("starting_day", "date", aliases=("start_date", "started_on", "entry_date")),
    ),
    facts=(
        FactShape(kind="roll_check", true_from=("starting_day",), said_on=("asked_on",), school=("school",),
                  code="answer"),
    ),
    legal_basis="Education Act 1996 s.436A",
    legal_certainty="confirmed",
    speaks_of_residents=False,
)  # fmt: skip
