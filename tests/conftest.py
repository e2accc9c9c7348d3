"""What every test may use: a real browser, and both stores where a test asks for one."""

import os

from tests.browser import browser, browser_context, page  # noqa: F401
from tests.plugins import stores

os.environ.setdefault("DJANGO_LIVE_TEST_SERVER_ADDRESS", "127.0.0.1")
assert os.environ["ONROLL_TEST_PREPARED"] == stores.ENGINE
