"""Which school followed which (GIAS links): predecessors and successors, so that a roll outlives a school's name.

Published for anyone to use; it holds no child.
"""

from onroll.sources.shape import Column, Source

SOURCE = Source(
    code="school_links",
    title="School links (GIAS)",
    kind="reference",
    legal_basis="published under the Open Government Licence",
    legal_certainty="unconfirmed",
    preview=True,
    speaks_of_residents=False,
    identity_columns=False,
    key=("urn", "link_urn"),
    columns=(
        Column("urn", "urn"),
        Column("link_urn", "urn", aliases=("linked_urn",)),
        Column("link_type"),
        Column("link_on", "date", aliases=("LinkEstablishedDate", "link_date", "linked_on")),
    ),
)
