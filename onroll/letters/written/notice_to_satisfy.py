"""Notice under section 437(1)."""

from onroll.facts.citation import citation_of
from onroll.law.education_act_1996 import notice_period_last_day
from onroll.letters.shape import Letter
from onroll.policy.who_may_know.sending import Who

LETTER = Letter(
    code="notice-to-satisfy",
    title="Notice under section 437(1)",
    to=Who.PARENT,
    basis=citation_of(notice_period_last_day),
    needs=("child", "deadline_on", "reasons"),
    rows=("88",),
    deadline=notice_period_last_day,
)
