"""What an officer finds on home education is news for the register, so that the account follows from it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from onroll.casework.act import Doer
from onroll.facts.case import SETTLED, CaseFile, as_day
from onroll.policy.ways_out.home_education import ASSESSED, AT_HOME, NOTICE_KEPT, UNSUITABLE
from onroll.register.models import CaseAct
from onroll.register.said_of import Said, key_of_act, say

SOURCE = "home_education"
News = Callable[[CaseFile, Mapping[str, Any], date], Said | None]


def tell_register(file: CaseFile, done: CaseAct, by: Doer) -> None:
    """Tell what a step established, inside the transaction of its act; nothing for a step that establishes nothing."""
    news = NEWS.get(done.step)
    said = news(file, done.data, by.on) if news is not None and done.data["outcome"] in SETTLED else None
    if said is not None:
        say(file.child, said, key=key_of_act(file.ref, done.pk), actor=by.actor, now=by.now)


def finding(file: CaseFile, answered: Mapping[str, Any], on: date) -> Said | None:
    """The finding, from the day the account has the child at home, else from the day it was made.

    Unsuitable it is from the day of the finding: until then it was not yet found suitable.
    """
    found = str(answered["finding"])
    at_home = file.position in AT_HOME and file.since is not None and found != UNSUITABLE
    since = min(file.since, on) if at_home and file.since is not None else on
    return Said(SOURCE, SOURCE, found, true_from=since, said_on=on)


def notice(file: CaseFile, answered: Mapping[str, Any], on: date) -> Said | None:
    """A parent's written notice: taught at home from its day, and not assessed. A finding made since outweighs it."""
    if answered.get("written") != "yes":
        return None
    day = as_day(answered.get("notice_on")) or on
    return Said(SOURCE, SOURCE, "pending", true_from=day, said_on=day)


NEWS: Mapping[str, News] = {ASSESSED.code: finding, NOTICE_KEPT.code: notice}
"""What a step tells, by its code."""
