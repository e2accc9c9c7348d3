"""The addresses of removals. A school opens them for its own pupils; only the council confirms and decides."""

from __future__ import annotations

from django.urls import path

from onroll.register.scope import SEES_EVERY_CHILD, SEES_OWN_PUPILS
from onroll.web.access import SEES_CHILDREN, only, public
from onroll.web.pages.asked_of_us.absence.page import absent
from onroll.web.pages.asked_of_us.answer.page import answer as answer_asked
from onroll.web.pages.asked_of_us.page import listed as asked_of_us
from onroll.web.pages.confirm.page import answer
from onroll.web.pages.off_rolling.allege.page import allege
from onroll.web.pages.off_rolling.page import listed as off_rolling
from onroll.web.pages.removals.ask.page import choose
from onroll.web.pages.removals.confirm.page import confirm
from onroll.web.pages.removals.decide.page import decide
from onroll.web.pages.removals.form.page import ground_form
from onroll.web.pages.removals.lives.page import lives
from onroll.web.pages.removals.page import listed
from onroll.web.pages.removals.request import page as request
from onroll.web.pages.school_returns.page import owed

urlpatterns = [
    path("removals", only(SEES_CHILDREN, listed), name="removals"),
    path("removals/ask", only(SEES_CHILDREN, choose), name="removal-ask"),
    path("removals/ask/<str:child>/<str:ground>", only(SEES_CHILDREN, ground_form), name="removal-form"),
    path("removals/<str:ref>", only(SEES_CHILDREN, request.one_request), name="removal"),
    path("removals/<str:ref>/withdraw", only(SEES_CHILDREN, request.withdraw), name="removal-withdraw"),
    path("removals/<str:ref>/lives", only(SEES_EVERY_CHILD, lives), name="removal-lives"),
    path(
        "removals/<str:ref>/evidence/<int:number>", only(SEES_CHILDREN, request.evidence),
        name="removal-evidence",
    ),
    path("removals/<str:ref>/confirm", only(SEES_EVERY_CHILD, confirm), name="removal-confirm"),
    path("removals/<str:ref>/decide", only(SEES_EVERY_CHILD, decide), name="removal-decide"),
    path("asked-of-us", only(SEES_OWN_PUPILS, asked_of_us), name="asked-of-us"),
    path("asked-of-us/absence", only(SEES_OWN_PUPILS, absent), name="absence"),
    path("asked-of-us/<str:ref>/<str:code>", only(SEES_OWN_PUPILS, answer_asked), name="asked-of-us-answer"),
    path("school-returns", only(SEES_CHILDREN, owed), name="school-returns"),
    path("off-rolling", only(SEES_EVERY_CHILD, off_rolling), name="off-rolling"),
    path("child/<str:ref>/off-rolling", only(SEES_EVERY_CHILD, allege), name="off-rolling-allege"),
    path("confirm/<str:token>", public(answer), name="confirm"),
]  # fmt: skip
