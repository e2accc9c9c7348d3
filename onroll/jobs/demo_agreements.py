"""What the invented service keeps in force: one thing late, one soon due, one missing, so that each can be seen."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from onroll.casework.act import Doer
from onroll.casework.keep_in_force import Entry, write_down
from onroll.register.models import GovernanceRecord
from onroll.register.scope import SYSTEM


def write_agreements(on: date, now: datetime) -> None:
    """Write the entries down once; the agreement with Port Orrin is left out, and is seen to be missing."""
    if GovernanceRecord.objects.exists():
        return
    by = Doer(SYSTEM, now, on)
    for entry in _entries(on):
        write_down(entry, by)


def _entries(on: date) -> list[Entry]:
    autumn = date(on.year, 9, 1)
    return [
        Entry("policy", "Children missing education policy", autumn, "carol", reference=f"CME {on.year}",
              changed="Schools answer through their own page."),
        Entry("guidance", "Operational advice for schools", date(on.year - 1, 9, 1), "amira",
              purpose="What schools do before a name is removed."),
        Entry("agreement", "Information-sharing agreement with Westshire", date(on.year - 2, 1, 1), "amira",
              reference="ISA-014", neighbours=("898",), until_day=date(on.year + 1, 1, 1),
              purpose="To find children who cross the boundary: Education Act 1996 s.436A, Children Act 2004 s.10."),
        Entry("agreement", "Protocol with the health visiting service", date(on.year, 4, 1), "carol",
              reference="PRO-003", with_whom="Anybourne Community Health", until_day=date(on.year + 2, 4, 1),
              purpose="To hear of families who move in and register: Children Act 2004 s.10."),
        Entry("consultation", "National report on children nobody could find", on - timedelta(days=80), "carol",
              changed="Health is asked in the first week, not the third."),
        Entry("meeting", "Regional meeting of children missing education officers", on - timedelta(days=33), "amira",
              with_whom="Westshire and Port Orrin", changed="Moves are told within two school days."),
        Entry("training", "Designated safeguarding leads, autumn session", on - timedelta(days=47), "amira",
              with_whom="41 schools", purpose="What to do when a child stops coming."),
    ]  # fmt: skip
