"""Every address is on the web room's own site map."""

import importlib.util

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = []

if importlib.util.find_spec("onroll.web.urls") is not None:
    urlpatterns.append(path("", include("onroll.web.urls")))

handler400 = "onroll.web.errors.bad_request"
handler403 = "onroll.web.errors.refused"
handler500 = "onroll.web.errors.broken"
