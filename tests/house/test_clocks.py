"""Every clock that is declared runs somewhere: on a step of a pathway, or in a rule that names it."""

from __future__ import annotations

import ast

from onroll.policy.deadlines import local, statutory
from onroll.policy.deadlines.clock import Clock
from onroll.policy.pathway import pathways
from tests.house.tree import files, name

DECLARED = {
    constant: clock
    for module in (statutory, local)
    for constant, clock in vars(module).items()
    if isinstance(clock, Clock)
}
BESIDE = "onroll/policy/deadlines/"
"""Where clocks are declared and listed: to be there is not to run."""


def named_in_rules() -> set[str]:
    """The clocks that code beside the declarations brings in and uses."""
    trees = [
        ast.parse(path.read_text("utf-8"))
        for path in files(".py")
        if name(path).startswith("onroll/") and not name(path).startswith(BESIDE)
    ]
    return {one for tree in trees for one in brought_in(tree) & used(tree)}


def brought_in(tree: ast.Module) -> set[str]:
    """What a file imports from the modules that declare clocks."""
    imports = (node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom))
    return {
        one.name
        for node in imports
        if (node.module or "").startswith("onroll.policy.deadlines")
        for one in node.names
    }


def used(tree: ast.Module) -> set[str]:
    return {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}


def test_it_runs_every_clock_there_is() -> None:
    on_steps = {step.clock.code for one in pathways().values() for step in one.steps if step.clock}
    rules = named_in_rules()
    idle = [
        clock.code
        for constant, clock in DECLARED.items()
        if clock.code not in on_steps and constant not in rules
    ]
    assert len(DECLARED) > 30
    assert idle == []


def test_it_lists_every_clock_that_is_declared() -> None:
    assert {one.code for one in DECLARED.values()} == {one.code for one in (*statutory.CLOCKS, *local.CLOCKS)}
