"""What a route into education is: who owns it, and the steps it adds to a case once it is chosen."""

from __future__ import annotations

from dataclasses import dataclass, replace

from onroll.facts.case import CaseFile
from onroll.policy.collaboration.every_case import ROUTE_CHOSEN
from onroll.policy.pathway import Step, When, Who

HEADING = "Routes into education for children of compulsory school age"


@dataclass(frozen=True, slots=True)
class Route:
    """One way back. `owner` is the service that answers for it; its steps show only once it is chosen."""

    code: str
    title: str
    owner: str
    who: Who
    steps: tuple[Step, ...]
    rows: tuple[str, ...] = ("87",)


def chosen(file: CaseFile) -> str:
    """The route chosen for a case, or nothing."""
    return str(file.said(ROUTE_CHOSEN.code, "route") or "")


def on_route(step: Step, code: str) -> Step:
    """The step as it stands in a case: shown while its own condition holds and this route is the one chosen."""
    return replace(step, when=_both(step.when, code))


def _both(own: When, code: str) -> When:
    return lambda file: chosen(file) == code and own(file)
