"""A school asks before it removes a name, or says at last why it has: the ground, and the answers that ground needs."""

from __future__ import annotations

from collections.abc import Mapping

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction

from onroll.casework.act import Doer, NotAllowed, NotDone, act
from onroll.casework.answer_as_school import AS_SCHOOL
from onroll.casework.do_step import ANSWERED, DONE, SENT, answers
from onroll.casework.open_case import open_case
from onroll.facts.case import STEP, standing
from onroll.policy.removal_from_roll.grounds import ASKED
from onroll.policy.removal_from_roll.known import REQUEST
from onroll.policy.removal_from_roll.questions import EMAIL, questions
from onroll.policy.removal_from_roll.removal import CODE, QUERY, decision_of
from onroll.register.cases import acts_of, cases_seen_by, files_of
from onroll.register.models import Case, CaseAct
from onroll.register.scope import SEES_EVERY_CHILD, Actor

NOTHING_SAID = (
    "nothing is answered yet: answer at least one question, or send a file, and we can look into it"
)
WHY = "the school asks to remove the name from its roll"


def may_ask_for(school: str, actor: Actor) -> bool:
    """A school asks for itself; an officer may ask on its behalf."""
    return actor.role in SEES_EVERY_CHILD or (actor.role == "school" and school in actor.schools)


def ask_removal(
    child: str, school: str, ground: str, said: Mapping[str, str], by: Doer, *, papers: int = 0
) -> Case:
    """Ask, in a new case or in the one that is open about this child and school. Asked again, the last word counts.

    papers: how many files come with it; a request without one needs an answer.
    Raises NotAllowed for a school that is not theirs, NotFound, NotDone naming the first answer that is wrong, or
    saying that what was asked has been decided.
    """
    if not school or not may_ask_for(school, by.actor):
        raise NotAllowed("you may not ask for this school")
    if ground not in ASKED:
        raise NotDone("choose the ground of regulation 9 on which the name is to be removed")
    answered = answers(questions(ground), said, by.on)
    must_be_an_address(str(answered.get(EMAIL) or ""))
    own = AS_SCHOOL if by.actor.role == "school" else {}
    data = {"outcome": DONE, "ground": ground, **answered, **own}
    with transaction.atomic():
        case = open_request(child, school, by.actor)
        if case is None:
            case = open_case(child, CODE, WHY, by, school=school)
        if not papers and not any(answered.values()):
            raise NotDone(NOTHING_SAID)
        act(case.ref, STEP, by, step=REQUEST, data=data)
        must_be_undecided(case)
        if waits_for_the_ground(case):
            act(case.ref, STEP, by, step=QUERY, data={"outcome": ANSWERED, **own})
    case.refresh_from_db()
    return case


def must_be_undecided(case: Case) -> None:
    """Raises NotDone where the case was decided: the answer to the head goes by the ground it was decided on.

    Asked once the case was written to, so that nobody decides in between.
    """
    (file,) = files_of([case], {})
    if (decision := decision_of(file)) is not None:
        raise NotDone(
            f"this was decided on {decision.on:%-d %B %Y}, and can be neither changed nor taken back: ask anew once"
            " the council has closed it, or ask the council to open the decision again"
        )


def must_be_an_address(text: str) -> None:
    """Raises NotDone for what is no e-mail address; a blank is not known."""
    try:
        if text:
            validate_email(text)
    except ValidationError:
        raise NotDone(f"An e-mail address there: {text!r} is not an e-mail address") from None


def waits_for_the_ground(case: Case) -> bool:
    """Whether the school was asked on which ground it removed the name, and has not answered: this is its answer."""
    acts = standing(acts_of([case])[case.pk])
    last = next((one for one in reversed(acts) if one.kind == STEP and one.step == QUERY), None)
    return last is not None and last.outcome == SENT


def open_request(child: str, school: str, actor: Actor) -> Case | None:
    """The open case about this child and school that this person may see, if there is one."""
    found = cases_seen_by(actor).filter(way_out=CODE, school=school, child__ref=child, closed_at=None)
    case: Case | None = found.first()
    return case


def withdraw_request(case: Case, by: Doer, *, why: str) -> CaseAct:
    """The school no longer asks: the case stays open for the council to close. Raises NotAllowed, NotDone."""
    if not may_ask_for(case.school, by.actor):
        raise NotAllowed("you may not ask for this school")
    if not why.strip():
        raise NotDone("say why you no longer ask")
    with transaction.atomic():
        done = act(case.ref, "request_withdrawn", by, why=" ".join(why.split()))
        must_be_undecided(case)
    return done
