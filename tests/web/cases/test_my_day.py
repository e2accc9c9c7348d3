"""An officer's day: what is late first, meetings that come before other work, what waits for whom."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from django.db import connections
from django.test.utils import CaptureQueriesContext

from onroll.casework import be_away, close_case, hand_over, hold_meeting
from onroll.casework.do_step import do_step
from onroll.casework.report_immediate_risk import Risk, report_immediate_risk
from onroll.policy.failed_to_track.sleeping import SEALED
from onroll.register.models import Alert, Child, Look
from onroll.reports.cases.files import clocks, tasks_of
from tests.web.cases.conftest import CAROL, FARIDA, Cases
from tests.web.mentioned import mention
from tests.web.town import TODAY

pytestmark = pytest.mark.django_db(databases=["default", "trail"])
LONG_AGO = TODAY - timedelta(days=30)


def test_it_shows_what_is_late_in_words_before_what_is_to_do(cases: Cases) -> None:
    cases.open(cases.town.elsewhere)
    cases.open(on=LONG_AGO)
    page = cases.page("/my-day")
    assert (
        page.index("Late (1)")
        < page.index("Leander Quickfall")
        < page.index("To do (1)")
        < page.index("Rohan")
    )
    assert "school days late, was due" in page
    assert set(Look.objects.filter(page="my day").values_list("child_ref", flat=True)) == {
        cases.town.gone, cases.town.elsewhere,
    }  # fmt: skip


def test_it_shows_what_was_sent_as_waiting_for_others_and_no_reply_as_no_answer(cases: Cases) -> None:
    file = cases.open()
    do_step(file, "tell", "done", cases.by())
    do_step(file, "ask", "sent", cases.by())
    page = cases.page("/my-day")
    assert "Waiting for others (1)" in page and "Sent; no answer yet" in page


def test_it_shows_meetings_that_come_before_other_work_first(cases: Cases) -> None:
    file = cases.open()
    hold_meeting.invite(file.ref, "family", TODAY + timedelta(days=1), cases.by())
    hold_meeting.invite(file.ref, "CP", TODAY + timedelta(days=3), cases.by())
    hold_meeting.invite(file.ref, "CIN", TODAY + timedelta(days=30), cases.by())
    page = cases.page("/my-day")
    assert "Meetings this week (2)" in page
    assert page.index("Child protection conference") < page.index("Meeting with the family")


def test_it_asks_what_came_of_a_meeting_that_is_over(cases: Cases) -> None:
    file = cases.open()
    hold_meeting.invite(file.ref, "CIN", TODAY - timedelta(days=1), cases.by())
    page = cases.page("/my-day")
    assert "Say what came of it" in page and "Meetings of last week: say what came of them (1)" in page
    assert "Meetings this week" not in page


def test_it_shows_as_meetings_this_week_those_from_today_to_six_days_ahead(cases: Cases) -> None:
    file = cases.open()
    for days in (-8, -7, 0, 6, 7):
        hold_meeting.invite(file.ref, "CIN", TODAY + timedelta(days=days), cases.by())
    page = cases.page("/my-day")
    assert "Meetings this week (2)" in page and "say what came of them (1)" in page


def test_it_has_an_agreed_action_past_its_day_late_wherever_late_is_told(cases: Cases) -> None:
    file = cases.open()
    kept = hold_meeting.add_action(
        file.ref, "Order the taxi", "transport", TODAY + timedelta(days=3), cases.by()
    )
    day = f"/cases/{file.ref}"
    assert "Late (1)" not in cases.page("/my-day") and "Order the taxi" in cases.page("/calendar")
    assert day not in cases.page("/cases?state=late")
    hold_meeting.action_done(cases.file(file.ref), kept.pk, cases.by())
    kept = hold_meeting.add_action(file.ref, "Ring the aunt", "Amira", TODAY - timedelta(days=2), cases.by())
    page = cases.page("/my-day")
    assert "Late (1)" in page and "2 days late, was due" in page
    assert f"{day}/action/{kept.pk}" in page and "Ring the aunt (Amira)" in page
    assert day in cases.page("/cases?state=late") and "1 case is late already" in cases.page("/calendar")
    assert "1 case is late already" in cases.page("/calendar?whose=team", "carol")
    hold_meeting.action_done(cases.file(file.ref), kept.pk, cases.by())
    assert "Late (1)" not in cases.page("/my-day")


def test_it_shows_the_cases_of_whoever_this_person_stands_in_for(cases: Cases) -> None:
    cases.open(owner="farida")
    assert "Quickfall" not in cases.page("/my-day")
    be_away.be_away("farida", "amira", TODAY, TODAY + timedelta(days=2), cases.by(CAROL))
    page = cases.page("/my-day")
    assert "Quickfall" in page and "for whom you stand in" in page


def test_it_shows_a_case_to_whom_it_is_offered_and_lets_them_take_it(cases: Cases) -> None:
    file = cases.open(owner="farida")
    hand_over.offer(file, "amira", cases.by(FARIDA), why="I am away")
    assert "Offered to you (1)" in cases.page("/my-day")
    cases.send(cases.file(file.ref), "offered", answer="accept")
    assert cases.file(file.ref).owner == "amira"


def test_it_shows_a_manager_what_waits_for_them_to_agree_and_not_what_they_asked_themselves(
    cases: Cases,
) -> None:
    file = cases.open()
    do_step(file, "ask", "done", cases.by(), said={"found": "no"})
    do_step(cases.file(file.ref), "visit", "done", cases.by(), said={"on": "2026-11-19"})
    file = cases.file(file.ref)
    close_case.close_case(
        file, "lost", tasks_of(file, TODAY, clocks()), cases.by(), why="sought", seen=file.version
    )
    assert "Wait for you to agree (1)" in cases.page("/my-day", "carol")
    assert "Wait for you to agree" not in cases.page("/my-day")


def test_it_shows_a_risk_until_both_are_told_to_everybody_who_may_see_the_child(cases: Cases) -> None:
    """Row 52."""
    report_immediate_risk(cases.town.gone, Risk("feared", crs="yes"), cases.by())
    assert "tell the police now" in cases.page("/my-day", "carol")
    report_immediate_risk(cases.town.gone, Risk("feared", crs="yes", police="yes"), cases.by())
    assert "Immediate risk" not in cases.page("/my-day", "carol")


def test_it_tells_the_manager_from_the_next_day_that_the_police_are_not_told(cases: Cases) -> None:
    """Row 52. Both are told the same day, counted from the first report that left one of them untold."""
    risk, yesterday = Risk("feared", crs="yes"), TODAY - timedelta(days=1)
    report_immediate_risk(cases.town.elsewhere, risk, cases.by())
    assert "the police not told" not in cases.page("/team", "carol")
    report_immediate_risk(cases.town.gone, risk, cases.by(on=yesterday))
    report_immediate_risk(cases.town.gone, Risk("feared still", crs="yes"), cases.by())
    page = cases.page("/team", "carol")
    assert f"/child/{cases.town.gone}/risk" in page and f"/child/{cases.town.elsewhere}/risk" not in page
    assert "Late: it was due 19 November 2026" in cases.page("/my-day")
    report_immediate_risk(cases.town.gone, Risk("feared", crs="yes", police="yes"), cases.by())
    assert "the police not told" not in cases.page("/team", "carol")


def test_it_shows_nothing_of_a_sealed_child(cases: Cases) -> None:
    file = cases.open()
    hold_meeting.invite(file.ref, "CP", TODAY, cases.by())
    report_immediate_risk(cases.town.gone, Risk("feared"), cases.by())
    Child.everyone.filter(ref=cases.town.gone).update(restriction="sealed")
    for address in (
        "/my-day",
        "/cases",
        "/cases/export.csv",
        "/calendar?whose=team",
        "/team",
        f"/cases/{file.ref}",
    ):
        page = cases.page(address, "carol")
        assert "Quickfall" not in page and file.ref not in page and "feared" not in page, address


def test_it_asks_few_questions_however_many_cases_there_are(cases: Cases) -> None:
    cases.open()

    def asked(address: str) -> int:
        cases.page(address)
        with CaptureQueriesContext(connections["default"]) as found:
            cases.page(address)
        return len(found)

    addresses = ("/my-day", "/cases", "/team", "/calendar")
    before = [asked(address) for address in addresses]
    for child in (cases.town.elsewhere, cases.town.of_ben):
        cases.open(child)
    assert [asked(address) for address in addresses] == before
    assert max(before) <= 21, before


def test_it_counts_alerts_as_their_own_page_does_and_rows_held_apart_beside_them(
    cases: Cases, tmp_path: Path
) -> None:
    first, second = mention(tmp_path)
    Alert.objects.filter(pk=second.pk).update(kind=SEALED)
    page = cases.page("/my-day", "carol")
    assert "1 alert to answer" in page and "1 row held apart" in page
    assert "To answer (1)" in cases.page("/alerts", "carol")
    assert "held apart" not in cases.page("/my-day") and "1 alert to answer" in cases.page("/my-day")
