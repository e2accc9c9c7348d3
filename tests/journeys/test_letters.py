"""An officer answers who may be told, drafts a letter and prints it, without a mouse trap at either width."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from onroll.casework.act import Doer
from onroll.casework.answer_safe_contact import Said, answer_safe_contact
from onroll.casework.open_case import open_case
from tests.journeys.test_looks_right import WIDTHS, fits
from tests.web.town import AMIRA, NOW, TODAY, Town

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "trail"])
As = Callable[[str], Page]
CONCERNS = ("refuge", "honour_based_abuse", "abduction", "court_order")


def test_it_writes_to_a_family_once_the_questions_are_answered(
    town: Town, live_server: object, as_: As, settings, tmp_path: Path
) -> None:
    settings.ONROLL_HOME = tmp_path
    case = open_case(town.of_ben, "mid_year_leavers", "nobody knows", Doer(AMIRA, NOW, TODAY), owner="amira")
    page = as_("Amira")
    page.goto(f"/child/{town.of_ben}/contact")
    at_both(page, "unanswered")
    page.get_by_text("Somebody else", exact=True).first.click()
    page.get_by_label("Name", exact=True).first.fill("Grace Okonjo")
    page.get_by_role("group", name="May they be told?").first.get_by_label("May be told", exact=True).check()
    page.get_by_role("group", name="Is there anybody").get_by_label("No, nobody").check()
    page.get_by_text("Another address, number or e-mail").click()
    page.get_by_label("Address, number or e-mail", exact=True).last.fill("9 Fern Way, Anybourne, ZY1 2BB")
    page.get_by_role("group", name="Is it safe?").get_by_label("Yes").check()
    for one in CONCERNS:
        page.locator(f"[name=concern-{one}][value=no]").check()
    page.get_by_role("button", name="Keep the answers").click()
    page.get_by_text("The answers are kept.").wait_for()
    at_both(page, "answered")
    page.goto(f"/cases/{case.ref}/letters")
    at_both(page, "choose")
    page.get_by_role("link", name="First contact: where is the child educated?").click()
    at_both(page, "form")
    page.get_by_label("Grace Okonjo").check()
    page.get_by_label("9 Fern Way").check()
    page.get_by_label("Language").select_option("ar")
    for part, value in (("Day", "10"), ("Month", "12"), ("Year", "2026")):
        page.get_by_role("group", name="Reply by").get_by_label(part).fill(value)
    page.get_by_role("button", name="Draft it").click()
    page.get_by_text("May leave").wait_for()
    at_both(page, "draft")
    page.get_by_role("button", name="File to be printed").click()
    page.get_by_text("filed on the case").wait_for()
    at_both(page, "printed")


def test_it_prints_one_letter_for_several_families_together(
    town: Town, live_server: object, as_: As, settings, tmp_path: Path
) -> None:
    settings.ONROLL_HOME = tmp_path
    by = Doer(AMIRA, NOW, TODAY)
    cases = [
        open_case(child, "mid_year_leavers", "nobody knows", by, owner="amira")
        for child in (town.of_ben, town.gone)
    ]
    for case in cases:
        told, safe = {"parent:grace okonjo": "may"}, {"9 Fern Way, Anybourne, ZY1 2BB": "yes"}
        said = Said(told, "nobody", safe, frozenset(), dict.fromkeys(CONCERNS, "no"), "asked",
                    {"parent:grace okonjo": "Grace Okonjo"})  # fmt: skip
        answer_safe_contact(case.child.ref, said, by, seen=0)
    page = as_("Amira")
    page.goto("/cases/letters?" + "&".join(f"case={case.ref}" for case in cases))
    page.get_by_label("One letter for all of them").select_option("first-contact")
    for part, value in (("Day", "10"), ("Month", "12"), ("Year", "2026")):
        page.get_by_role("group", name="Answer by").get_by_label(part).fill(value)
    page.get_by_role("button", name="Draft it for all of them").click()
    page.get_by_text("Drafted for 2 of 2.").wait_for()
    at_both(page, "drafted together")
    page.get_by_role("button", name="Read them, then send or print them together").click()
    at_both(page, "read together")
    page.get_by_role("button", name="File 2 to be printed").click()
    at_both(page, "printed together")
    with page.expect_download() as taken:
        page.get_by_role("button", name="Take the 2 filed as one PDF").click()
    assert Path(taken.value.path()).read_bytes().startswith(b"%PDF-")


def at_both(page: Page, where: str) -> None:
    """The page as it stands, at both widths."""
    for width in reversed(WIDTHS):
        page.set_viewport_size({"width": width, "height": 900})
        fits(page, f"{where} at {width}")
