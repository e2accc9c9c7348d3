"""Results of looking a child up in the national systems: Get Information About Pupils, and school-to-school.

Law: the statutory guidance of September 2025 names both. A look-up whose own day is before the child left proves
nothing.
"""

from onroll.sources.shape import Column, FactShape, Source
from onroll.sources.shared_columns import AS_AT, SCHOOL

SOURCE = Source(
    code="pupil_lookup",
    title="National look-ups",
    kind="changes",
    columns=(
        Column("looked_up_on", "date", aliases=("lookup_date", "searched_on", "search_date", "date_searched",
                                                "looked_up")),
        Column("service", "code", codes=("GIAP", "S2S"), aliases=("system", "looked_up_in"),
               code_aliases=(("get information about pupils", "GIAP"), ("key to success", "GIAP"),
                             ("school to school", "S2S"), ("lost pupil database", "S2S"), ("LPD", "S2S"))),
        Column("found", "yes_no", aliases=("is_found", "match", "matched", "result")),
        *SCHOOL,
        AS_AT,
    ),
    facts=(
        FactShape(kind="lookup", true_from=("as_at",), said_on=("looked_up_on",), code="found", detail="service",
                  school=("school",)),
    ),
    legal_basis="statutory guidance on children missing education (September 2025)",
    legal_certainty="confirmed",
    speaks_of_residents=False,
)  # fmt: skip
