"""The site map: each address, its page, and who may open it."""

from django.urls import path, re_path

from onroll.register.scope import SEES_EVERY_CHILD
from onroll.web import charts, errors, health
from onroll.web.access import (
    DECIDES,
    EVERYBODY,
    MAY_SEND,
    MAY_TAKE_BACK,
    SEES_CHILDREN,
    SEES_DELIVERIES,
    only,
    public,
)
from onroll.web.api import urls as api
from onroll.web.pages.account.page import children, export, find
from onroll.web.pages.agreements import urls as agreements
from onroll.web.pages.alerts.alert.page import one_alert
from onroll.web.pages.alerts.page import listed as alerts
from onroll.web.pages.calendar.schools.page import school_days
from onroll.web.pages.cases import urls as cases
from onroll.web.pages.child.page import child
from onroll.web.pages.closure.page import searches
from onroll.web.pages.deliveries.delivery.page import one, problems_file
from onroll.web.pages.deliveries.mapping.page import say
from onroll.web.pages.deliveries.mappings import page as mappings
from onroll.web.pages.deliveries.page import arrived
from onroll.web.pages.deliveries.preview.page import look_first
from onroll.web.pages.deliveries.progress.page import job
from onroll.web.pages.deliveries.settle.page import let_count
from onroll.web.pages.deliveries.upload.page import upload
from onroll.web.pages.deliveries.withdraw.page import take_back
from onroll.web.pages.help.page import explain
from onroll.web.pages.home.page import home
from onroll.web.pages.letters import urls as letters
from onroll.web.pages.moves.page import listed as moves
from onroll.web.pages.my_day.page import today as my_day
from onroll.web.pages.removals import urls as removals
from onroll.web.pages.replay.page import past_day
from onroll.web.pages.resource_service import page as resource_service
from onroll.web.pages.review.decision.page import decision
from onroll.web.pages.review.decisions.page import made
from onroll.web.pages.review.join.page import join, whom
from onroll.web.pages.review.page import keys, pairs
from onroll.web.pages.review.pair.page import pair
from onroll.web.pages.review.split.page import split
from onroll.web.pages.risk.page import risk
from onroll.web.pages.rulebook.page import rules
from onroll.web.pages.schools import urls as schools
from onroll.web.pages.search.page import look_for
from onroll.web.pages.sign_in.page import sign_in, sign_out
from onroll.web.pages.sources import page as sources
from onroll.web.pages.sources.alarm.page import see_to
from onroll.web.pages.sources.compared.page import beside
from onroll.web.pages.worklist import page as worklist

urlpatterns = [
    path("", only(EVERYBODY, home), name="home"),
    path("sign-in", public(sign_in), name="sign-in"),
    path("sign-out", public(sign_out), name="sign-out"),
    path("my-day", only(SEES_EVERY_CHILD, my_day), name="my-day"),
    *cases.urlpatterns,
    *letters.urlpatterns,
    *agreements.urlpatterns,
    *schools.urlpatterns,
    path("worklist", only(SEES_CHILDREN, worklist.work), name="worklist"),
    path("worklist/export.csv", only(SEES_CHILDREN, worklist.export), {"kind": "csv"}, name="worklist-csv"),
    path(
        "worklist/export.xlsx", only(SEES_CHILDREN, worklist.export), {"kind": "xlsx"}, name="worklist-xlsx"
    ),
    path("account", only(SEES_CHILDREN, children), name="account"),
    path("account/find", only(SEES_CHILDREN, find), name="account-find"),
    path("account/export.csv", only(SEES_CHILDREN, export), {"kind": "csv"}, name="account-csv"),
    path("account/export.xlsx", only(SEES_CHILDREN, export), {"kind": "xlsx"}, name="account-xlsx"),
    path("search", only(SEES_CHILDREN, look_for), name="search"),
    path("alerts", only(SEES_EVERY_CHILD, alerts), name="alerts"),
    path("alerts/<int:number>", only(SEES_EVERY_CHILD, one_alert), name="alert"),
    path("child/<str:ref>", only(SEES_CHILDREN, child), name="child"),
    path("moves", only(SEES_EVERY_CHILD, moves), name="moves"),
    path("resource-service", only(SEES_EVERY_CHILD, resource_service.shared), name="resource-service"),
    path(
        "resource-service/export.csv",
        only(SEES_EVERY_CHILD, resource_service.export),
        name="resource-service-csv",
    ),
    path("failed-to-track", only(SEES_EVERY_CHILD, searches), name="failed-to-track"),
    path("child/<str:ref>/risk", only(SEES_CHILDREN, risk), name="risk"),
    path("deliveries", only(SEES_DELIVERIES, arrived), name="deliveries"),
    path("deliveries/upload", only(MAY_SEND, upload), name="upload"),
    path("deliveries/columns", only(MAY_SEND, mappings.remembered), name="mappings"),
    path("deliveries/columns/<int:number>", only(MAY_SEND, mappings.one), name="mapping"),
    path("deliveries/jobs/<str:ref>", only(MAY_SEND, job), name="job"),
    path("deliveries/jobs/<str:ref>/columns", only(MAY_SEND, say), name="columns"),
    path("deliveries/<str:ref>", only(SEES_DELIVERIES, one), name="delivery"),
    path("deliveries/<str:ref>/problems.csv", only(SEES_DELIVERIES, problems_file), name="problems"),
    path("deliveries/<str:ref>/preview", only(SEES_DELIVERIES, look_first), name="preview"),
    path("deliveries/<str:ref>/settle", only(MAY_SEND, let_count), name="settle"),
    path("deliveries/<str:ref>/withdraw", only(MAY_TAKE_BACK, take_back), name="withdraw"),
    *removals.urlpatterns,
    path("review", only(DECIDES, pairs), name="review"),
    path("review/shortcuts", only(DECIDES, keys), name="review-keys"),
    path("review/<int:number>", only(DECIDES, pair), name="review-pair"),
    path("review/join/<str:ref>", only(DECIDES, whom), name="review-whom"),
    path("review/join/<str:ref>/<str:other>", only(DECIDES, join), name="review-join"),
    path("review/split/<str:ref>", only(DECIDES, split), name="review-split"),
    path("review/decisions", only(DECIDES, made), name="review-decisions"),
    path("review/decisions/<int:number>", only(DECIDES, decision), name="review-decision"),
    path("sources", only(SEES_DELIVERIES, sources.sources), name="sources"),
    path("sources/alarm", only(SEES_DELIVERIES, see_to), name="alarm"),
    path("sources/compared", only(SEES_DELIVERIES, beside), name="compared"),
    re_path(
        r"^sources/(?P<what>sources|schools)\.(?P<kind>csv|xlsx)$",
        only(SEES_DELIVERIES, sources.export),
        name="sources-file",
    ),
    path("replay", only(SEES_CHILDREN, past_day), name="replay"),
    path("calendar/schools", only(SEES_CHILDREN, school_days), name="school-days"),
    path("rulebook", only(EVERYBODY, rules), name="rulebook"),
    path("help", public(explain), name="help"),
    path("charts/<str:packed>.svg", only(EVERYBODY, charts.picture), name="chart"),
    path("health/live", public(health.live), name="live"),
    path("health/ready", public(health.ready), name="ready"),
    path("api/", api.urls),
    re_path("", public(errors.not_found)),
]
