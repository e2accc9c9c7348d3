"""What the steps of both schemes ask in the same words: how a paper was served, and why something was decided."""

from __future__ import annotations

from onroll.facts.case import CaseFile
from onroll.policy.pathway import Outcome, Question, When

HEADING = "Ways in which a child can fall out of the education system"

SERVED = (
    Question("served_on", "Day of service", "day", ahead=True,
             hint="It is day one. Of a letter by post, the day it is delivered."),
    Question("how", "How it was served", "choice", (
        ("by_hand", "Handed to the parent"), ("at_home", "Left at their usual or last known home"), ("post", "By post"),
    )),
    Question("on_whom", "On whom"),
    Question("by_whom", "Who served it"),
)  # fmt: skip
BECAUSE = Question("because", "Why", "long")
HEARD = Question("heard", "Has the parent answered", "choice", (
    ("yes", "Yes: something was sent, said or shown"), ("no", "No: nothing was sent"),
))  # fmt: skip
SATISFIED = (
    Question("satisfied", "Is the council satisfied", "choice", (("yes", "Yes"), ("no", "No"))),
    BECAUSE,
)


def answered(step: str, question: str, *values: str) -> When:
    """Whether a question of a step was last answered with one of these."""
    return lambda file: file.said(step, question) in values


def ends(code: str, title: str, step: str, question: str, value: str, lacking: str) -> Outcome:
    """An ending that rests on the answer to one question."""

    def not_so(file: CaseFile) -> bool:
        return bool(file.said(step, question) != value)

    return Outcome(code, title, done=(step,), forbids=not_so, forbidden=lacking)
