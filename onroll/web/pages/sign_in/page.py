"""Signing in: with a name and a password, or in the demonstration as one of four invented people."""

from django.contrib.auth import authenticate, login, logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from onroll.register import trail
from onroll.register.models import User
from onroll.register.personas import PERSONAS
from onroll.web import access, demo
from onroll.web.show import show_plain

WRONG = "That user name and password do not go together. Check both and try again."


@sensitive_post_parameters("password")
@require_http_methods(["GET", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    """Ask who it is; let them in, to the page they wanted."""
    wanted = _wanted(request)
    if request.method == "GET":
        return _ask(request, wanted)
    user = _persona(request) if demo.is_on() else None
    user = user or _by_password(request)
    if user is None:
        return _ask(request, wanted, error=WRONG)
    login(request, user, backend="django.contrib.auth.backends.ModelBackend")
    trail.record(access.actor(request), "signed_in")
    return redirect(wanted)


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """End the session and have the browser forget what it kept."""
    if request.user.is_authenticated:
        trail.record(access.actor(request), "signed_out")
    logout(request)
    response = redirect("sign-in")
    response["Clear-Site-Data"] = '"cache"'
    return response


def _ask(request: HttpRequest, wanted: str, error: str = "") -> HttpResponse:
    return show_plain(
        request, "sign_in/page.html", title="Sign in", status=400 if error else 200, error=error,
        wanted=wanted, personas=PERSONAS if demo.is_on() else (), typed=request.POST.get("username", ""),
    )  # fmt: skip


def _persona(request: HttpRequest) -> User | None:
    known = {persona.username for persona in PERSONAS}
    chosen = request.POST.get("persona", "")
    return User.objects.filter(username=chosen, is_active=True).first() if chosen in known else None


def _by_password(request: HttpRequest) -> User | None:
    user = authenticate(
        request, username=request.POST.get("username", ""), password=request.POST.get("password", "")
    )
    return user if isinstance(user, User) else None


def _wanted(request: HttpRequest) -> str:
    """The page somebody was on their way to, if it is one of ours."""
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    ours = url_has_allowed_host_and_scheme(
        wanted, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return wanted if ours and wanted.startswith("/") else "/"
