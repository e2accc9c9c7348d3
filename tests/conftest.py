"""What every test may use: a real browser, and both stores where a test asks for one."""

import os
from collections.abc import Iterator

import pytest
from django.db import connections

from tests.browser import browser, browser_context, page  # noqa: F401
from tests.plugins import stores

os.environ.setdefault("DJANGO_LIVE_TEST_SERVER_ADDRESS", "127.0.0.1")
assert os.environ["ONROLL_TEST_PREPARED"] == stores.ENGINE


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None) -> Iterator[None]:
    """The trail's second connection to PostgreSQL must be gone before the test database can be dropped."""
    yield
    connections.close_all()
