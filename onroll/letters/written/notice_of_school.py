"""Notice of the intended school, section 438."""

from onroll.facts.citation import citation_of
from onroll.law.education_act_1996 import school_choice_last_day
from onroll.letters.shape import Letter
from onroll.policy.who_may_know.sending import Who

LETTER = Letter(
    code="notice-of-school",
    title="Notice of the intended school, section 438",
    to=Who.PARENT,
    basis=citation_of(school_choice_last_day),
    needs=("child", "intended_school", "other_schools", "deadline_on"),
    rows=("88",),
    deadline=school_choice_last_day,
)
