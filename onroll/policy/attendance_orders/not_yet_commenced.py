"""The scheme of the Children's Wellbeing and Schools Act 2026: written down, and refused until it is commenced.

Its clocks are unconfirmed, a three-day step among them, so none is set here: set them when the order is made.
"""

from __future__ import annotations

from onroll.facts.citation import Citation
from onroll.law import children_not_in_school
from onroll.policy.attendance_orders.words import BECAUSE, SATISFIED, SERVED, answered, ends
from onroll.policy.collaboration.every_case import SAFE_CONTACT
from onroll.policy.pathway import Outcome, Pathway, Question, Step

HEADING = "Ways in which a child can fall out of the education system"


def section(place: str) -> Citation:
    """A section that the Act inserts: made, and in force from the day that an order appoints."""
    return Citation(
        children_not_in_school.ACT, place, children_not_in_school.COMMENCED_ON, None, "unconfirmed"
    )


STEPS: tuple[Step, ...] = (
    SAFE_CONTACT,
    Step(
        "preliminary-notice", "Serve the preliminary notice",
        "It takes the place of the notice of s.437, and may be served for more reasons.",
        citation=section("s.39 (new s.436H)"), gate=True, skip="never", letter="preliminary-notice",
        asks=(Question("reason", "Reason", "choice", (
            ("not_suitable", "The child appears not to be suitably educated"),
            ("no_information", "What the register must hold was not given"),
            ("no_visit", "A first visit was refused"),
            ("child_protection", "Child protection enquiries"))), BECAUSE, *SERVED),
    ),
    Step("reply", "Judge what the parent says and shows", "As the notice asks.", citation=section("s.39 (new s.436H)"),
         after=("preliminary-notice",), skip="never", asks=SATISFIED),
    Step("order", "Serve the school attendance order", "It names the school.", citation=section("s.39 (new s.436I)"),
         after=("reply",), gate=True, skip="never", when=answered("reply", "satisfied", "no"),
         asks=(*SERVED, Question("school", "School named", "school")), letter="attendance-order"),
    Step("consequences", "Decide what follows when the order is not obeyed", "The penalty is tougher than before.",
         citation=section("ss.40-42"), after=("order",), who="manager", when=answered("reply", "satisfied", "no"),
         asks=(BECAUSE,)),
)  # fmt: skip

PATHWAY = Pathway(
    "attendance_order_2026", "School attendance order (Act of 2026)", HEADING, STEPS,
    (
        ends("satisfied", "The parent has satisfied the council", "reply", "satisfied", "yes", "they have not"),
        Outcome("followed", "What follows is decided", done=("consequences",)),
        Outcome("opened_in_error", "Opened in error", second_person=True),
    ),
    law=section("ss.37-42, Sch.2"),
)  # fmt: skip
