"""What is said when something cannot be shown. None of these pages names a child or asks the register."""

from typing import Any

from django.http import HttpRequest, HttpResponse

from onroll.web.show import show_plain

NOT_FOUND = "Page not found"


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """The same answer for what does not exist and for what this person may not see."""
    return show_plain(request, "errors/not_found.html", status=404, title=NOT_FOUND)


def refused(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """A refusal is told as not found, so that it gives nothing away."""
    return not_found(request)


def stale_form(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form whose protection against forgery did not hold, mostly because it was open too long."""
    return show_plain(request, "errors/stale_form.html", status=403, title="Send the form again")


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """A form that is too large or cannot be read."""
    return show_plain(request, "errors/bad_request.html", status=400, title="That could not be read")


def broken(request: HttpRequest) -> HttpResponse:
    """Something failed that should not."""
    return show_plain(request, "errors/broken.html", status=500, title="Something went wrong")


def not_recorded(request: HttpRequest, **_: Any) -> HttpResponse:
    """The trail could not be written, so no child is shown."""
    return show_plain(request, "errors/not_recorded.html", status=503, title="Nothing can be shown just now")
