"""A search for an invented child, built act by act for tests of the rules."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from onroll.facts.case import CLOSED, REOPENED, STEP, Act, CaseFile
from onroll.policy.failed_to_track.closing import CONSIDERED
from onroll.policy.failed_to_track.enquiries import called_for

OPENED_ON, DAY = date(2026, 9, 7), date(2026, 11, 24)
NO_TRACE = {"outcome": "done", "found": "no_trace", "said": "Nothing is known here.", "concern": "no"}


def search(**said: Any) -> CaseFile:
    """A search on which nothing has been done; `said` are other fields of the case."""
    return CaseFile("KTEST", "CTEST", "failed_to_track", OPENED_ON, **said)


def did(
    file: CaseFile, kind: str, step: str = "", *, on: date = DAY, by: str = "amira", **data: Any
) -> CaseFile:
    """The same case with one more act."""
    act = Act(len(file.acts) + 1, kind, step, on, datetime(2026, 11, 24, 9, tzinfo=UTC), by, data)
    return replace(file, acts=(*file.acts, act))


def step(file: CaseFile, code: str, **data: Any) -> CaseFile:
    """The same case with a step done; without words of its own it found no trace."""
    return did(file, STEP, code, **(NO_TRACE | data))


def complete(file: CaseFile) -> CaseFile:
    """The same case with every enquiry it calls for made without a trace, and safeguarding considered."""
    for one in called_for(file):
        file = step(file, one.code)
    return did(file, STEP, CONSIDERED, outcome="done", needed="no", because="Nobody fears for the child.")


def closed(file: CaseFile, on: date = DAY) -> CaseFile:
    """The same case closed as failed to track."""
    done = did(file, CLOSED, on=on, by="carol", outcome="failed_to_track")
    return replace(done, closed_on=on, outcome="failed_to_track")


def reopened(file: CaseFile) -> CaseFile:
    """The same case opened again."""
    return replace(did(file, REOPENED), closed_on=None, outcome="")
