"""School attendance order revoked."""

from onroll.law.education_act_1996 import ATTENDANCE_ORDER_STEPS
from onroll.letters.shape import Letter
from onroll.policy.who_may_know.sending import Who

LETTER = Letter(
    code="attendance-order-revoked",
    title="School attendance order revoked",
    to=Who.PARENT,
    basis=next(one.citation for one in ATTENDANCE_ORDER_STEPS if one.code == "revoke-on-request"),
    needs=("child", "order_on", "served_on", "reasons"),
    rows=("88",),
)
