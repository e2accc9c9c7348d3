"""What went wrong, in words an officer can act on."""

from __future__ import annotations

import traceback
from pathlib import Path

import structlog
from django.db import DatabaseError

from onroll.engines.spark import NoSpark
from onroll.intake.check import NotAllowed, NotReceived
from onroll.intake.hold import NoReason
from onroll.intake.link import Unsettled
from onroll.intake.review.asked import NotDecided
from onroll.jobs.desk import BadUse
from onroll.policy.choices import ChoicesError
from onroll.register.council import NoCouncil
from onroll.register.matching_model import NoModel
from onroll.register.scope import NotFound
from onroll.reports.liveness.alarms import NeedsReason
from onroll.sources.shape import Refused

SPEAK_FOR_THEMSELVES = (
    BadUse, ChoicesError, FileNotFoundError, NeedsReason, NoCouncil, NoModel, NoReason, NoSpark, NotADirectoryError,
    NotAllowed, NotDecided, NotReceived, PermissionError, Refused, Unsettled,
)  # fmt: skip
log = structlog.get_logger("onroll.cli")


def in_words(error: Exception) -> str:
    """One sentence; an error nobody foresaw is named by its kind and place, without the values in it."""
    if isinstance(error, SPEAK_FOR_THEMSELVES):
        return str(error)
    if isinstance(error, NotFound):
        return f"not found: {error}" if str(error) else "not found"
    if isinstance(error, DatabaseError):
        log.error("store_failed", exc_info=error)
        return f"the register could not be read or written ({type(error).__name__}). Nothing was half-done."
    log.error("unforeseen", exc_info=error)
    last = traceback.extract_tb(error.__traceback__)[-1]
    where = f"{Path(last.filename).name}, line {last.lineno}"
    return (
        f"an error nobody foresaw ({type(error).__name__} in {where}). Set ONROLL_DEBUG=1 to see all of it."
    )
