"""Which authority each postcode is in, so that an address can be told from a neighbour's.

Published by the Office for National Statistics; it holds no child.
"""

from onroll.sources.shape import Column, Source

SOURCE = Source(
    code="postcodes",
    title="Postcodes",
    kind="reference",
    legal_basis="published under the Open Government Licence",
    legal_certainty="unconfirmed",
    preview=True,
    speaks_of_residents=False,
    identity_columns=False,
    key=("postcode", "la_code"),
    columns=(
        Column("postcode", "postcode", aliases=("pcd", "pcds", "pcd2", "post_code")),
        Column("la_code", "la", aliases=("la", "lea", "authority", "local_authority_code")),
        Column("easting", "number", aliases=("oseast1m", "eastings")),
        Column("northing", "number", aliases=("osnrth1m", "northings")),
    ),
)
