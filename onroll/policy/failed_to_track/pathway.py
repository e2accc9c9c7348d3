"""The last search for a child: sixteen enquiries, a closing that two people answer for, and those told afterwards."""

from __future__ import annotations

from onroll.policy.collaboration.endings import ENDINGS
from onroll.policy.collaboration.every_case import ORDER_CONSIDERED, SAFE_CONTACT
from onroll.policy.failed_to_track.closing import AFTER, BEFORE, CLOSED_AS
from onroll.policy.failed_to_track.enquiries import ENQUIRIES
from onroll.policy.failed_to_track.sleeping import FAILED_TO_TRACK
from onroll.policy.pathway import Pathway

HEADING = "Children we have failed to track"

NOT_FROM = frozenset(
    {"removal_from_roll", "off_rolling", "attendance_order", "attendance_order_2026", FAILED_TO_TRACK}
)
"""Work that is not a search for a child, and so never turns into one."""

PATHWAY = Pathway(
    code=FAILED_TO_TRACK,
    title="Failed to track",
    heading=HEADING,
    steps=(SAFE_CONTACT, *(one.step() for one in ENQUIRIES), ORDER_CONSIDERED, *BEFORE, *AFTER),
    outcomes=(CLOSED_AS, *ENDINGS),
    rows=("93", "94", "95", "96", "103"),
)
