"""Which code, tests and page carry out each numbered procedure of the council's policy: makes docs/policy-map.md.

    python -m tools.policy_map          writes the page
    python -m tools.policy_map --check  fails when it is stale, or a procedure is neither done nor waiting

A procedure's code: a module with `ROWS = ("33", …)`, or a step or pathway declared with `rows=("33",)`. Its tests:
those whose docstring says "Row 33." or "Rows 33, 34.". Procedures, pages and what is waited for are in
docs/policy-procedures.toml.
"""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

from onroll.policy.pathway import _modules as pathway_modules

ROOT = Path(__file__).resolve().parents[1]
PAGE, PROCEDURES = ROOT / "docs/policy-map.md", ROOT / "docs/policy-procedures.toml"
SAID = re.compile(r"\bRows? ((?:\d+(?:\.\d+)?(?:, | and )?)+)")
NUMBER = re.compile(r"\d+(?:\.\d+)?")
TOP = """# The policy, procedure by procedure

Every numbered procedure of the council's policy: where the code is, what tests it, where a person sees it. Made by
`python -m tools.policy_map`; *done* is code and a test of it, *waiting* says for what. Nothing else is allowed.

"""


@dataclass(frozen=True)
class Line:
    """One procedure: its number and words, the files and tests that name it, the page, and what it waits for."""

    row: str
    part: str
    asks: str
    page: str
    waits_for: str
    code: tuple[str, ...]
    tests: tuple[str, ...]

    @property
    def state(self) -> str:
        if self.waits_for:
            return "waiting"
        return "done" if self.code and self.tests else "NOT DONE"


def lines() -> list[Line]:
    """Every procedure, in the policy's order."""
    told = tomllib.loads(PROCEDURES.read_text("utf-8"))["procedures"]
    code, steps, tests = code_of_rows(), pathways_of_rows(), tests_of_rows()
    return [
        Line(one["row"], one["part"], one["asks"], one.get("page", ""), one.get("waits_for", ""),
             tuple(sorted(code[one["row"]] or steps[one["row"]])), tuple(sorted(tested(one["row"], tests))))
        for one in told
    ]  # fmt: skip


def tested(row: str, tests: dict[str, set[str]]) -> set[str]:
    """The tests of a procedure; of a part of one, such as 93.3, those of the whole when it has none of its own."""
    return tests[row] or tests[row.partition(".")[0]]


def code_of_rows() -> dict[str, set[str]]:
    """For each procedure the modules that declare it."""
    found: dict[str, set[str]] = defaultdict(set)
    for path in sorted((ROOT / "onroll").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            for row in declared(node):
                found[row].add(path.relative_to(ROOT).as_posix())
    return found


def pathways_of_rows() -> dict[str, set[str]]:
    """For each procedure the pathway one of whose steps carries it out: for steps made from a list."""
    found: dict[str, set[str]] = defaultdict(set)
    for module in pathway_modules():
        path = Path(str(vars(module)["__file__"])).relative_to(ROOT).as_posix()
        for step in getattr(getattr(module, "PATHWAY", None), "steps", ()):
            for row in step.rows:
                found[row].add(path)
    return found


def declared(node: ast.AST) -> list[str]:
    """The procedures a `ROWS = (…)` or a `rows=(…)` names."""
    named = isinstance(node, ast.Assign) and any(getattr(one, "id", "") == "ROWS" for one in node.targets)
    given = isinstance(node, ast.keyword) and node.arg == "rows"
    value = node.value if isinstance(node, ast.Assign | ast.keyword) and (named or given) else None
    if not isinstance(value, ast.Tuple):
        return []
    return [one.value for one in value.elts if isinstance(one, ast.Constant) and isinstance(one.value, str)]


def tests_of_rows() -> dict[str, set[str]]:
    """For each procedure the tests whose docstring names it."""
    found: dict[str, set[str]] = defaultdict(set)
    for path in sorted((ROOT / "tests").rglob("test_*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
                for said in SAID.findall(ast.get_docstring(node) or ""):
                    for row in NUMBER.findall(said):
                        found[row].add(f"{path.relative_to(ROOT).as_posix()}::{node.name}")
    return found


def as_markdown() -> str:
    """The page."""
    found = lines()
    done = sum(one.state == "done" for one in found)
    text = [TOP, f"{done} of {len(found)} are done, {sum(one.state == 'waiting' for one in found)} wait.\n"]
    part = ""
    for one in found:
        if one.part != part:
            part = one.part
            text.append(
                f"\n## {part}\n\n| row | the policy asks | state | code | tests | page |\n|---|---|---|---|---|---|\n"
            )
        state = f"waiting: {one.waits_for}" if one.waits_for else one.state
        code = "<br>".join(f"`{path.removeprefix('onroll/')}`" for path in one.code)
        tests = "<br>".join(f"`{name.removeprefix('tests/')}`" for name in one.tests)
        text.append(f"| {one.row} | {one.asks} | {state} | {code} | {tests} | {one.page} |\n")
    return "".join(text)


def main() -> int:
    """Write the page, or check it."""
    if "--check" not in sys.argv:
        PAGE.write_text(as_markdown(), "utf-8")
        return 0
    lacking = [f"{one.row} {one.asks}" for one in lines() if one.state == "NOT DONE"]
    stale = not PAGE.exists() or PAGE.read_text("utf-8") != as_markdown()
    for one in lacking:
        print("not done:", one)
    if stale:
        print("stale: python -m tools.policy_map")
    return 1 if lacking or stale else 0


if __name__ == "__main__":
    sys.exit(main())
