"""The site map: each address, its page, and who may open it."""

from django.urls import path, re_path

from onroll.web import charts, errors, health
from onroll.web.access import EVERYBODY, SEES_CHILDREN, only, public
from onroll.web.pages.account.page import children, export, find
from onroll.web.pages.child.page import child
from onroll.web.pages.home.page import home
from onroll.web.pages.sign_in.page import sign_in, sign_out

urlpatterns = [
    path("", only(EVERYBODY, home), name="home"),
    path("sign-in", public(sign_in), name="sign-in"),
    path("sign-out", public(sign_out), name="sign-out"),
    path("account", only(SEES_CHILDREN, children), name="account"),
    path("account/find", only(SEES_CHILDREN, find), name="account-find"),
    path("account/export.csv", only(SEES_CHILDREN, export), {"kind": "csv"}, name="account-csv"),
    path("account/export.xlsx", only(SEES_CHILDREN, export), {"kind": "xlsx"}, name="account-xlsx"),
    path("child/<str:ref>", only(SEES_CHILDREN, child), name="child"),
    path("charts/<str:packed>.svg", only(EVERYBODY, charts.picture), name="chart"),
    path("health/live", public(health.live), name="live"),
    path("health/ready", public(health.ready), name="ready"),
    re_path("", public(errors.not_found)),
]
