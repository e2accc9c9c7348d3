"""Safe contact as a case's page says it first: whether anything may leave, and who must never be told."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from onroll.casework.act import Doer
from onroll.casework.pass_gate import ready_on
from onroll.facts.case import CaseFile
from onroll.policy.who_may_know.answers import MUST_NOT
from onroll.policy.who_may_know.from_acts import answers_of
from onroll.register.models import Case


def safe_contact(case: Case, file: CaseFile, names: Mapping[str, str], by: Doer) -> dict[str, Any]:
    """What the gate itself says now, in a line. To whom and where is asked anew as each thing leaves."""
    ruling = ready_on(file, case.child, by)
    number, answers = answers_of(file.acts)
    said = {"held": not ruling, "says": f"{ruling.why} {ruling.to_do}".strip()}
    if answers is None:
        return said
    act = next(one for one in file.acts if one.number == number)
    called = act.data.get("names", {})
    never = [called.get(key, key.replace("_", " ").replace(":", ": ")) for key, told in answers.told.items()
             if told == MUST_NOT]  # fmt: skip
    return said | {"never": never, "on": act.on, "by": names.get(act.by, act.by)}
