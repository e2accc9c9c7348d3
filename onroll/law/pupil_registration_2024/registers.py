"""Regulations 5 to 8: the registers a school keeps and what they hold."""

from datetime import date

from onroll.facts.citation import Certainty, Citation, Clause

SI = "School Attendance (Pupil Registration) (England) Regulations 2024 (SI 2024/208)"
IN_FORCE = date(2024, 8, 19)

NOT_MODELLED = ("Regulation 11, leave of absence: a school's own decision.",)


def place(regulation: str, certainty: Certainty = "confirmed") -> Citation:
    """A citation of these regulations."""
    return Citation(SI, regulation, IN_FORCE, None, certainty)


REGISTER_RULES = (
    Clause("electronic", "Every register is kept electronically.", place("reg.5")),
    Clause("kept-six-years", "Every entry is kept for at least six years.", place("reg.7")),
    Clause("starting-day", "The register holds the pupil's starting day.", place("reg.8(2)(h)")),
    Clause(
        "destination",
        "It holds what the parent said of the future: new address, who the child will live with and from"
        " when, the other school and the first or expected day there.",
        place("reg.8(3)", "unconfirmed"),
    ),
    Clause(
        "only-on-a-ground",
        "A name is deleted if, and only if, a ground of regulation 9 arises.",
        place("reg.9"),
    ),
    Clause("never-back-dated", "A deletion cannot be back-dated.", place("reg.9", "unconfirmed")),
)
