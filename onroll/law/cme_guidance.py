"""The statutory guidance on children missing education: its editions, whom it counts, who is at risk."""

from dataclasses import dataclass
from datetime import date

from onroll.facts.citation import Certainty, Citation, Clause, cite

TITLE = "Children missing education: statutory guidance"

NOT_MODELLED = (
    "The full text of the September 2025 edition, its list of reasonable enquiries and council checklist:"
    " not to hand.",
)


@dataclass(frozen=True, slots=True)
class Edition:
    """One edition of the guidance, and the days [from, until) it held."""

    name: str
    from_day: date
    until_day: date | None
    says: str


EDITIONS = (
    Edition("September 2016", date(2016, 9, 1), date(2024, 8, 19), "Statutory for councils only."),
    Edition(
        "August 2024", date(2024, 8, 19), date(2025, 9, 8), "Matched to the 2024 registration regulations."
    ),
    Edition("September 2025", date(2025, 9, 8), None, "Statutory for councils and all schools."),
)
"""The first days of the 2016 and 2024 editions are unconfirmed: the month is confirmed, the day taken."""


@cite("Education Act 1996", "s.436A(2)", in_force_from=date(2007, 2, 27))
def edition_in_force(on: date) -> Edition | None:
    """The edition of the guidance that held on a day; None before September 2016."""
    return next(
        (one for one in EDITIONS if one.from_day <= on and (one.until_day is None or on < one.until_day)),
        None,
    )


@dataclass(frozen=True, slots=True)
class DefinitionCase:
    """A kind of child, and whether the guidance and the DfE count such a child as missing education.

    `missing` is None where they are not counted in the return but may still be within the duty to find.
    """

    code: str
    says: str
    missing: bool | None
    citation: Citation


def _case(code: str, says: str, missing: bool | None, certainty: Certainty = "confirmed") -> DefinitionCase:
    return DefinitionCase(
        code, says, missing, Citation(TITLE, "definition", date(2016, 9, 1), None, certainty)
    )


DEFINITION_CASES = (
    _case("applying", "Applying for a place, even inside the first 15 days", True),
    _case("offered-later", "Offered a place for a later date and not started", True),
    _case("home-unsuitable", "Home education judged unsuitable: no longer counted as home educated", True),
    _case("whereabouts-unclear", "Whereabouts unclear for a long period", True),
    _case(
        "temporary-accommodation", "In temporary accommodation without a place (from the 2025 edition)", True
    ),
    _case("poor-attender", "Registered but persistently or severely absent", False),
    _case(
        "educated-otherwise",
        "Suitable home education, alternative provision or council-arranged education",
        False,
    ),
    _case(
        "home-unassessed",
        "Home education not yet assessed: within s.436A until the council is satisfied",
        None,
    ),
    _case("waiting-in-education", "Waiting for a place while still in education", False),
)


def _listed(section: str, certainty: Certainty, **entries: str) -> tuple[Clause, ...]:
    cited = Citation(TITLE, section, date(2016, 9, 1), None, certainty)
    return tuple(Clause(code.replace("_", "-"), says, cited) for code, says in entries.items())


AT_PARTICULAR_RISK = _listed(
    "children at particular risk",
    "unconfirmed",
    harm="At risk of harm or neglect",
    travellers="Children of Gypsy, Roma and Traveller families",
    service_families="Children of service personnel",
    runaways="Missing or running away from home or care",
    youth_justice="Supervised by youth justice",
    between_systems="Moving between independent or home education and state schools",
    new_arrivals="Children of new migrant families",
    ceased_to_attend="Ceased to attend a school",
) + _listed(
    "children at particular risk (2025)",
    "confirmed",
    exploitation="At risk of harm, exploitation or radicalisation",
    temporary_homes="In temporary accommodation",
)

REASONABLE_ENQUIRIES = _listed(
    "reasonable enquiries",
    "unconfirmed",
    family="Parent, relatives, neighbours and landlord, on all known details",
    siblings="Emergency contacts, and the schools of brothers and sisters",
    school_staff="School staff and friends",
    own_records="Admissions, housing and council tax records",
    national_search="Get Information About Pupils and School to School",
    other_councils="Other councils",
    health="Health services",
    police="Police and youth justice",
    social_care="Children's social care",
    borders="Border and revenue authorities, in suitable cases",
    armed_forces="The Ministry of Defence, for service families",
    home_visit="A home visit by trained staff",
)

COUNCIL_DUTIES = _listed(
    "responsibilities of the local authority",
    "confirmed",
    named_contact="Has a named contact",
    written_procedures="Has written procedures",
    accurate_records="Keeps accurate records",
    every_referral="Acts on every referral",
    across_boundaries="Shares information across boundaries",
    back_to_education="Works each child back into suitable education",
    keep_tracking="Does not stop tracking until enquiries are complete or provision is confirmed",
)

LOCAL_PRACTICE = _listed(
    "good local practice",
    "confirmed",
    enquiries_by_day_3="Enquiries start by the third day of unexplained absence",
    referral_at_day_10="The school refers at the tenth day",
)
