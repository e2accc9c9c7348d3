"""Write down an attempt to reach the family or somebody who may know: how, in which language, the outcome."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date, timedelta

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


CHOICES = {"who": WITH, "how": HOW, "outcome": OUTCOMES, "child_seen": {"": "", "yes": "Yes", "no": "No"},
           "interpreter": INTERPRETER}  # fmt: skip
TITLES = {"who": "Whom did you try to reach?", "how": "How?", "outcome": "What came of it?",
          "child_seen": "Was the child seen?", "interpreter": "Interpreter"}  # fmt: skip
"""What the page asks, by field."""
NOBODY_REACHED = frozenset({"left_message", "no_answer", "wrong"})
"""Outcomes at which nobody can have seen the child."""
A_YEAR = timedelta(days=366)


def record_contact(ref: str, contact: Contact, by: Doer, *, born: date | None = None) -> CaseAct:
    """Keep an attempt. `born`: the child's birthday, if known.

    Raises NotDone naming what is missing or cannot be, or a day that is still to come or too long ago.
    """
    _check_day(by, born)
    for field, known in CHOICES.items():
        if getattr(contact, field) not in known:
            raise NotDone(f"{TITLES[field]} Choose one of: {', '.join(filter(None, known.values()))}")
    if contact.child_seen == "yes" and contact.outcome in NOBODY_REACHED:
        raise NotDone(f"you say that the child was seen, but what came of it was “{OUTCOMES[contact.outcome]}”: "
                      "say how somebody was reached, or that the child was not seen")  # fmt: skip
    return act(ref, CONTACT, by, data={key: value for key, value in asdict(contact).items() if value},
               once=True)  # fmt: skip


def _check_day(by: Doer, born: date | None) -> None:
    """Raises NotDone for a day on which this attempt cannot have been made."""
    today = by.now.date()
    if by.on > today:
        raise NotDone("an attempt is written down once it is made: the day is still to come")
    if born is not None and by.on < born:
        raise NotDone(f"the child was born on {born:%-d %B %Y}, after that day: write it as a note")
    if by.on < today - A_YEAR:
        raise NotDone("that day is more than a year ago: write it as a note")
