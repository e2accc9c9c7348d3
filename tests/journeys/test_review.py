"""Deciding who is whom: by keyboard alone, with the single-letter keys off, and in a browser that runs no scripts."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from onroll.register.models import Decision
from tests.browser import axe_violations
from tests.journeys.test_by_keyboard import go_to
from tests.web import doubts as doubtful
from tests.web.town import Town

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "trail"])
As = Callable[[str], Page]


@pytest.fixture
def doubts(town: Town, tmp_path: Path) -> doubtful.Doubts:
    return doubtful.bring(tmp_path)


def test_amira_decides_pair_after_pair_by_keyboard_alone(
    page: Page, live_server: object, doubts: doubtful.Doubts
) -> None:
    page.goto("/sign-in")
    go_to(page, "Sign in as Amira")
    go_to(page, "Decide")
    go_to(page, "Tobias Marlowe and Tobias Marlowe")
    expect(page.get_by_role("heading", name="One child or two?")).to_be_visible()
    page.keyboard.press("d")
    expect(page.get_by_label("Two different children")).to_be_checked()
    page.keyboard.press("2")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(f"/review/{doubts.light}$"))
    expect(page.get_by_text("Two children. See it or undo it")).to_be_visible()
    page.keyboard.press("s")
    page.keyboard.press("1")
    page.keyboard.press("Tab")
    page.get_by_label("Why are they one child all the same?").focus()
    page.keyboard.type("sd1: letters are only letters while somebody writes")
    go_to(page, "Decide and see the next")
    expect(page.get_by_text("Nothing waits for a decision.")).to_be_visible()
    assert list(Decision.objects.order_by("pk").values_list("kind", flat=True)) == ["different", "same"]


def test_the_single_letter_keys_can_be_turned_off(
    live_server: object, doubts: doubtful.Doubts, as_: As
) -> None:
    page = as_("Amira")
    page.goto(f"/review/{doubts.grave}")
    go_to(page, "Turn these keys off")
    for key in ("s", "d", "c", "n", "1"):
        page.keyboard.press(key)
    expect(page).to_have_url(re.compile(f"/review/{doubts.grave}$"))
    assert page.locator("input[name=decision]:checked").count() == 0


def test_amira_decides_without_scripts(plain: Page, doubts: doubtful.Doubts) -> None:
    plain.goto("/sign-in")
    plain.get_by_role("button", name="Sign in as Amira").click()
    plain.goto(f"/review/{doubts.grave}")
    plain.get_by_label("I cannot tell yet").check()
    plain.get_by_label("A school has been asked").check()
    for part, value in (("Day", "1"), ("Month", "12"), ("Year", "2026")):
        plain.get_by_label(part, exact=True).fill(value)
    plain.get_by_role("button", name="Decide and see the next").click()
    expect(plain.get_by_text("Put back until 1 December 2026.")).to_be_visible()
    expect(plain).to_have_url(re.compile(f"/review/{doubts.light}$"))


def test_it_is_accessible_at_both_widths(
    live_server: object, doubts: doubtful.Doubts, town: Town, as_: As
) -> None:
    page = as_("Carol")
    pair = f"{doubts.elder}/{doubts.younger}"
    addresses = ["/review", f"/review/{doubts.grave}", "/review/decisions", f"/review/split/{doubts.elder}",
                 f"/review/join/{doubts.elder}", f"/review/join/{pair}", f"/child/{doubts.elder}"]  # fmt: skip
    for width in (1280, 400):
        page.set_viewport_size({"width": width, "height": 900})
        for address in addresses:
            page.goto(address)
            fits(page, f"{address} at {width}")
        page.goto(f"/review/{doubts.grave}")
        for answer in ("The same child", "Two different children", "I cannot tell yet"):
            page.get_by_label(answer).check()
            fits(page, f"{answer} at {width}")
    page.get_by_label("Two different children").check()
    page.get_by_label("They are twins, or brother and sister").check()
    page.get_by_role("button", name="Decide and see the next").click()
    for address in ("/review/decisions", f"/review/decisions/{Decision.objects.get().pk}"):
        page.goto(address)
        fits(page, address)


def fits(page: Page, where: str) -> None:
    """No complaint from axe-core, and no scrolling sideways."""
    assert axe_violations(page) == [], where
    across = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert across <= 0, f"{where}: {across} px too wide"
