"""The school's form for a ground: the questions that ground needs, and where the pupil is said to have gone."""

from __future__ import annotations

from onroll.policy.pathway import Question
from onroll.policy.removal_from_roll.conditions import ABSENT_SINCE, LAST_ATTENDED, Condition
from onroll.policy.removal_from_roll.grounds import asked
from onroll.policy.removal_from_roll.ruling import PLACED

HEADING = "APPENDIX 1: CME PROCESS – REMOVAL FROM ROLL"
ROWS = ("38", "43", "51")

EMAIL = "destination-email"
DESTINATIONS = (
    ("school", "Another school"), ("home_education", "Home education"), ("other_la", "Another authority’s area"),
    ("abroad", "Abroad"), ("unknown", "Nobody knows"),
)  # fmt: skip
LEAVES = frozenset("acdefghin")
"""The grounds on which a pupil goes somewhere, or is gone."""
WHERE = (
    Question("destination", "Where has the pupil gone?", "choice", DESTINATIONS, needed=False),
    Question("destination-name", "Which school, authority or country?", needed=False),
    Question(EMAIL, "An e-mail address there", needed=False,
             hint="We ask them to confirm. It is told to nobody else."),
    Question("destination-starts", "Day the pupil starts there", "day", ahead=True, needed=False),
    Question("new-address", "The new address, if you know it", needed=False),
)  # fmt: skip
ALWAYS = (
    Question(LAST_ATTENDED, "Last day the pupil attended", "day", needed=False),
    Question(ABSENT_SINCE, "First day of absence without a known reason", "day", needed=False,
             hint="Leave blank if there was none. If the child has a caseworker, they are told within 24 hours."),
    Question("more", "Anything else we should know", "long", needed=False),
)  # fmt: skip


def questions(letter: str) -> tuple[Question, ...]:
    """Everything asked for one ground. All may stay blank: a blank is unknown, and the answer says what is missing.

    Raises KeyError for no such ground.
    """
    ground = asked(letter)
    conditions = (*ground.conditions, PLACED) if ground.consent else ground.conditions
    own = {one.code for one in conditions}
    always = (one for one in ALWAYS if one.code not in own)
    return (*(_asked(one) for one in conditions), *(WHERE if letter in LEAVES else ()), *always)


def _asked(one: Condition) -> Question:
    return Question(one.code, one.question, one.kind, needed=False, hint=one.hint, ahead=one.ahead)
