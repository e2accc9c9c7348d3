"""The last search from its start to the year after, an order, and immediate risk: by two people, at both widths."""

import os
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from playwright.sync_api import Page

from onroll.casework.act import Doer
from onroll.casework.do_step import do_step
from onroll.casework.open_case import open_case
from onroll.policy.failed_to_track.closing import CONSIDERED
from onroll.policy.failed_to_track.enquiries import called_for
from onroll.register.models import Case
from onroll.register.scope import Actor
from onroll.reports.cases.files import case_files
from tests.browser import axe_violations
from tests.casework.answered import ready
from tests.web.town import AMIRA, NOW, TODAY, Town

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "trail"])
As = Callable[[str], Page]
WIDTHS = (1280, 400)
BY = Doer(Actor(AMIRA.name, AMIRA.role), NOW, TODAY)
ANSWER = {"found": "no_trace", "said": "Nothing is known of the child here or at the address given.", "concern": "no",
          "answered_by": "Their duty desk", "address": "4 Quay Lane", "who": "Two officers; a neighbour answered",
          "child_protection": "no"}  # fmt: skip


def enquire(ref: str) -> None:
    """Make every enquiry: one left out, one answered by a partner, the rest looked up."""
    file = case_files([Case.objects.select_related("child").get(ref=ref)], TODAY)[0]
    for one in called_for(file):
        if one.code == "192-com":
            do_step(file, one.code, "not_appropriate", BY, why="The surname was never certain.")
            continue
        ready(file, one.code, BY)
        if one.partner:
            sent_on = TODAY - timedelta(days=21) if one.waits else TODAY
            do_step(file, one.code, "sent", replace(BY, on=sent_on))
            file = case_files([Case.objects.select_related("child").get(ref=ref)], TODAY)[0]
        do_step(file, one.code, "done", BY, said=ANSWER)
    do_step(file, CONSIDERED, "done", BY, said={"needed": "no", "because": "Nobody fears for the child."})


def fits(page: Page, address: str) -> None:
    """Nothing for axe-core to complain of, and nothing wider than the screen, at both widths."""
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        page.goto(address)
        assert axe_violations(page) == [], f"{address} at {width}"
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), f"{address} at {width}"
        if folder := os.environ.get("ONROLL_PICTURES"):
            page.screenshot(
                path=f"{folder}/{address.strip('/').replace('/', '-')}-{width}.png", full_page=True
            )


def press(page: Page, address: str, label: str, said: str, button: str) -> None:
    page.goto(address)
    page.get_by_label(label, exact=True).fill(said)
    page.get_by_role("button", name=button).click()
    page.get_by_text("Done", exact=True).first.wait_for()


def test_it_is_worked_by_two_people_to_the_end(town: Town, live_server: object, as_: As) -> None:
    """Rows 93 to 102."""
    ref = open_case(
        town.gone, "mid_year_leavers", "Gone from the roll, and nobody knows.", BY, owner="amira"
    ).ref
    pack = f"/cases/{ref}/closure"
    page = as_("Amira")
    fits(page, pack)
    press(page, pack, "Why now", "Every school has been asked.", "Start the sixteen enquiries")
    fits(page, pack)
    enquire(ref)
    fits(page, pack)
    press(page, pack, "Why the search should end", "Nothing is left to ask.", "Ask a manager to agree")
    page.goto(pack)
    page.get_by_text("A manager who did not ask for it has to agree.").wait_for()
    assert page.get_by_role("button", name="Agree: close as failed to track").count() == 0
    page.get_by_role("button", name="Sign out").click()
    page = as_("Carol")
    page.goto("/failed-to-track")
    page.get_by_role("link", name="Leander Quickfall").click()
    fits(page, pack)
    press(page, pack, "Why you agree", "I have read the whole pack.", "Agree: close as failed to track")
    fits(page, pack)
    fits(page, "/failed-to-track")
    page.get_by_label("Choose Leander Quickfall").check()
    page.get_by_label("Where you looked").fill("Get Information About Pupils")
    page.get_by_role("button", name="Write it down for the chosen children").click()
    page.get_by_text("Written down for 1 child.").wait_for()
    page.goto(f"/child/{town.gone}")
    page.get_by_role("heading", name="Why: failed to track").wait_for()


def test_it_considers_an_order_in_a_case_of_its_own(town: Town, live_server: object, as_: As) -> None:
    """Rows 88 and 89."""
    search = open_case(town.gone, "mid_year_leavers", "Gone from the roll.", BY, owner="amira").ref
    page = as_("Amira")
    fits(page, f"/cases/{search}/order")
    press(
        page,
        f"/cases/{search}/order",
        "Why an order is considered",
        "She is at home all day.",
        "Consider an order",
    )
    case = Case.objects.get(way_out="attendance_order")
    file = case_files([case], TODAY)[0]
    do_step(file, "consider", "done", BY, said={"appears": "yes", "because": "Seen at home every day."})
    ready(file, "notice", BY)
    do_step(case_files([case], TODAY)[0], "notice", "done", BY, said={
        "served_on": "2026-11-19", "how": "post", "on_whom": "The mother", "by_whom": "Amira"})  # fmt: skip
    fits(page, f"/cases/{case.ref}/order")
    assert page.get_by_text("It is made once an order is not obeyed.").is_visible()


def test_it_reports_immediate_risk_in_two_clicks(town: Town, live_server: object, as_: As) -> None:
    """Row 52."""
    page = as_("Amira")
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 700})
        page.goto(f"/child/{town.elsewhere}")
        page.evaluate("window.scrollTo(0, document.body.scrollHeight / 2)")
        assert page.get_by_role("button", name="Report immediate risk").is_visible()
        page.get_by_role("button", name="Report immediate risk").click()
        page.get_by_role("button", name="Record it now").click()
        page.get_by_text("The report is kept").wait_for()
    fits(page, f"/child/{town.elsewhere}/risk")
    fits(page, f"/child/{town.elsewhere}")
