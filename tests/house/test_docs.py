"""What the documents say is so: generated pages are fresh, and the README's commands run."""

import re
import shlex
from datetime import date
from pathlib import Path

import pytest

from onroll.law import catalogue as law
from onroll.policy import rulebook
from onroll.policy.deadlines import catalogue as clocks
from onroll.sources import catalogue as sources
from tools import policy_map

ROOT = Path(__file__).resolve().parents[2]
POLICY_HEADINGS = {
    "Purpose", "Scope", "Legislative Context and other Related Documents", "Policy Commitments",
    "Roles and responsibilities", "Schools and academies",
    "Social care professionals", "Partner agencies", "Off Rolling", "Starting education", "Phase transfer",
    "Ways in which a child can fall out of the education system", "Mid-year leavers", "Permanent Exclusions",
    "Failing to register at a new school", "Parents are unable to find a school place",
    "Children who are at risk of missing education", "Routes into education for children of compulsory school age",
    "Collaboration with other services", "Children's Resource Service", "Police", "Professional meetings",
    "Children we have failed to track", "Governance", "APPENDIX 1: CME PROCESS – REMOVAL FROM ROLL",
    "Children Not in School Manager", "SCC Senior CME Officer", "SCC Fair Access Protocol",
    "School Attendance and Support Team",
}  # fmt: skip
"""The headings of the council's policy, as it has them."""
NOT_RULES = {"__init__.py", "rulebook.py", "choices.py", "shape.py"}


def commands_of(page: str) -> list[list[str]]:
    """The `onroll` commands in a page's shell blocks."""
    blocks = re.findall(r"```sh\n(.*?)```", (ROOT / page).read_text("utf-8"), re.S)
    lines = [line.split(">")[0].strip() for block in blocks for line in block.splitlines()]
    return [shlex.split(line)[1:] for line in lines if line.startswith(".venv/bin/onroll")]


@pytest.mark.parametrize(
    ("page", "fresh"),
    [
        ("docs/law.md", law.as_markdown),
        ("docs/sources.md", sources.as_markdown),
        ("docs/clocks.md", clocks.as_markdown),
    ],
)
def test_it_keeps_the_generated_pages_fresh(page, fresh):
    assert (ROOT / page).read_text("utf-8") == fresh()


def test_it_names_in_every_file_of_policy_the_headings_of_the_policy():
    rules = [path for path in (ROOT / "onroll/policy").rglob("*.py") if path.name not in NOT_RULES]
    assert len(rules) > 20
    for path in rules:
        named = re.search(r'^HEADING = "(.+)"$', path.read_text("utf-8"), re.M)
        assert named and named.group(1) in POLICY_HEADINGS, path


def test_it_cites_for_every_position_a_rule_in_force():
    for position in rulebook.positions():
        assert position.citation.in_force_from and position.citation.in_force_from <= date(2026, 11, 24)


def test_it_knows_every_command_that_the_readme_gives():
    from onroll.cli import COMMANDS

    given = commands_of("README.md")
    assert len(given) >= 8
    assert {words[0] for words in given} <= set(COMMANDS)


def test_it_maps_every_procedure_of_the_policy_to_code_tests_and_page_or_says_what_it_waits_for():
    lines = policy_map.lines()
    assert len(lines) == 119
    assert [line.row for line in lines if line.state == "NOT DONE"] == []
    assert [line.row for line in lines if line.state == "done" and not line.page] == []
    assert (ROOT / "docs/policy-map.md").read_text("utf-8") == policy_map.as_markdown()
