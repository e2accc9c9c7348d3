"""The steps of an application for a school place: made, decided in time, refused with reasons, the offer answered."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from onroll.facts.case import STEP, Act, CaseFile, as_day
from onroll.law.admissions import IN_YEAR_RULES
from onroll.policy.collaboration.policy_says import policy_says
from onroll.policy.deadlines.statutory import IN_YEAR_OUTCOME, IN_YEAR_OUTCOME_AIM
from onroll.policy.pathway import Question, Step, When, Who
from onroll.policy.ways_in.each_application import each_application

HEADING = "Parents are unable to find a school place"
ROWS = ("71", "83", "85")
LAW = {clause.code: clause.citation for clause in IN_YEAR_RULES}
REFUSED, OFFERED = "refused", "offered"
OUTCOME_WARNED_FROM_THE_AIM = replace(
    IN_YEAR_OUTCOME, warns_before=IN_YEAR_OUTCOME.length - IN_YEAR_OUTCOME_AIM.length
)
"""The parent must be told within 15 school days; it warns once the ten that are aimed for have passed."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """One place refused: which school, why, and whether the parent was told of the right to appeal."""

    on: date | None
    school: str
    reason: str
    appeal_told: bool


def application(prefix: str, who: Who) -> tuple[Step, Step, Step, Step]:
    """The four steps, with codes that begin so, for each application afresh; `who` decides it."""
    made, *after = (replace(step, each=f"{prefix}-made") for step in _steps(prefix, who))
    return made, after[0], after[1], after[2]


def _steps(prefix: str, who: Who) -> tuple[Step, ...]:
    return _made(prefix), _outcome(prefix, who), _refused(prefix, who), _answered(prefix)


def _made(prefix: str) -> Step:
    return Step(
        f"{prefix}-made",
        "The application is made",
        "A parent may not be refused the chance to apply, nor be offered a waiting list instead.",
        rows=("83",),
        who="parent",
        citation=LAW["may-always-apply"],
        asks=(
            Question("received_on", "Day it was received", "day"),
            Question("school", "Schools asked for, in order", "school"),
            Question("siblings", "School of a brother or sister", "school", needed=False),
        ),
    )


def _outcome(prefix: str, who: Who) -> Step:
    outcomes = ((OFFERED, "A place is offered"), (REFUSED, "Refused"))
    return Step(
        f"{prefix}-decided",
        "The parent is told the outcome in writing",
        "Within 15 school days of the application, aiming for ten.",
        rows=("83",),
        who=who,
        citation=LAW["decide-in-time"],
        clock=OUTCOME_WARNED_FROM_THE_AIM,
        starts=f"{prefix}-made.received_on",
        after=(f"{prefix}-made",),
        asks=(
            Question("result", "Outcome", "choice", outcomes),
            Question("school", "School", "school"),
            Question("decided_on", "Day of the letter", "day"),
        ),
    )


def _refused(prefix: str, who: Who) -> Step:
    return Step(
        f"{prefix}-refused",
        "Record why it was refused, and that the right to appeal was told",
        "A refusal must give its reason and say how to appeal.",
        rows=("71", "85"),
        who=who,
        citation=LAW["refusal-has-reasons"],
        after=(f"{prefix}-decided",),
        when=_decided(f"{prefix}-decided", REFUSED),
        asks=(
            Question("school", "School that refused", "school"),
            Question("reason", "Reason given", "long"),
            Question("appeal_told", "The parent was told of the right to appeal", "yes_no"),
        ),
        skip="never",
    )


def _answered(prefix: str) -> Step:
    answers = (("accepted", "Accepted"), ("declined", "Declined"))
    return Step(
        f"{prefix}-answered",
        "Ask the family to take the place that is offered",
        "Admissions speaks to the family first; what cannot be moved on comes back to the CME officer.",
        rows=("76", "77"),
        who="admissions",
        citation=policy_says("Failing to register at a new school"),
        after=(f"{prefix}-decided",),
        when=_decided(f"{prefix}-decided", OFFERED),
        asks=(
            Question("answer", "Answer", "choice", answers),
            Question("because", "What the family says", "long", needed=False),
        ),
        gate=True,
    )


def refusals(file: CaseFile) -> tuple[Refusal, ...]:
    """Every refusal that was written down in a case, the earliest first."""
    found = (act for act in file.of(STEP) if act.step.endswith("-refused") and "reason" in act.data)
    return tuple(
        Refusal(
            as_day(_with(act, file).said(act.step.replace("-refused", "-decided"), "decided_on")) or act.on,
            str(act.data.get("school") or ""),
            str(act.data["reason"]),
            act.data.get("appeal_told") == "yes",
        )
        for act in found
    )


def _with(refused: Act, file: CaseFile) -> CaseFile:
    """The case with only the application that this refusal is about."""
    prefix = refused.step.removesuffix("refused")
    each = each_application(
        file, f"{prefix}made", [prefix + one for one in ("made", "decided", "refused", "answered")]
    )
    return next((one for one in each.values() if refused in one.acts), file)


def _decided(step: str, outcome: str) -> When:
    return lambda file: bool(file.said(step, "result") == outcome)
