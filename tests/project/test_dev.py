"""The two commands of the README: what they accept, and how they end."""

import importlib.machinery
import importlib.util
import socket
import subprocess
from types import ModuleType

import pytest

from tests.house.tree import ROOT


@pytest.fixture
def dev() -> ModuleType:
    loader = importlib.machinery.SourceFileLoader("dev", str(ROOT / "dev"))
    spec = importlib.util.spec_from_loader("dev", loader)
    assert spec is not None
    module = importlib.util.module_from_spec(spec)
    loader.exec_module(module)
    return module


def run(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([ROOT / "dev", *words], capture_output=True, text=True, cwd="/", check=False)


def test_it_says_how_it_is_used_from_any_folder() -> None:
    assert run().returncode == run("nonsense").returncode == 2
    assert run("--help").returncode == 0
    assert "./dev test --only sqlite" in run("--help").stdout


def test_it_passes_only_when_every_stage_passed(dev: ModuleType) -> None:
    assert dev.report({"ruff": (0, 1.0), "tests on sqlite": (0, 1.0), "tests on postgresql": (0, 1.0)}) == 0
    assert dev.report({"ruff": (1, 1.0), "tests on sqlite": (0, 1.0), "tests on postgresql": (0, 1.0)}) == 1
    assert dev.report({"ruff": (0, 1.0), "tests on sqlite": (0, 1.0), "tests on postgresql": (-9, 1.0)}) == 1


def test_it_lets_a_filter_leave_one_engine_without_tests_but_not_both(dev: ModuleType) -> None:
    none = dev.NO_TESTS
    assert dev.report({"tests on sqlite": (0, 1.0), "tests on postgresql": (none, 1.0)}) == 0
    assert dev.report({"tests on sqlite": (none, 1.0), "tests on postgresql": (none, 1.0)}) == 1
    assert dev.report({"tests on sqlite": (none, 1.0)}) == 1


def test_it_hands_every_other_word_to_pytest(dev: ModuleType) -> None:
    assert dev.wanted_engines(["-k", "child"]) == (["sqlite", "postgresql"], ["-k", "child"])
    assert dev.wanted_engines(["--only", "postgresql", "-x"]) == (["postgresql"], ["-x"])
    with pytest.raises(SystemExit):
        dev.wanted_engines(["--only", "oracle"])


def test_it_listens_where_nobody_else_does(dev: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PORT", raising=False)
    first = dev.free_port()
    with socket.socket() as taken:
        taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        taken.bind(("127.0.0.1", first))
        taken.listen()
        assert dev.free_port() > first
    monkeypatch.setenv("PORT", "9123")
    assert dev.free_port() == 9123
