"""What is committed names no registry and no machine, and holds no number that may be a child's."""

import re
import subprocess
import tomllib

from tests.house.tree import ROOT

LOCKS = (
    "requirements.txt",
    "requirements-test.txt",
    "requirements-spark.txt",
    "package-lock.json",
    "tools/uv.txt",
)
ADDRESS = re.compile(r"https?://(?!github\.com/sponsors/)\S+")
PLACES = re.compile(r"(/root/|/home/[a-z]+/|/Users/[A-Za-z]+/)")
TEXT = (".py", ".toml", ".md", ".json", ".txt", ".html", ".css", ".js", ".sql", ".csv")


def committed() -> list[str]:
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True)
    return [path for path in listed.stdout.splitlines() if (ROOT / path).is_file()]


def text(path: str) -> str:
    return (ROOT / path).read_text(encoding="utf-8", errors="replace")


def test_it_locks_every_package_without_naming_a_registry() -> None:
    found = {path: ADDRESS.findall(text(path)) for path in LOCKS}
    assert found == {path: [] for path in LOCKS}
    assert '"resolved"' not in text("package-lock.json")


def test_it_pins_every_python_package_by_its_hash() -> None:
    for path in [lock for lock in LOCKS if lock.endswith(".txt")]:
        pins = re.findall(
            r"^[A-Za-z0-9][^\n]*==[^\n]*\n(?:    --hash=sha256:[0-9a-f]{64}[^\n]*\n)+", text(path), re.M
        )
        assert len(pins) == len(re.findall(r"^[A-Za-z0-9][^\n]*==", text(path), re.M)) > 0


def test_it_keeps_the_lock_in_step_with_what_is_asked_for() -> None:
    project = tomllib.loads(text("pyproject.toml"))["project"]
    extras = project["optional-dependencies"]
    asked = [*project["dependencies"], *extras["test"], *extras["spark"]]
    pinned = re.compile(r"^([A-Za-z0-9_.-]+)(?:\[[^]]*\])?==(\S+)$")
    locked = text("requirements-test.txt") + text("requirements-spark.txt")
    lock = dict(re.findall(r"^([A-Za-z0-9_.-]+)(?:\[[^]]*\])?==(\S+)", locked, re.M))
    exact = {match[1].lower().replace("_", "-"): match[2] for match in map(pinned.match, asked) if match}
    assert {name: lock.get(name) for name in exact} == exact


def test_it_names_no_machine() -> None:
    written = [path for path in committed() if path.endswith(TEXT) or path == "dev"]
    mine = "tests/house/test_repository.py"
    assert [path for path in written if path != mine and PLACES.search(text(path))] == []


def test_it_commits_nothing_that_was_fetched_or_made() -> None:
    made = re.compile(r"(^|/)(node_modules|vendor|\.venv|\.onroll|\.cache)/|\.sqlite3$|\.woff2?$")
    assert [path for path in committed() if made.search(path)] == []


def test_it_keeps_every_committed_file_small() -> None:
    sizes = {path: (ROOT / path).stat().st_size for path in committed()}
    assert {path: size for path, size in sizes.items() if size > 1_000_000} == {}
