"""Decisions to stop looking, brought from an earlier system: failed to track, confirmed elsewhere, died.

Law: Education Act 1996 s.436A; the statutory guidance says a child is not dropped until enquiries are complete or
provision is confirmed. A closure is kept with its evidence, and wakes when the child is heard of again.
"""

from onroll.sources.shape import Column, FactShape, Source

SOURCE = Source(
    code="closures",
    title="Closures",
    kind="changes",
    columns=(
        Column("closed_on", "date", aliases=("closure_date", "date_closed", "case_closed_on", "close_date")),
        Column("reason", "code", codes=("failed_to_track", "abroad_confirmed", "other_la_confirmed", "died"),
               aliases=("closure_reason", "reason_closed", "outcome", "reason_for_closure"),
               code_aliases=(("ftt", "failed_to_track"), ("not found", "failed_to_track"),
                             ("unable to trace", "failed_to_track"), ("untraced", "failed_to_track"),
                             ("abroad", "abroad_confirmed"), ("moved abroad", "abroad_confirmed"),
                             ("other la", "other_la_confirmed"), ("moved to other la", "other_la_confirmed"),
                             ("deceased", "died"), ("death", "died"))),
        Column("evidence", aliases=("proof", "notes", "evidence_held", "comment", "comments")),
    ),
    facts=(
        FactShape(kind="closure", true_from=("closed_on",), code="reason", detail="evidence"),
    ),
    legal_basis="Education Act 1996 s.436A; statutory guidance",
    legal_certainty="derived",
    preview=True,
    speaks_of_residents=False,
)  # fmt: skip
