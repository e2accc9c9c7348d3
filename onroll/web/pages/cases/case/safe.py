"""Safe contact as a case's page says it first: whether anything may leave, and who must never be told."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from onroll.facts.answers import Truth
from onroll.facts.case import CaseFile
from onroll.policy.who_may_know.answers import CONCERNS, MUST_NOT
from onroll.policy.who_may_know.from_acts import answers_of
from onroll.policy.who_may_know.safe_contact import IMMEDIATE_RISK


def safe_contact(file: CaseFile, names: Mapping[str, str]) -> dict[str, Any]:
    """What was answered, in a line. Whether a letter may leave is asked anew of the gate as it leaves."""
    number, answers = answers_of(file.acts)
    if answers is None:
        return {
            "held": True,
            "says": "Nobody has answered who may be told and which address is safe: nothing leaves.",
        }
    act = next(one for one in file.acts if one.number == number)
    called = act.data.get("names", {})
    never = [called.get(key, key.replace("_", " ").replace(":", ": ")) for key, said in answers.told.items()
             if said == MUST_NOT]  # fmt: skip
    grave = [title for code, title in CONCERNS.items() if answers.concern(code) is Truth.YES]
    grave += ["an immediate risk"] if file.of(IMMEDIATE_RISK) else []
    held = bool(grave) and answers.advice is None
    return {
        "held": held,
        "says": _says(grave, held),
        "never": never,
        "on": act.on,
        "by": names.get(act.by, act.by),
    }


def _says(grave: list[str], held: bool) -> str:
    if held:
        return f"There is {' and '.join(grave)}: nothing leaves before the Children's Resource Service has advised."
    return (
        f"There is {' and '.join(grave)}; the Children's Resource Service has advised."
        if grave
        else "Answered."
    )
