"""The Children's Wellbeing and Schools Act 2026, sections 37 to 42 and Schedule 2: made, not yet in force.

Every entry has no start date. When an order is made, put its day in COMMENCED_ON: nothing else need change.
No commencement order was found up to June 2026; look again before each release.
"""

from datetime import date

from onroll.facts.citation import Certainty, Citation, Clause, cite, in_force

ACT = "Children's Wellbeing and Schools Act 2026"
ROYAL_ASSENT = date(2026, 4, 29)
COMMENCED_ON: date | None = None

NOT_MODELLED = (
    "The clocks of the new attendance order scheme, a three-day step among them: unconfirmed.",
    "Monetary penalties, the pilot of mandatory meetings, and sections 40 to 42 in detail: wording not read.",
)


def _place(section: str, certainty: Certainty = "confirmed") -> Citation:
    return Citation(ACT, section, COMMENCED_ON, None, certainty)


CLAUSES = (
    Clause(
        "consent-to-withdraw",
        "A parent needs the council's consent to withdraw a child of school age for education otherwise"
        " than at school if a council placed the child at a special school, or child-protection enquiries"
        " are under way.",
        _place("s.37 (new s.434A)"),
    ),
    Clause(
        "register",
        "The council keeps a register of children of school age in its area who are not at a relevant"
        " school, or who by arrangement are educated elsewhere for some or all of the time.",
        _place("s.38 (new s.436B)"),
    ),
    Clause(
        "first-visit",
        "The council may ask for a visit to the home within 15 days of registration.",
        _place("s.38 (new s.436B)"),
    ),
    Clause(
        "register-must-hold",
        "Child's name, date of birth and address; each parent's name and address; who teaches; the time"
        " taught by parents and by others; the details of other providers above a prescribed time.",
        _place("s.38 (new s.436C(1))", "unconfirmed"),
    ),
    Clause(
        "register-may-hold",
        "Protected characteristics, special needs, child-protection enquiries, child in need and"
        " looked-after status.",
        _place("s.38 (new s.436C(2))"),
    ),
    Clause(
        "parents-tell",
        "The parent tells the council within 15 days and keeps it up to date; changes of provider are"
        " asked for at most every three months.",
        _place("s.38 (new s.436D)", "unconfirmed"),
    ),
    Clause(
        "providers-tell",
        "The council may require information from providers.",
        _place("s.38 (new s.436E)", "unconfirmed"),
    ),
    Clause("use-of-register", "How register information is used and shared.", _place("s.38 (new s.436F)")),
    Clause("support", "Support for families who ask.", _place("s.38 (new s.436G)")),
    Clause(
        "preliminary-notice",
        "A preliminary notice replaces the notice of s.437, with more triggers: missing register"
        " information, a refused first visit, child-protection cases.",
        _place("s.39 (new s.436H)", "unconfirmed"),
    ),
    Clause("orders", "The new school attendance orders.", _place("s.39 (new s.436I)", "unconfirmed")),
    Clause(
        "consequences",
        "Sections 40 to 42 and consequential changes.",
        _place("ss.40-42, Sch.2", "unconfirmed"),
    ),
)


@cite(ACT, "s.38 (new s.436B)", in_force_from=COMMENCED_ON)
def register_in_force(on: date) -> bool:
    """Whether the duty to keep the register of children not in school binds on a day."""
    return in_force(_place("s.38"), on)


@cite(ACT, "s.38 (new s.436B)", in_force_from=COMMENCED_ON, certainty="unconfirmed")
def would_belong_on_register(
    *,
    lives_here: bool | None,
    of_school_age: bool | None,
    at_relevant_school: bool | None,
    partly_educated_elsewhere: bool | None,
) -> bool | None:
    """Whether a child would belong on the register if it were in force: yes, no or unknown (None).

    `partly_educated_elsewhere` is flexi-schooling, off-site, part-time or arranged education, by agreement,
    of a child registered at a school.
    """
    if lives_here is False or of_school_age is False:
        return False
    outside = _outside_school(at_relevant_school, partly_educated_elsewhere)
    return outside if outside is False or (lives_here and of_school_age) else None


def _outside_school(at_relevant_school: bool | None, partly_educated_elsewhere: bool | None) -> bool | None:
    if at_relevant_school is False or partly_educated_elsewhere:
        return True
    return False if at_relevant_school and partly_educated_elsewhere is False else None
