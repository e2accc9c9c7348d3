"""Every room says what question it answers, and only three places ask what day it is."""

import ast
import re
from pathlib import Path

from tests.house.tree import ROOT, files, name

ROOMS = [
    "facts", "law", "policy", "matching", "sources", "register", "intake", "casework", "letters", "reports",
    "jobs", "engines", "web", "borough", "project",
]  # fmt: skip
MAY_ASK_THE_CLOCK = ("onroll/web/today.py", "onroll/jobs/", "onroll/cli")
CLOCKS = re.compile(
    r"\b(date\.today|datetime\.(now|today|utcnow)|timezone\.(now|localdate|localtime)|time\.(time|localtime))\("
)
CLOCKS_IN_SQL = re.compile(r"\b(current_date|current_timestamp|now\(\))", re.IGNORECASE)


def says_what_it_is(path: Path) -> bool:
    return bool(ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))))


def test_it_gives_every_room_its_question() -> None:
    rooms = [ROOT / "onroll" / room / "__init__.py" for room in ROOMS]
    assert [name(room) for room in rooms if not (room.exists() and says_what_it_is(room))] == []


def test_it_has_no_room_that_the_plan_does_not_name() -> None:
    found = {path.name for path in (ROOT / "onroll").iterdir() if (path / "__init__.py").exists()}
    assert found == set(ROOMS)


def test_it_begins_every_module_with_a_sentence() -> None:
    assert [name(path) for path in files(".py", under=("onroll",)) if not says_what_it_is(path)] == []


def test_it_asks_the_clock_only_at_the_edge() -> None:
    inside = [
        path for path in files(".py", under=("onroll",)) if not name(path).startswith(MAY_ASK_THE_CLOCK)
    ]
    assert len(inside) > 50
    assert [name(path) for path in inside if CLOCKS.search(path.read_text("utf-8"))] == []


def test_it_asks_no_clock_in_sql() -> None:
    sql = files(".sql", under=("onroll",))
    assert [name(path) for path in sql if CLOCKS_IN_SQL.search(path.read_text("utf-8"))] == []
