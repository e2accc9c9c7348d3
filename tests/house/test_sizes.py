"""A file fits on a few screens and a function on one."""

import ast
from pathlib import Path

from tests.house.tree import ROOT, files, name

LONGEST_FILE = 300
LONGEST_FUNCTION = 40


def functions(path: Path) -> list[ast.FunctionDef | ast.AsyncFunctionDef]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]


def test_it_keeps_every_file_under_300_lines() -> None:
    sizes = {name(path): len(path.read_text("utf-8").splitlines()) for path in [*files(".py"), ROOT / "dev"]}
    assert len(sizes) > 50
    assert {path: size for path, size in sizes.items() if size > LONGEST_FILE} == {}


def test_it_keeps_every_function_under_40_lines() -> None:
    sizes = {
        f"{name(path)}:{node.lineno} {node.name}": (node.end_lineno or 0) - node.lineno + 1
        for path in [*files(".py"), ROOT / "dev"]
        for node in functions(path)
    }
    assert len(sizes) > 100
    assert {function: size for function, size in sizes.items() if size > LONGEST_FUNCTION} == {}
