"""Answers that are kept while a register stands still: a test's register is thrown away, and they with it."""

from onroll.reports.account import _account, _by_own_words
from onroll.reports.liveness.alarms import _alarms
from onroll.reports.liveness.compared import _compared
from onroll.reports.liveness.coverage import _coverage
from onroll.reports.sources import _rests_on


def forget() -> None:
    """Keep no answer of the last register: the next one's rows are numbered alike."""
    for one in (_account, _by_own_words, _alarms, _compared, _coverage, _rests_on):
        one.cache_clear()
