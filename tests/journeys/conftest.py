"""The town behind a live server, and one of the cast signed in."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import connections
from django.test import TransactionTestCase
from playwright.sync_api import Browser, Page

from onroll.register import triggers
from tests.once import once
from tests.web import town as towns
from tests.web.conftest import _another_register, _demonstration, read_here  # noqa: F401


@pytest.fixture(scope="session", autouse=True)
def _emptied_between_journeys() -> Iterator[None]:
    """A journey's register is really written, so it must be emptied after: the triggers step aside for that."""
    emptied = TransactionTestCase._fixture_teardown

    def without_triggers(case: TransactionTestCase) -> None:
        each_store(triggers.remove)
        emptied(case)
        each_store(triggers.install)

    TransactionTestCase._fixture_teardown = without_triggers
    yield
    TransactionTestCase._fixture_teardown = emptied


def each_store(do: Callable[[Any, tuple[str, ...]], None]) -> None:
    theirs = (
        *triggers.ONLY_ADDED_TO_CASES, *triggers.ONLY_ADDED_TO_GOVERNANCE, *triggers.ONLY_ADDED_TO_SCHOOLS,
    )  # fmt: skip
    do(connections["default"], (*triggers.ONLY_ADDED, *theirs))
    trail = "default" if settings.TRAIL_SHARES_DEFAULT else "trail"
    do(connections[trail], triggers.ONLY_ADDED_TO_THE_TRAIL)


@pytest.fixture
def town(transactional_db: None, tmp_path: Path, read_here: None) -> towns.Town:  # noqa: F811
    return once(towns.settle, tmp_path)


@pytest.fixture
def as_(page: Page) -> Callable[[str], Page]:
    """Sign in as one of the cast, by the page anybody would use."""

    def sign_in(forename: str) -> Page:
        page.goto("/sign-in")
        page.get_by_role("button", name=f"Sign in as {forename}").click()
        page.get_by_role("button", name="Sign out").wait_for()
        return page

    return sign_in


@pytest.fixture
def plain(browser: Browser, live_server: object) -> Iterator[Page]:
    """A visitor whose browser runs no scripts, on a small screen."""
    context = browser.new_context(
        base_url=live_server.url,  # type: ignore[attr-defined]
        java_script_enabled=False, viewport={"width": 400, "height": 900},
    )  # fmt: skip
    context.set_default_timeout(10_000)
    yield context.new_page()
    context.close()
