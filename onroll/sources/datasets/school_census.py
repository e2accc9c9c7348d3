"""The School Census: as XML, or flattened. Its roll is a snapshot; its pupils no longer on roll are changes.

Law: Education Act 1996 s.537A and the yearly regulations under it (unconfirmed); reusing it to find children missing
education rests on s.436A. One XML file holds both parts, on its reference date; the flattened extracts `pupilonroll`
and `pupilnolongeronroll` are told apart by `leavingdate`.
"""

from dataclasses import replace

from onroll.sources.datasets.school_roll import ENROLMENT
from onroll.sources.shape import Column, FactShape, Source
from onroll.sources.shared_columns import NATIVE_ID, ROLL

SOURCE = Source(
    code="school_census",
    title="School Census",
    kind="snapshot",
    columns=(*ROLL, NATIVE_ID, Column("leaving_date", "date", aliases=("date_of_leaving",)),
             Column("roll_part", "code", codes=("on_roll", "left"))),
    facts=(
        replace(ENROLMENT, part="snapshot"),
        FactShape(kind="leaving", true_from=("leaving_date",), said_on=("leaving_date",), school=("school",),
                  part="changes"),
    ),
    legal_basis="Education Act 1996 s.537A; s.436A",
    legal_certainty="unconfirmed",
    rhythm_days=122,
    term_time=True,
    volume=(1, 4_000),
    preview=True,
    speaks_of_residents=False,
    default_coverage="whole_roll",
    school_sent=True,
    needs_school=True,
    changes_if="leaving_date",
)  # fmt: skip
