"""The addresses of schools' profiles, visits and meetings: for those who see every child."""

from __future__ import annotations

from django.urls import path

from onroll.register.scope import SEES_EVERY_CHILD
from onroll.web.access import only
from onroll.web.pages.schools.page import listed
from onroll.web.pages.schools.school.meeting.page import what_came
from onroll.web.pages.schools.school.page import done, one_school
from onroll.web.pages.schools.school.plan.page import plan
from onroll.web.pages.schools.school.staff.page import new_staff
from onroll.web.pages.schools.school.take_back.page import mistake

urlpatterns = [
    path("schools", only(SEES_EVERY_CHILD, listed), name="schools"),
    path("schools/<str:school>", only(SEES_EVERY_CHILD, one_school), name="school"),
    path("schools/<str:school>/plan", only(SEES_EVERY_CHILD, plan), name="school-plan"),
    path("schools/<str:school>/staff", only(SEES_EVERY_CHILD, new_staff), name="school-staff"),
    path("schools/<str:school>/meetings/<int:number>", only(SEES_EVERY_CHILD, what_came), name="school-meeting"),
    path("schools/<str:school>/done/<int:number>", only(SEES_EVERY_CHILD, done), name="school-done"),
    path("schools/<str:school>/take-back/<int:number>", only(SEES_EVERY_CHILD, mistake), name="school-take-back"),
]  # fmt: skip
