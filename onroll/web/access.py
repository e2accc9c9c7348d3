"""Who is asking, which pages they may open, and the record of every child disclosed to them.

A page that somebody may not open is "not found" to them, exactly like one that does not exist.
"""

from collections.abc import Callable, Sequence
from functools import wraps
from typing import Any, cast

import structlog
from django.http import Http404, HttpRequest, HttpResponse

from onroll.register import trail
from onroll.register.models import User
from onroll.register.scope import (
    MAY_DECIDE,
    MAY_UPLOAD,
    MAY_WITHDRAW,
    ROLES,
    SEES_EVERY_CHILD,
    SEES_OWN_PUPILS,
    Actor,
    NotFound,
)

View = Callable[..., HttpResponse]

EVERYBODY = frozenset(ROLES)
SEES_CHILDREN = SEES_EVERY_CHILD | SEES_OWN_PUPILS
SEES_DELIVERIES = MAY_UPLOAD
MAY_SEND = MAY_UPLOAD
MAY_TAKE_BACK = MAY_WITHDRAW
DECIDES = MAY_DECIDE

REFERRER = "same-origin"
"""A browser that may not name the page a form came from sends no origin either, and no form could be trusted."""


class NotRecorded(Exception):
    """The look could not be written down, so nobody may see the child."""


def actor(request: HttpRequest) -> Actor:
    """Who is asking, for scopes and for the trail."""
    user = cast(User, request.user)
    return Actor(user.get_username(), user.role, frozenset(user.schools.split()))


def only(who: frozenset[str], page: View) -> View:
    """A page for these roles; to anybody else it is not found. Nothing of it is kept by the browser."""

    @wraps(page)
    def opened(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        from onroll.web import errors

        if actor(request).role not in who:
            return errors.not_found(request)
        try:
            return kept_nowhere(page(request, *args, **kwargs))
        except (NotFound, Http404):
            return errors.not_found(request)
        except NotRecorded:
            return errors.not_recorded(request)

    return opened


def public(page: View) -> View:
    """A page that needs no sign-in: it never shows a child."""

    @wraps(page)
    def opened(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return kept_nowhere(page(request, *args, **kwargs))

    opened.login_required = False  # type: ignore[attr-defined]
    return opened


def kept_nowhere(response: HttpResponse) -> HttpResponse:
    """Neither a browser nor a proxy may keep the page."""
    response["Cache-Control"] = "no-store, private"
    response["Referrer-Policy"] = REFERRER
    return response


def disclose(request: HttpRequest, refs: Sequence[str], *, page: str, why: str = "") -> None:
    """Write one look per child before the answer leaves. Raises NotRecorded, and then nothing may be shown."""
    try:
        trail.looked(actor(request), refs, page=page, request=request_id(), why=why)
    except Exception as broken:
        raise NotRecorded from broken


def request_id() -> str:
    """This request's own id, as in the log."""
    return str(structlog.contextvars.get_contextvars().get("request_id", ""))[:40]
