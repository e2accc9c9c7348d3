"""An allegation that a school removed a pupil for its own sake: put to the head, answered, and found or not."""

from __future__ import annotations

from onroll.law.pupil_registration_2024.registers import place
from onroll.policy.collaboration.policy_says import policy_says
from onroll.policy.deadlines.local import OFF_ROLLING_REPLY
from onroll.policy.pathway import Outcome, Pathway, Question, Step, When

HEADING = "Off Rolling"
CODE = "off_rolling"
OFSTED_SAYS = (
    "The practice of removing a pupil from the school roll without a formal, permanent exclusion or by encouraging a"
    " parent to remove their child from the school roll, when the removal is primarily in the interests of the school"
    " rather than in the best interests of the pupil."
)
EVIDENCE = {
    "evidence-meetings": "Records of meetings",
    "evidence-cpoms": "CPOMS logs",
    "evidence-send-support": "What SEN support was given",
    "evidence-ieps": "Individual education plans",
    "evidence-behaviour-plans": "Behaviour support plans",
}
ALLEGED, TOLD, REPLY, FINDING = "allegation", "put-to-head", "head-replies", "finding"
MADE_BY = {"parent": "A parent or carer", "child": "The child", "school": "Another school",
           "professional": "A professional", "officer": "The council noticed it", "other": "Somebody else"}  # fmt: skip
FOUND = {
    "off_rolled": "The pupil was off-rolled",
    "not_off_rolled": "The pupil was not off-rolled",
    "cannot_tell": "The evidence does not allow a finding",
}


def evidence_step(code: str, title: str) -> Step:
    """One kind of evidence: asked for by name, so that what was not sent is known by name too."""
    return Step(
        code, f"{title}: ask the school", "Evidence is asked for so that the allegation can be looked into.",
        rows=("50",), who="school", citation=policy_says(HEADING), clock=OFF_ROLLING_REPLY, starts=TOLD, after=(TOLD,),
        sends=True, asks=(Question("came", "What came", "long"),),
    )  # fmt: skip


def not_found(code: str) -> When:
    """Whether something other than this was found, or nothing."""
    return lambda file: file.said(FINDING, "found") != code


PATHWAY = Pathway(
    code=CODE,
    title="Alleged off-rolling",
    heading=HEADING,
    steps=(
        Step(ALLEGED, "Write the allegation down", "Allegations made to the council are recorded.", rows=("49",),
             citation=policy_says(HEADING), skip="never",
             asks=(Question("made_by", "Who made it", "choice", tuple(MADE_BY.items())),
                   Question("made_on", "Day it was made", "day"),
                   Question("says", "What is alleged", "long"))),
        Step(TOLD, "Put it to the head teacher, with a day to reply by", "The head teacher has a right of reply.",
             rows=("49",), citation=policy_says(HEADING), after=(ALLEGED,), skip="never",
             letter="off-rolling-allegation", asks=(Question("told_how", "How the head teacher was told"),)),
        Step(REPLY, "The head teacher’s reply", "Nothing is found before the head teacher could answer.",
             rows=("49",), who="school", citation=policy_says(HEADING), clock=OFF_ROLLING_REPLY, starts=TOLD,
             after=(TOLD,), skip="manager", right_of_reply=True,
             asks=(Question("replied_on", "Day of the reply", "day"),
                   Question("reply", "The reply, in short", "long"))),
        *(evidence_step(code, title) for code, title in EVIDENCE.items()),
        Step("lawful-ground", "Was there a lawful ground?", "A name deleted on no ground of regulation 9 is an offence"
             " whatever the reason was.", rows=("33", "49"), citation=place("reg.9"),
             asks=(Question("ground", "The ground relied on, or why there is none", "long"),)),
        Step(FINDING, "Find, with reasons", "A finding rests on the evidence and the reply, and says why.",
             rows=("49",), who="manager", citation=policy_says(HEADING), after=(REPLY, *EVIDENCE), skip="never",
             asks=(Question("found", "Finding", "choice", tuple(FOUND.items())),
                   Question("reasons", "Reasons", "long"))),
        Step("tell-finding", "Tell the head teacher and whoever made the allegation", "Both are owed the outcome.",
             rows=("49",), citation=policy_says(HEADING), after=(FINDING,), gate=True,
             asks=(Question("told", "Who was told, and when"),)),
    ),
    outcomes=(
        *(Outcome(code, title, needs=("tell-finding",), done=(FINDING,),
                  forbids=not_found(code),
                  forbidden="it was not found so") for code, title in FOUND.items()),
        Outcome("withdrawn", "The allegation was withdrawn", needs=(ALLEGED,), second_person=True),
    ),
    rows=("49", "50"),
)  # fmt: skip
