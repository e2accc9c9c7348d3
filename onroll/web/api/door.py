"""Who may knock, how often and with how much; what is wrong is said as plain JSON. `/api/openapi.json` describes it."""

from typing import Any, NoReturn

from django.conf import settings
from django.core.exceptions import BadRequest, RequestDataTooBig, SuspiciousOperation
from django.http import HttpRequest, HttpResponse
from django.http.multipartparser import MultiPartParserError
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, ValidationError
from ninja.security import HttpBearer

from onroll.intake import keys
from onroll.intake.check import NotReceived
from onroll.register.models import ApiKey
from onroll.web.access import kept_nowhere
from onroll.web.api import pace
from onroll.web.today import now

NOBODY = "Send a key that is in use: Authorization: Bearer onroll_…"
TOO_LARGE = "That is more than is taken at once."
FORM_AROUND_A_FILE = 1024 * 1024
"""Bytes of a request beside the file in it."""


class Api(NinjaAPI):
    """Answers that neither a browser nor a proxy may keep."""

    def create_response(self, request: HttpRequest, data: Any, **more: Any) -> HttpResponse:
        """The answer as JSON."""
        return kept_nowhere(super().create_response(request, data, **more))


class Key(HttpBearer):
    """The sender's key; one that is used too often is asked to wait before anything is read."""

    def authenticate(self, request: HttpRequest, token: str) -> ApiKey | None:
        """The key of this secret, if it is in use. Raises HttpError 413 or 429."""
        key = keys.find(token, now())
        if key is None:
            return None
        if pace.is_too_fast(key):
            raise HttpError(429, "Too many requests with this key: wait a minute.")
        if int(request.META.get("CONTENT_LENGTH") or 0) > settings.ONROLL_LARGEST_UPLOAD + FORM_AROUND_A_FILE:
            raise HttpError(413, TOO_LARGE)
        return key


api = Api(
    title="Onroll", version="1", docs_url=None, auth=Key(), urls_namespace="api",
    description="Bring files and single rows into the register. No answer ever says who a child is, or whether known.",
)  # fmt: skip


def key_of(request: HttpRequest) -> ApiKey:
    """The key this request came with."""
    key: ApiKey = request.auth  # type: ignore[attr-defined]
    return key


def must_not(key: ApiKey, source: str) -> None:
    """Raises HttpError 403 when the key may not send this source."""
    if source not in key.sources.split():
        forbid(f"This key may send: {', '.join(key.sources.split())}.")


def forbid(why: str) -> NoReturn:
    """Raises HttpError 403."""
    raise HttpError(403, why)


@api.exception_handler(AuthenticationError)
def nobody(request: HttpRequest, error: AuthenticationError) -> HttpResponse:
    """No key, or none that is in use."""
    answer = api.create_response(request, {"detail": NOBODY}, status=401)
    answer["WWW-Authenticate"] = "Bearer"
    return answer


@api.exception_handler(ValidationError)
def misshapen(request: HttpRequest, error: ValidationError) -> HttpResponse:
    """What was sent has not the shape it should: where, and what is wrong with it."""
    told = "; ".join(f"{'.'.join(map(str, one['loc'][1:]))}: {one['msg']}" for one in error.errors)
    return api.create_response(request, {"detail": told}, status=422)


@api.exception_handler(NotReceived)
def not_received(request: HttpRequest, error: NotReceived) -> HttpResponse:
    """What was said beside the file makes no sense."""
    return api.create_response(request, {"detail": str(error)}, status=422)


@api.exception_handler(RequestDataTooBig)
def too_large(request: HttpRequest, error: RequestDataTooBig) -> HttpResponse:
    """More than is taken at once."""
    return api.create_response(request, {"detail": TOO_LARGE}, status=413)


@api.exception_handler(SuspiciousOperation)
@api.exception_handler(MultiPartParserError)
@api.exception_handler(BadRequest)
def unreadable(request: HttpRequest, error: Exception) -> HttpResponse:
    """A request that cannot be read at all."""
    return api.create_response(request, {"detail": "That could not be read."}, status=400)
