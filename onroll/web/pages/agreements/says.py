"""An entry in words: its state on a day, whom it is with, and what a line of the list holds."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from onroll.policy.in_force import KINDS, LOGGED, STANDS
from onroll.reports.in_force import Line

STATES = {
    "in_force": ("In force", "green"), "due_soon": ("Review due soon", "yellow"), "overdue": ("Review overdue", "red"),
    "expired": ("Expired", "red"), "ended": ("Ended", "grey"), "to_come": ("Not yet in force", "blue"),
}  # fmt: skip
LAST_DAY_NEAR = "Expires soon"
ACTS = {"written": "Written down", "reviewed": "Reviewed", "replaced": "Replaced", "ended": "Ended"}


def in_words(one: Line, names: Mapping[str, str]) -> dict[str, Any]:
    """One entry as plain values. `last_day` is the last on which it stands."""
    record, (words, colour) = one.record, STATES[one.state]
    last_day = last_day_of(record.until_day)
    expires_first = last_day is not None and one.due_on == last_day
    if one.state == "due_soon" and expires_first:
        words = LAST_DAY_NEAR
    logged = record.kind in LOGGED
    return {
        "ref": record.ref, "kind": record.kind, "kind_words": KINDS[record.kind], "title": record.title,
        "reference": record.reference, "with_whom": one.with_whom, "purpose": record.purpose,
        "from_day": record.from_day, "last_day": last_day, "review_due_on": record.review_due_on,
        "replaced_on": one.kept.replaced_on, "state": one.state, "colour": colour, "due_on": one.due_on,
        "state_words": "Written down" if logged and one.state == "in_force" else words,
        "owner": names.get(record.owner, record.owner), "changed": record.changed, "rulebook": record.rulebook,
        "paper": record.sha256 != "", "version": record.version, "logged": logged, "expires": expires_first,
        "stands": one.state in STANDS, "ended": one.state == "ended",
    }  # fmt: skip


def last_day_of(until: Any) -> Any:
    """The last day of a period that excludes its end; None when it has none."""
    return until - timedelta(days=1) if until else None


def reminder(one: Line, names: Mapping[str, str]) -> dict[str, Any]:
    """One reminder as a sentence's parts: which entry, what is to be done, by when, and whether it is late."""
    said = in_words(one, names)
    what = "renew it or end it" if said["expires"] else "review it"
    return {
        "ref": one.record.ref, "title": one.record.title, "what": what, "due_on": one.due_on,
        "late": one.state != "due_soon", "owner": said["owner"],
    }  # fmt: skip
