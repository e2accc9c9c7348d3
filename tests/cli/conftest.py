"""The command line in this process, over the test's own register."""

from collections.abc import Callable
from pathlib import Path

import pytest

from onroll import cli
from tests.apart import apart, template  # noqa: F401
from tests.intake.conftest import _another_register, desk, read_here  # noqa: F401
from tests.intake.lists import Desk

Told = tuple[int, str, str]
Onroll = Callable[..., Told]


@pytest.fixture
def onroll(desk: Desk, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Onroll:  # noqa: F811
    """Run a command as Amira: its exit status, what it printed, and what it said beside."""
    monkeypatch.setenv("ONROLL_ACTOR", "amira")

    def run(*words: object) -> Told:
        try:
            status = cli.main([str(word) for word in words])
        except SystemExit as ended:
            status = int(ended.code or 0)
        told = capsys.readouterr()
        return status, told.out, told.err

    return run


@pytest.fixture
def lists(tmp_path: Path) -> Callable[[str, str | bytes], Path]:
    """Write a list down as a file."""

    def write(name: str, content: str | bytes) -> Path:
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return write
