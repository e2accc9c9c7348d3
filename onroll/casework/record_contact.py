"""Write down an attempt to reach the family or somebody who may know: how, in which language, the outcome."""

from __future__ import annotations

from dataclasses import asdict, dataclass

from onroll.casework.act import Doer, NotDone, act
from onroll.register.models import CaseAct

CONTACT = "contact"
WITH = {
    "parent": "A parent or carer", "child": "The child", "relative": "A relative",
    "neighbour": "A neighbour or landlord", "school": "A school", "professional": "Another professional",
}  # fmt: skip
HOW = {"phone": "Telephone", "text": "Text message", "email": "E-mail", "letter": "Letter", "visit": "Home visit",
       "meeting": "Meeting", "other": "Another way"}  # fmt: skip
OUTCOMES = {
    "spoke": "Spoke with them", "left_message": "Left a message", "no_answer": "No answer",
    "wrong": "The number or address is wrong", "refused": "They would not speak",
}  # fmt: skip
INTERPRETER = {
    "": "Not known",
    "no": "Not needed",
    "used": "An interpreter was used",
    "needed": "Needed, not had",
}


@dataclass(frozen=True, slots=True)
class Contact:
    """One attempt, as it is kept. `to`: which number or address was tried, in the officer's words."""

    who: str
    how: str
    outcome: str
    text: str = ""
    to: str = ""
    language: str = ""
    interpreter: str = ""
    child_seen: str = ""
    """Whether the child was seen: yes, no, or blank for unknown."""


CHOICES = {"who": WITH, "how": HOW, "outcome": OUTCOMES, "interpreter": INTERPRETER,
           "child_seen": {"": "", "yes": "", "no": ""}}  # fmt: skip


def record_contact(ref: str, contact: Contact, by: Doer) -> CaseAct:
    """Keep an attempt. Raises NotDone naming what is missing, or a day that is still to come."""
    if by.on > by.now.date():
        raise NotDone("an attempt is written down once it is made: the day is still to come")
    for field, known in CHOICES.items():
        if getattr(contact, field) not in known:
            raise NotDone(
                f"{field.replace('_', ' ')}: choose one of {', '.join(one for one in known if one)}"
            )
    return act(ref, CONTACT, by, data={key: value for key, value in asdict(contact).items() if value})
