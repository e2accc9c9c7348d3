"""The six routes into education, and their steps as a case takes them up."""

from __future__ import annotations

from onroll.policy.collaboration.every_case import PLACE_TAKEN_UP, ROUTE_CHOSEN, at_once
from onroll.policy.pathway import Step
from onroll.policy.ways_in import (
    fair_access,
    neighbouring_authority,
    normal_admissions,
    own_admission_authority,
    statutory_assessment,
    virtual_school,
)
from onroll.policy.ways_in.route import Route, on_route

HEADING = "Routes into education for children of compulsory school age"
ROWS = ("87",)

ROUTES: tuple[Route, ...] = (
    normal_admissions.ROUTE, fair_access.ROUTE, statutory_assessment.ROUTE, own_admission_authority.ROUTE,
    virtual_school.ROUTE, neighbouring_authority.ROUTE,
)  # fmt: skip
STEPS: tuple[Step, ...] = tuple(on_route(step, route.code) for route in ROUTES for step in route.steps)
"""The steps of every route: in a case only those of the chosen one show."""
BACK_TO_SCHOOL = (ROUTE_CHOSEN, *STEPS, PLACE_TAKEN_UP)
"""From the choice of a route to the child's first day, once a place is wanted."""
BACK_AT_ONCE = (at_once(ROUTE_CHOSEN), *STEPS, at_once(PLACE_TAKEN_UP))
"""The same for a child of whom it is known from the first day that a place is wanted."""


def route(code: str) -> Route:
    """The route of this code. Raises KeyError."""
    return {one.code: one for one in ROUTES}[code]
