"""Choose the stores before Django reads its settings: ONROLL_TEST_ENGINE is sqlite or postgresql.

PostgreSQL is the server named by ONROLL_TEST_POSTGRES, else a throw-away one.
The process that starts a server or makes a folder is the one that removes it.
"""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

import pytest

from tests.plugins.postgres import Postgres

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


def pytest_report_header() -> str:
    return f"store: {ENGINE}"


prepare()
