"""School attendance order amended."""

from onroll.law.education_act_1996 import ATTENDANCE_ORDER_STEPS
from onroll.letters.shape import Letter
from onroll.policy.who_may_know.sending import Who

LETTER = Letter(
    code="attendance-order-amended",
    title="School attendance order amended",
    to=Who.PARENT,
    basis=next(one.citation for one in ATTENDANCE_ORDER_STEPS if one.code == "amend-on-request"),
    needs=("child", "intended_school", "order_on", "served_on"),
    rows=("88",),
)
