"""How many places each school has in each year group, so that the nearest school with a place can be found.

Counted by Admissions, or told by a school that is its own admission authority; it holds no child.
"""

from onroll.sources.shape import Column, Source

SOURCE = Source(
    code="vacancies",
    title="Vacancies in schools",
    kind="reference",
    legal_basis="School Admissions Code 2021 para.2.22: schools tell the council of applications and places",
    legal_certainty="unconfirmed",
    rhythm_days=7,
    term_time=True,
    speaks_of_residents=False,
    identity_columns=False,
    key=("laestab|urn", "year_group"),
    columns=(
        Column("laestab", "laestab", aliases=("la_estab", "dfe_number", "dfe_no")),
        Column("urn", "urn"),
        Column("year_group", "year_group", aliases=("nc_year", "year", "ncy")),
        Column("places", "number", aliases=("vacancies", "places_available", "places_free")),
        Column("counted_on", "date", aliases=("vacancies_on", "date_counted")),
    ),
)
