"""What must hold before a file is taken in: who may send it, and which day and schools a snapshot speaks of."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from django.conf import settings

from onroll.register.scope import MAY_UPLOAD, MAY_WITHDRAW, Actor
from onroll.sources.catalogue import find
from onroll.sources.shape import Reading, Refused, Source

COVERAGES = ("whole_roll", "our_residents", "named_children")


class NotReceived(Exception):
    """Nothing was received: what was asked for makes no sense, and here is why."""


class NotAllowed(Exception):
    """This person may not do that."""


def may_send(actor: Actor) -> None:
    """Raises NotAllowed unless this person may bring files in."""
    if actor.role not in MAY_UPLOAD:
        raise NotAllowed(f"{actor.name} may not bring files in")


def may_withdraw(actor: Actor) -> None:
    """Raises NotAllowed unless this person may take a delivery out again."""
    if actor.role not in MAY_WITHDRAW:
        raise NotAllowed(f"{actor.name} may not withdraw a delivery")


def source_of(code: str) -> Source:
    """The source of this code. Raises NotReceived naming those there are."""
    try:
        return find(code)
    except LookupError as unknown:
        raise NotReceived(str(unknown.args[0])) from unknown


def can_be_opened(path: Path) -> None:
    """Raises NotReceived unless there is a file here, and none too large to look at."""
    if not path.is_file():
        raise NotReceived(f"{path}: there is no such file")
    if path.stat().st_size > settings.ONROLL_LARGEST_UPLOAD:
        most = settings.ONROLL_LARGEST_UPLOAD // 1024**2
        raise NotReceived(
            f"{path.name}: the file is larger than {most:,} MB, the most that is received at once"
        )


def known_coverage(coverage: str | None) -> None:
    """Raises NotReceived for a coverage there is not."""
    if coverage and coverage not in COVERAGES:
        raise NotReceived(f"there is no coverage {coverage!r}; there are: {', '.join(COVERAGES)}")


def day_of(reading: Reading, given: date | None) -> date | None:
    """The day a delivery speaks of: the latest its rows name (the one given stands in where they name none)."""
    if reading.snapshots.is_empty():
        return given
    latest = reading.snapshots["as_at"].max()
    return latest if isinstance(latest, date) else given


def schools_of(reading: Reading) -> frozenset[str | None]:
    """Every school the rows speak of, as their own keys."""
    return (
        frozenset(reading.sightings["school"].unique().to_list()) if reading.sightings.width else frozenset()
    )


def speaks_only_for(reading: Reading, schools: frozenset[str], file: str) -> None:
    """Raises Refused when a sender who may speak for some schools only speaks of another."""
    others = sorted(school for school in schools_of(reading) - schools if school) if schools else []
    if others:
        raise Refused(
            f"{file}: it speaks of {', '.join(others[:3])}, and this sender may speak for "
            f"{', '.join(sorted(schools))} only. Nothing was taken from it."
        )


def coverage_of(reading: Reading, source: Source, given: str | None, file: str) -> str:
    """Whether absence from a snapshot means anything. Raises Refused when its rows disagree."""
    if reading.snapshots.width == 0:
        return ""
    said = sorted(reading.snapshots["coverage"].drop_nulls().unique().to_list())
    if given:
        return given
    if len(said) > 1:
        raise Refused(
            f"{file}: the column `coverage` holds {' and '.join(said)}: a file must be one or the other. "
            "Nothing was taken from it. Split it, or say which with --coverage."
        )
    return str(said[0]) if said else source.default_coverage
