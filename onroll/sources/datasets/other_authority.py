"""What another authority answered when we asked whether it knows a child.

Law: Education Act 1996 s.436A and the statutory guidance (authorities share across boundaries). Only a written answer
that the child is enrolled or known confirms a move.
"""

from onroll.sources.shape import Column, FactShape, Source
from onroll.sources.shared_columns import LA_CODE, SCHOOL

SOURCE = Source(
    code="other_authority",
    title="Other authorities' answers",
    kind="changes",
    columns=(
        LA_CODE,
        Column("asked_on", "date", aliases=("date_asked", "request_date", "enquired_on", "sent_on")),
        Column("answered_on", "date", aliases=("date_answered", "answer_date", "response_date", "replied_on",
                                               "reply_date")),
        Column("answer", "code", codes=("known", "not_known", "enrolled"),
               aliases=("response", "reply", "outcome", "result"),
               code_aliases=(("yes", "known"), ("no", "not_known"), ("unknown", "not_known"),
                             ("not found", "not_known"),
                             ("no trace", "not_known"), ("on roll", "enrolled"), ("registered", "enrolled"),
                             ("at school", "enrolled"))),
        *SCHOOL,
    ),
    facts=(
        FactShape(kind="other_authority", true_from=("asked_on",), said_on=("answered_on",), place=("la_code",),
                  code="answer", school=("school",)),
    ),
    legal_basis="Education Act 1996 s.436A; statutory guidance",
    legal_certainty="confirmed",
    speaks_of_residents=False,
)  # fmt: skip
