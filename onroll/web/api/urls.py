"""The API's addresses, all under `/api/`. A key opens them, never a session."""

from typing import Any

from onroll.web.api import deliveries, sightings
from onroll.web.api.door import api

PARTS = (deliveries, sightings)


def addresses() -> tuple[list[Any], str, str]:
    """Every address; none of them leads to the sign-in page."""
    found, app, namespace = api.urls
    for one in found:
        setattr(one.callback, "login_required", False)  # noqa: B010 (a view is not known to have it)
    return found, app, namespace


urls = addresses()
