"""From signing in to why a child stands where they stand, and back to another day, without a mouse."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.web.town import Town

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "trail"])
MOST_TABS = 120


def test_amira_finds_out_why_by_keyboard_alone(page: Page, live_server: object, town: Town) -> None:
    page.goto("/sign-in")
    go_to(page, "Sign in as Amira")
    expect(page.get_by_role("heading", name="Where every child is")).to_be_visible()
    go_to(page, "See who nobody can place")
    expect(page).to_have_url(re.compile("position=unaccounted"))
    go_to(page, "Clear filters")
    tick(page, "Unaccounted for")
    go_to(page, "Apply filters")
    expect(page.get_by_role("link", name="Remove this filter: Unaccounted for")).to_be_visible()
    go_to(page, "Quickfall, Leander")
    expect(page.get_by_role("heading", name="Why: unaccounted for")).to_be_visible()
    expect(page.get_by_role("region", name="The conditions that decided it")).to_contain_text("School roll")
    go_to(page, "Past days")
    for part in ("15", "9", "2026"):
        page.keyboard.press("Tab") if part != "15" else focus(page, "on-day")
        page.keyboard.type(part)
    go_to(page, "Look at that day")
    expect(page.get_by_text("You are looking at 15 September 2026, as known that day.")).to_be_visible()
    go_to(page, "Back to today")
    expect(page.get_by_text("You are looking at")).to_have_count(0)


def test_the_skip_link_comes_first_and_leads_past_the_menu(
    page: Page, live_server: object, town: Town
) -> None:
    page.goto("/sign-in")
    page.keyboard.press("Tab")
    assert focused(page) == "Skip to main content"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert focused(page) == "Sign in as Amira"


def test_focus_is_seen_and_not_hidden_by_the_bar_that_stays(
    page: Page, live_server: object, town: Town
) -> None:
    page.goto("/sign-in")
    go_to(page, "Sign in as Amira")
    page.goto(f"/child/{town.gone}")
    for _ in range(25):
        page.keyboard.press("Tab")
        covered = page.evaluate(
            """() => { const e = document.activeElement, b = e.getBoundingClientRect();
            if (e === document.body || !b.height) return false;
            const top = document.elementFromPoint(b.left + b.width / 2, b.top + Math.min(b.height, 20) / 2);
            return top && !e.contains(top) && !top.contains(e); }"""
        )
        assert not covered, focused(page)


def go_to(page: Page, name: str) -> None:
    """Tab until the thing of this name is in focus, then press Enter and wait for what follows."""
    for _ in range(MOST_TABS):
        page.keyboard.press("Tab")
        if focused(page).startswith(name):
            with page.expect_navigation():
                page.keyboard.press("Enter")
            return
    raise AssertionError(f"{name!r} was not reached in {MOST_TABS} tabs")


def tick(page: Page, label: str) -> None:
    for _ in range(MOST_TABS):
        page.keyboard.press("Tab")
        if focused(page).startswith(label) and page.evaluate("document.activeElement.type") == "checkbox":
            page.keyboard.press("Space")
            return
    raise AssertionError(f"{label!r} was not reached")


def focus(page: Page, identifier: str) -> None:
    for _ in range(MOST_TABS):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.id") == identifier:
            return
    raise AssertionError(f"{identifier!r} was not reached")


def focused(page: Page) -> str:
    """What a person would call the thing in focus."""
    text: str = page.evaluate(
        "(e => (e.labels && e.labels[0] ? e.labels[0] : e).textContent || '')(document.activeElement)"
    )
    return " ".join(text.split())
