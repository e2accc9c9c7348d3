"""Police notices about a child: that one was sent, its number and its day, not what it says.

Law: Children Act 2004 ss.10-11 and the local protocol (unconfirmed). It decides who is hurried for.
"""

from onroll.sources.shape import Column, FactShape, Source

SOURCE = Source(
    code="police_notices",
    title="Police notices",
    kind="changes",
    columns=(
        Column("notice_ref", aliases=("notice_reference", "notice_number", "notice_id", "ppn", "ppn1", "ppn_ref",
                                      "occurrence_number", "ref", "reference")),
        Column("notice_on", "date", aliases=("notice_date", "date_of_notice", "ppn_date", "notified_on")),
    ),
    facts=(
        FactShape(kind="police_notice", true_from=("notice_on",), ref="notice_ref"),
    ),
    legal_basis="Children Act 2004 ss.10, 11",
    legal_certainty="unconfirmed",
)  # fmt: skip
