"""Two of the town's children are closed, and mentioned again: one by name, one by somebody like them."""

from datetime import UTC, datetime
from pathlib import Path

from onroll.intake.link import link_waiting
from onroll.intake.receive import Item, receive_many
from onroll.register.models import Alert
from onroll.register.scope import SYSTEM
from tests.web.town import NOW

CLOSED = """surname,forename,dob,postcode,closed_on,reason
Quickfall,Leander,2017-02-14,ZY1 2BB,2026-11-10,failed_to_track
Pettifer,Maisie,2019-01-30,ZY1 2BB,2026-11-10,abroad_confirmed
"""
REFERRED = """surname,forename,dob,postcode,referred_on
Quickfall,Leander,2017-02-14,ZY1 2BB,2026-11-15
Petifer,Maisie,2019-01-31,ZY2 1AA,2026-11-16
"""


def mention(folder: Path) -> list[Alert]:
    """Receive and link both lists, and give the alerts."""
    for source, content, day in (("closures", CLOSED, 12), ("referrals", REFERRED, 17)):
        path = folder / f"{source}.csv"
        path.write_text(content)
        item = Item(source, path, datetime(2026, 11, day, 9, tzinfo=UTC))
        assert receive_many([item], actor=SYSTEM, now=NOW)[0].state == "read"
        link_waiting(SYSTEM, now=NOW)
    return list(Alert.objects.order_by("pk"))
