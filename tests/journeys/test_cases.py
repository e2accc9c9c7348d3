"""A case from the worklist to its closing, as an officer and a manager do it: every page accessible at both widths."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from onroll.casework import hold_meeting
from onroll.casework.act import Doer
from onroll.casework.open_case import open_case
from tests.casework.conftest import _pathway  # noqa: F401
from tests.journeys.test_by_keyboard import go_to
from tests.journeys.test_looks_right import WIDTHS, fits
from tests.web.town import AMIRA, NOW, TODAY, Town

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "trail"])
As = Callable[[str], Page]
FORMS = ("step/ask", "note", "contact", "meeting", "action", "barrier", "document", "hand-over", "close")


def test_it_works_a_case_from_the_worklist_to_its_closing(town: Town, live_server: object, as_: As) -> None:
    page = as_("Amira")
    page.goto("/worklist")
    page.get_by_role("link", name="Open a case for Leander Quickfall").click()
    page.get_by_label("Gone astray").check()
    page.get_by_label("Why?").fill("The aunt rang")
    page.get_by_label("Whose case is it?").select_option("amira")
    page.get_by_role("button", name="Open the case").click()
    expect(page.get_by_role("heading", name="Leander Quickfall")).to_be_visible()
    page.get_by_role("link", name="Ask the last school").click()
    page.get_by_label("Yes", exact=True).check()
    page.get_by_label("It is done, with the answer").check()
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("1 step is settled")).to_be_visible()
    page.get_by_role("link", name="Close the case").click()
    page.get_by_label("Found").check()
    page.get_by_label("How do you know?").fill("The school rang back")
    page.get_by_role("button", name="Close the case").click()
    expect(page.get_by_text("Closed on 20 November 2026: Found.")).to_be_visible()


def test_it_does_a_step_by_keyboard_alone(town: Town, live_server: object, as_: As) -> None:
    case = open_case(town.gone, "astray", "the aunt rang", Doer(AMIRA, NOW, TODAY), owner="amira")
    page = as_("Amira")
    go_to(page, "Start your day")
    go_to(page, "Leander Quickfall")
    expect(page).to_have_url(f"{live_server.url}/cases/{case.ref}")  # type: ignore[attr-defined]
    go_to(page, "Write a note")
    page.locator("#text").focus()
    page.keyboard.type("The cousin is in Year 3")
    go_to(page, "Keep the note")
    expect(page.get_by_text("The cousin is in Year 3")).to_be_visible()


def test_it_is_accessible_at_both_widths(town: Town, live_server: object, as_: As) -> None:
    by = Doer(AMIRA, NOW, TODAY)
    case = open_case(town.gone, "astray", "the aunt rang", by, owner="amira")
    hold_meeting.invite(case.ref, "CP", TODAY, by)
    page = as_("Carol")
    addresses = ["/my-day", "/cases", "/team", "/team/away", "/team/schools", "/calendar?whose=team",
                 f"/cases/assign?case={case.ref}", f"/cases/letters?case={case.ref}",
                 f"/child/{town.gone}/case", f"/cases/{case.ref}",
                 *(f"/cases/{case.ref}/{form}" for form in FORMS)]  # fmt: skip
    for address in addresses:
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            page.goto(address)
            fits(page, f"{address} at {width}")


def test_it_works_without_scripts(town: Town, live_server: object, plain: Page) -> None:
    case = open_case(town.gone, "astray", "the aunt rang", Doer(AMIRA, NOW, TODAY), owner="amira")
    plain.goto("/sign-in")
    plain.get_by_role("button", name="Sign in as Amira").click()
    plain.goto(f"/cases/{case.ref}/step/ask")
    plain.get_by_label("It was sent or asked").check()
    plain.get_by_role("button", name="Save").click()
    expect(plain.get_by_text("Waiting for an answer", exact=True)).to_be_visible()


def test_it_prints_a_case_with_its_reasons_and_without_what_is_only_for_the_screen(
    town: Town, live_server: object, as_: As
) -> None:
    by = Doer(AMIRA, NOW, TODAY)
    case = open_case(town.gone, "astray", "the aunt rang", by, owner="amira")
    hold_meeting.add_action(case.ref, "Ring the aunt", "Amira", TODAY, by)
    page = as_("Amira")
    page.goto(f"/cases/{case.ref}")
    page.emulate_media(media="print")
    expect(page.get_by_text("It may know.")).to_be_visible()
    for only_for_the_screen in ("Write a note", "Done: Ring the aunt", "Sign out"):
        expect(page.get_by_text(only_for_the_screen)).to_be_hidden()
    said = "[...document.querySelectorAll('a')].map(one => getComputedStyle(one, '::after').content)"
    assert not [one for one in page.evaluate(said) if "(" in one]
    plain = "getComputedStyle(document.querySelector('.onroll-identity')).backgroundColor"
    assert page.evaluate(plain) == "rgba(0, 0, 0, 0)"
    page.goto("/cases")
    expect(page.get_by_role("link", name="Leander Quickfall")).to_be_visible()
