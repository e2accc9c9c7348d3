"""A school attendance order under the Education Act 1996, sections 437 to 447: each step with its section.

The software serves nothing and decides nothing: an officer does. Where a section is unconfirmed, read it first.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Any

from onroll.facts.case import STEP, CaseFile, as_day
from onroll.facts.citation import Certainty, Citation
from onroll.law import children_not_in_school
from onroll.law.education_act_1996 import ACT, IN_FORCE, notice_period_last_day, school_choice_last_day
from onroll.policy.attendance_orders.words import BECAUSE, HEARD, SATISFIED, SERVED, answered, ends
from onroll.policy.collaboration.every_case import SAFE_CONTACT
from onroll.policy.deadlines.statutory import NOTICE_TO_SATISFY, SCHOOL_CHOICE, SCHOOL_CONSULTED
from onroll.policy.pathway import Outcome, Pathway, Question, Step

HEADING = "Ways in which a child can fall out of the education system"
ROWS = ("88", "89")


def section(place: str, certainty: Certainty = "unconfirmed") -> Citation:
    """A section of the Act, in force until the scheme of 2026 takes its place."""
    return Citation(ACT, place, IN_FORCE, children_not_in_school.COMMENCED_ON, certainty)


def after_the_days(
    step: str, question: str, last: Callable[[date], date]
) -> Callable[[CaseFile], date | None]:
    """The day after the last day that the parent or the school has to answer."""

    def opens(file: CaseFile) -> date | None:
        started = as_day(file.said(step, question))
        return last(started) + timedelta(days=1) if started else None

    return opens


def served(file: CaseFile) -> date | None:
    """The day on which the notice is served: nobody can answer it before."""
    return as_day(file.said("notice", "served_on"))


def not_satisfied(file: CaseFile) -> bool:
    """Whether the parent was heard and has not satisfied the council."""
    return bool(file.said("reply", "satisfied") == "no")


def to_be_ordered(file: CaseFile) -> bool:
    """Whether the parent has not satisfied the council and it is expedient that the child attend school."""
    return not_satisfied(file) and file.said("expedient", "expedient") == "yes"


def school_is_open(file: CaseFile) -> bool:
    """Whether an order is called for and no plan names the school already (s.441)."""
    return to_be_ordered(file) and file.said("expedient", "plan_names") != "yes"


def ready_for_order(file: CaseFile) -> bool:
    """Whether an order is called for, and the parent has been told of the school and been heard where the Act asks."""
    return to_be_ordered(file) and (not school_is_open(file) or file.settled("choice") is not None)


def consulted_have_had_their_days(file: CaseFile) -> date | None:
    """The day after the days of the school consulted; at once when it has said what it has to say."""
    return None if file.said("consult", "said") else after_the_days("consult", "told_on", school_choice_last_day)(file)


def was_not_consulted(file: CaseFile, said: Mapping[str, Any]) -> str:
    """Why a school may not be intended or agreed: nobody consulted it (s.439)."""
    consulted = {act.data.get("school") for act in file.of(STEP, "consult")}
    school = said.get("school")
    return "" if not school or school in consulted else f"school {school} was not consulted: consult it first"


def is_not_the_one_noticed(file: CaseFile, said: Mapping[str, Any]) -> str:
    """Why an order may not name a school: it is neither the one of the last notice nor the one agreed since."""
    if not school_is_open(file):
        return ""
    named = file.said("choice", "school") or file.said("intended-school", "school")
    return "" if said.get("school") == named else f"it names school {named}, of which the parent had notice"


def has_order(file: CaseFile) -> bool:
    """Whether an order has been served."""
    return file.settled("order") is not None


def order_opens(file: CaseFile) -> date | None:
    """The first day for an order: after the fifteen days of the notice, of the school and of the parent's choice."""
    waits = (
        ("notice", "served_on", notice_period_last_day),
        ("consult", "told_on", school_choice_last_day),
        ("intended-school", "served_on", school_choice_last_day),
    )
    days = [after_the_days(*one)(file) for one in waits]
    return max((day for day in days if day is not None), default=None)


STEPS: tuple[Step, ...] = (
    SAFE_CONTACT,
    Step(
        "consider", "Consider whether an order is called for",
        "In every way of falling out of education the council may need an order. The child must be of school age and"
        " appear not to be receiving suitable education, by attending school or otherwise.",
        rows=("88",), citation=section("s.437(1)", "confirmed"), skip="never",
        asks=(
            Question("appears", "Does it appear that the child is not suitably educated", "yes_no"),
            BECAUSE,
        ),
    ),
    Step(
        "notice", "Serve the notice to satisfy the council",
        "In writing, on the parent: not less than 15 days beginning with the day it is served.",
        rows=("88",), citation=section("s.437(1)-(2)", "confirmed"), after=("consider",), gate=True, skip="never",
        when=answered("consider", "appears", "yes"), asks=SERVED, letter="notice-to-satisfy",
    ),
    Step(
        "reply", "Judge what the parent says and shows",
        "What the parent sent or said may be judged at once. That nothing was sent is for the council to weigh once the"
        " days have run, not before.",
        rows=("88",), citation=section("s.437(2)-(3)", "confirmed"), clock=NOTICE_TO_SATISFY,
        starts="notice.served_on", after=("notice",), skip="never", asks=(HEARD, *SATISFIED), opens=served,
        opens_after="the day on which the notice is served", silence=("heard", "no"),
        when=answered("consider", "appears", "yes"),
    ),
    Step(
        "expedient", "Decide whether it is expedient that the child attend school",
        "Only then is an order made. Where an education, health and care plan names a school, that school goes in it.",
        rows=("88",), citation=section("s.437(3)", "confirmed"), after=("reply",), skip="never", when=not_satisfied,
        opens=after_the_days("notice", "served_on", notice_period_last_day),
        opens_after="when the fifteen days of the notice have run",
        asks=(
            Question("expedient", "Is it expedient", "choice", (("yes", "Yes"), ("no", "No"))), BECAUSE,
            Question("plan_names", "Does a plan name a school (s.441, unconfirmed)", "choice",
                     (("no", "No"), ("yes", "Yes"))),
        ),
    ),
    # The Act, as far as is known, has the school asked before the parent is told of it. The order is unconfirmed.
    Step(
        "consult", "Consult the school to be named, and its authority if that is another",
        "They have 15 days to ask the Secretary of State for a direction. A school may not be one the child was"
        " permanently excluded from.",
        rows=("88",), citation=section("s.439"), who="school", clock=SCHOOL_CONSULTED, starts="consult.told_on",
        after=("expedient",), when=school_is_open, skip="never",
        asks=(
            Question("school", "School intended", "school"), Question("told_on", "Day they were told", "day"),
            Question("said", "What they say", "long", needed=False),
        ),
    ),
    Step(
        "intended-school", "Serve notice of the school intended, with any others the parent may choose",
        "The parent has 15 days, beginning with service, to choose, to apply elsewhere, or to have another school"
        " agreed.",
        rows=("88",), citation=section("s.438"), after=("consult",), gate=True, when=school_is_open, skip="never",
        opens=consulted_have_had_their_days, opens_after="when the school consulted has answered or had its days",
        refuses=was_not_consulted,
        asks=(*SERVED, Question("school", "School intended", "school"),
              Question("others", "Other schools offered", needed=False)),
        letter="notice-of-school",
    ),
    Step(
        "choice", "Write down what the parent chooses",
        "Another school, no answer, or suitable education otherwise: then the council may be satisfied after all.",
        rows=("88",), citation=section("s.438(3)"), clock=SCHOOL_CHOICE, starts="intended-school.served_on",
        after=("intended-school",), when=school_is_open, skip="never",
        refuses=was_not_consulted,
        asks=(Question("chose", "What the parent chose or said", "long"),
              Question("school", "Another school that is agreed", "school", needed=False)),
    ),
    Step(
        "order", "Serve the school attendance order",
        "It names the school and lasts while the child is of school age, unless it is revoked or a court directs.",
        rows=("88",), citation=section("s.437(3)-(4)", "confirmed"), after=("expedient",), gate=True, skip="never",
        when=ready_for_order, opens=order_opens, refuses=is_not_the_one_noticed,
        opens_after="when the days of the notices and of the school consulted have run",
        asks=(*SERVED, Question("school", "School named", "school")), letter="attendance-order",
    ),
    Step(
        "school-told", "Tell the school named that it must admit the child",
        "The governing body and the head teacher are told.",
        rows=("88",), citation=section("s.437(5)-(6)"), who="school", after=("order",), when=has_order,
    ),
    Step(
        "obeyed", "See whether the child attends as the order says",
        "Ask the school. Write down here, too, that the parent asks for the order to be changed or ended; then look"
        " again.",
        rows=("88",), citation=section("s.443"), who="school", after=("order",), when=has_order, skip="never",
        asks=(Question("obeyed", "What is so", "choice", (
            ("attends", "The child attends"), ("not", "The child does not attend"),
            ("amend", "The parent asks for another school"), ("revoke", "The parent asks for the order to be revoked"),
            ("of_age", "The child is over school age"))), BECAUSE),
    ),
    Step(
        "amended", "Amend the order, where a place at another school is offered",
        "On the parent's request, if the place is offered and the school is suitable.",
        rows=("88",), citation=section("s.440", "confirmed"), after=("obeyed",), gate=True,
        when=answered("obeyed", "obeyed", "amend"), asks=(*SERVED, Question("school", "School named now", "school")),
        letter="attendance-order-amended",
    ),
    Step(
        "revoked", "Answer the request to revoke the order",
        "It is revoked where suitable education is arranged otherwise than at school. A refusal may be taken to the"
        " Secretary of State.",
        rows=("88",), citation=section("s.442"), after=("obeyed",), gate=True,
        when=answered("obeyed", "obeyed", "revoke"),
        asks=(Question("revoked", "Is it revoked", "choice", (("yes", "Yes"), ("no", "No"))), BECAUSE),
        letter="attendance-order-revoked",
    ),
    Step(
        "supervision-order", "Consider an education supervision order instead",
        "Before anybody is prosecuted, whether or not one is applied for. Children's Services are consulted.",
        rows=("89",), citation=section("s.447"), after=("obeyed",), skip="never",
        when=answered("obeyed", "obeyed", "not"),
        asks=(Question("apply", "Is one applied for", "choice", (("no", "No"), ("yes", "Yes"))), BECAUSE),
    ),
    Step(
        "bundle", "Make the bundle for the legal team",
        "The chronology, the notices and how each was served, and the documents, with a fingerprint of each. It is"
        " made on the order's own page.",
        rows=("89",), citation=section("s.443"), after=("supervision-order",), skip="never",
        when=answered("obeyed", "obeyed", "not"), asks=(Question("sha256", "Fingerprint of the bundle"),),
        own_form="bundle",
    ),
    Step(
        "proceedings", "Decide whether to prosecute",
        "Not to obey is an offence unless the parent proves that the child is suitably educated otherwise.",
        rows=("89",), citation=section("s.443"), after=("bundle",), skip="never",
        when=answered("obeyed", "obeyed", "not"),
        asks=(Question("decision", "Decision", "choice", (("prosecute", "Prosecute"), ("not", "Do not prosecute"))),
              BECAUSE),
    ),
    Step(
        "court", "Write down what the court decided",
        "A court that finds the child suitably educated may direct that the order ends.",
        rows=("89",), citation=section("s.443"), after=("proceedings",),
        when=answered("proceedings", "decision", "prosecute"),
        asks=(Question("decided_on", "Day", "day"), Question("decided", "What was decided", "long")),
    ),
)  # fmt: skip


OUTCOMES = (
    ends("not_called_for", "No order is called for", "consider", "appears", "no", "it has not been found so"),
    ends("satisfied", "The parent has satisfied the council", "reply", "satisfied", "yes", "they have not"),
    ends(
        "not_expedient", "Not expedient that the child attend school", "expedient", "expedient", "no", "it is"
    ),
    ends("attends", "The child attends as ordered", "obeyed", "obeyed", "attends", "nobody has said so"),
    ends(
        "of_age", "Over school age: the order has ended", "obeyed", "obeyed", "of_age", "nobody has said so"
    ),
    ends("revoked", "The order is revoked", "revoked", "revoked", "yes", "it is not"),
    ends("not_prosecuted", "Not prosecuted", "proceedings", "decision", "not", "that is not the decision"),
    Outcome("court", "Decided by a court", done=("court",)),
    Outcome("opened_in_error", "Opened in error", second_person=True),
)

PATHWAY = Pathway(
    "attendance_order", "School attendance order", HEADING, STEPS, OUTCOMES, rows=ROWS,
    law=section("ss.437-447", "confirmed"),
)  # fmt: skip
