"""Choose the stores before Django reads its settings: ONROLL_TEST_ENGINE is sqlite or postgresql.

PostgreSQL is the server named by ONROLL_TEST_POSTGRES, else a throw-away one.
With ONROLL_TEST_ONLY=stores only tests that can reach a store are run: on a second engine the others say nothing new.
The process that starts a server or makes a folder is the one that removes it.
"""

import atexit
import gc
import os
import shutil
import tempfile
from pathlib import Path

import pytest

from tests.plugins.postgres import Postgres

# pytest-django refuses the stores to every test that neither is marked nor asks for one of these,
# and `template` is the register apart that tests' own processes use.
LEAD_TO_A_STORE = {"db", "transactional_db", "live_server", "template"}
ENGINE = os.environ.get("ONROLL_TEST_ENGINE", "sqlite")


def prepare() -> None:
    """Give this run its own home; under xdist the workers inherit what their parent prepared."""
    os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")  # Playwright keeps an event loop running
    if os.environ.get("ONROLL_TEST_PREPARED"):
        return
    os.environ["ONROLL_TEST_PREPARED"] = ENGINE
    os.environ["ONROLL_HOME"] = tempfile.mkdtemp(prefix="onroll-test-")
    Path(os.environ["ONROLL_HOME"], "static").mkdir()
    atexit.register(shutil.rmtree, os.environ["ONROLL_HOME"], ignore_errors=True)
    os.environ.pop("TRAIL_DATABASE_URL", None)
    os.environ.pop("DATABASE_URL", None)
    if ENGINE == "postgresql":
        os.environ["DATABASE_URL"] = os.environ.get("ONROLL_TEST_POSTGRES") or start_postgres()
    elif ENGINE != "sqlite":
        raise pytest.UsageError(f"ONROLL_TEST_ENGINE is sqlite or postgresql, not {ENGINE}")


def start_postgres() -> str:
    server = Postgres()
    atexit.register(server.stop)
    return server.start()


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave to the first engine what knows no store."""
    if os.environ.get("ONROLL_TEST_ONLY") != "stores":
        return
    config.hook.pytest_deselected(items=[item for item in items if not reaches_a_store(item)])
    items[:] = [item for item in items if reaches_a_store(item)]


def pytest_sessionstart() -> None:
    """Look for garbage less often: with every situation there is at hand, looking took a third of the time."""
    gc.set_threshold(100_000, 20, 20)


def reaches_a_store(item: pytest.Item) -> bool:
    """Whether the test may: by its mark, or by a fixture that it or one of its own fixtures asks for."""
    asked = set(getattr(item, "fixturenames", ()))
    return bool(asked & LEAD_TO_A_STORE) or item.get_closest_marker("django_db") is not None


def pytest_report_header() -> str:
    return f"store: {ENGINE}"


prepare()
