"""The national list of schools (GIAS): what each is called, what ages it takes, whether it is open.

Published for anyone to use; it holds no child.
"""

from onroll.sources.shape import Column, Source

SOURCE = Source(
    code="schools",
    title="Schools (GIAS)",
    kind="reference",
    legal_basis="published under the Open Government Licence",
    legal_certainty="unconfirmed",
    rhythm_days=31,
    preview=True,
    speaks_of_residents=False,
    identity_columns=False,
    key=("urn|laestab",),
    columns=(
        Column("urn", "urn"),
        Column("laestab", "laestab", aliases=("la_estab", "dfe_number", "dfe_no")),
        Column("la_code", "la", aliases=("LA (code)", "la", "lea", "local_authority_code")),
        Column("establishment_number", "number", aliases=("EstablishmentNumber", "estab", "estab_number")),
        Column("name", aliases=("EstablishmentName", "school_name", "school")),
        Column("type", aliases=("TypeOfEstablishment (name)", "type_of_establishment")),
        Column("phase", aliases=("PhaseOfEducation (name)", "phase_of_education")),
        Column("status", aliases=("EstablishmentStatus (name)", "establishment_status")),
        Column("low_age", "number", aliases=("StatutoryLowAge",)),
        Column("high_age", "number", aliases=("StatutoryHighAge",)),
        Column("capacity", "number", aliases=("SchoolCapacity",)),
        Column("pupils", "number", aliases=("NumberOfPupils",)),
        Column("postcode", "postcode", aliases=("post_code",)),
        Column("open_date", "date", aliases=("opened_on",)),
        Column("close_date", "date", aliases=("closed_on",)),
        Column("easting", "number"),
        Column("northing", "number"),
    ),
)
