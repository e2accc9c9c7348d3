"""The addresses of letters and of the safe-contact questions."""

from __future__ import annotations

from django.urls import path

from onroll.register.scope import SEES_EVERY_CHILD
from onroll.web.access import only
from onroll.web.pages.letters.new.page import new
from onroll.web.pages.letters.one.page import one
from onroll.web.pages.letters.page import listed
from onroll.web.pages.letters.safe.page import safe_contact

urlpatterns = [
    path("child/<str:ref>/contact", only(SEES_EVERY_CHILD, safe_contact), name="safe-contact"),
    path("cases/<str:ref>/letters", only(SEES_EVERY_CHILD, listed), name="letters"),
    path("cases/<str:ref>/letters/new/<str:code>", only(SEES_EVERY_CHILD, new), name="letter-new"),
    path("cases/<str:ref>/letters/<int:number>", only(SEES_EVERY_CHILD, one), name="letter"),
]
