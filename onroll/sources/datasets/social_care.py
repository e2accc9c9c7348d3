"""Children on a plan with social care on a day: child protection, child in need, looked after.

Law: Children Act 1989 ss.17 and 47; Children Act 2004 s.10. It decides who is hurried for, never where a child is
taught. Sharing within the council for s.436A is unconfirmed and the council's to record.
"""

from onroll.sources.shape import Column, FactShape, Source
from onroll.sources.shared_columns import AS_AT

SOURCE = Source(
    code="social_care",
    title="Social care",
    kind="snapshot",
    columns=(
        AS_AT,
        Column("plan", "code", codes=("CP", "CIN", "CFF", "LAC"), aliases=("plan_type", "status", "plan_status"),
               code_aliases=(("child protection", "CP"), ("child protection plan", "CP"), ("CPP", "CP"),
                             ("child in need", "CIN"), ("child in need plan", "CIN"), ("CINP", "CIN"),
                             ("looked after", "LAC"), ("looked after child", "LAC"), ("CLA", "LAC"))),
        Column("started_on", "date", aliases=("start_date", "plan_start", "plan_start_date", "plan_started_on")),
        Column("ended_on", "date", aliases=("end_date", "plan_end", "plan_end_date", "plan_ended_on")),
        Column("worker", aliases=("social_worker", "allocated_worker", "caseworker", "lead_worker")),
    ),
    facts=(
        FactShape(kind="social_care", true_from=("started_on",), true_until=("ended_on",), said_on=("as_at",),
                  code="plan", detail="worker"),
    ),
    legal_basis="Children Act 1989 ss.17, 47; Children Act 2004 s.10",
    legal_certainty="unconfirmed",
    rhythm_days=31,
)  # fmt: skip
