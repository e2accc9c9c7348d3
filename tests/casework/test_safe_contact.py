"""The gate's questions: answered, contradicted, answered by two at once, advised upon."""

from dataclasses import replace

import pytest

from onroll.casework.act import Changed, NotDone
from onroll.casework.answer_safe_contact import Said, answer_safe_contact, record_advice
from onroll.casework.do_step import do_step
from onroll.policy.who_may_know.answers import CONCERNS, MAY, MUST_NOT
from onroll.policy.who_may_know.from_acts import answers_of
from onroll.register.held import child_acts
from onroll.register.models import Child, Event
from onroll.register.scope import NotFound
from tests.casework.answered import nothing_to_fear
from tests.casework.conftest import Desk
from tests.casework.letters import ANSWERS, MOTHER, answer

pytestmark = pytest.mark.django_db(databases=["default", "trail"])


def test_it_keeps_the_answers_as_one_act_and_one_event_that_names_nobody(desk: Desk):
    number = answer(desk)
    event = Event.objects.get(kind="child_safe_contact")
    assert event.about == desk.child.ref and "amira" not in event.detail.lower()
    kept_as, answers = answers_of(child_acts(desk.child.pk))
    assert kept_as == number and answers is not None
    assert answers.may_be_told(MOTHER).value == "yes" and answers.concern("refuge").value == "no"


def test_it_keeps_a_blank_as_unknown(desk: Desk):
    answer(desk, Said())
    _, answers = answers_of(child_acts(desk.child.pk))
    assert answers is not None and not answers.must_not_answered
    assert {answers.concern(code).value for code in CONCERNS} == {"unknown"}
    assert answers.may_be_told(MOTHER).value == "unknown" == answers.is_safe("1 Larch Hill").value


@pytest.mark.parametrize(
    ("said", "why"),
    [
        (Said(forbidden="somebody"), "mark who"),
        (Said(told={"parent:john testwell": MUST_NOT}, forbidden="nobody"), "there is somebody"),
        (Said(told={"parent:john testwell": MUST_NOT}), "there is somebody"),
        (Said(told={MOTHER.key: MAY, "other_person:a testwell": MUST_NOT}, forbidden="somebody"), "one person"),
        (replace(ANSWERS, where=frozenset({"last_school"})), "only somebody who may be told"),
        (replace(ANSWERS, concerns={"refuge": "perhaps"}), "yes or no"),
        (replace(ANSWERS, told={"stranger": MAY}), "may be told"),
    ],
)  # fmt: skip
def test_it_refuses_answers_that_contradict_one_another(desk: Desk, said: Said, why: str):
    with pytest.raises(NotDone, match=why):
        answer(desk, said)
    assert child_acts(desk.child.pk) == ()


def test_it_loses_nothing_when_two_answer_at_once(desk: Desk):
    first = answer(desk)
    with pytest.raises(Changed):
        answer(desk, Said(), seen=0)
    assert answers_of(child_acts(desk.child.pk))[0] == first


def test_it_takes_advice_only_on_the_answers_as_they_stand(desk: Desk):
    with pytest.raises(NotDone, match="answer the questions first"):
        record_advice(desk.child.ref, "The duty social worker", frozenset(), desk.by(), seen=0, text="wait")
    first = answer(desk)
    agreed = frozenset({MOTHER.key})
    record_advice(desk.child.ref, "The duty social worker", agreed, desk.by(), seen=first, text="write only")
    assert answers_of(child_acts(desk.child.pk))[1].advice.agrees_to == agreed
    answer(desk, seen=first)
    assert answers_of(child_acts(desk.child.pk))[1].advice is None


def test_it_takes_no_advice_from_nobody_or_about_somebody_unnamed(desk: Desk):
    number = answer(desk)
    with pytest.raises(NotDone, match="who at"):
        record_advice(desk.child.ref, " ", frozenset(), desk.by(), seen=number, text="wait")
    with pytest.raises(NotDone, match="name nobody"):
        record_advice(desk.child.ref, "A", frozenset({"parent:x"}), desk.by(), seen=number, text="wait")


REFUGE = replace(
    ANSWERS, told={MOTHER.key: MAY, "parent:john smith": MUST_NOT}, forbidden="somebody",
    safe={"1 Larch Hill": "no"}, concerns={**ANSWERS.concerns, "refuge": "yes"},
)  # fmt: skip


@pytest.mark.parametrize(
    "said",
    [
        replace(REFUGE, concerns=ANSWERS.concerns),
        replace(REFUGE, concerns={}),
        replace(REFUGE, told={MOTHER.key: MAY}, forbidden="nobody"),
        replace(REFUGE, safe={}),
        replace(REFUGE, safe={"1 larch hill": "yes"}),
    ],
)
def test_it_lets_no_officer_take_back_alone_what_holds(desk: Desk, said: Said):
    """The advice of the service on those answers, with who gave it, or a manager with a reason."""
    first = answer(desk, REFUGE)
    with pytest.raises(NotDone, match="Children's Resource Service"):
        answer(desk, replace(said, text="she says so"), seen=first)
    with pytest.raises(NotDone, match="say why"):
        answer(desk, said, seen=first, by=desk.by("mo"))
    again = answer(desk, REFUGE, seen=first)
    record_advice(desk.child.ref, "The duty social worker", frozenset(), desk.by(), seen=again, text="no refuge")
    last = answer(desk, said, seen=again)
    assert answers_of(child_acts(desk.child.pk))[0] == last


def test_it_lets_a_manager_take_back_what_holds_with_a_reason(desk: Desk):
    first = answer(desk, REFUGE)
    answer(desk, replace(ANSWERS, text="another family"), seen=first, by=desk.by("mo"))


def test_it_knows_no_sealed_child(desk: Desk):
    Child.everyone.filter(pk=desk.child.pk).update(restriction="sealed")
    with pytest.raises(NotFound):
        answer_safe_contact(desk.child.ref, ANSWERS, desk.by(), seen=0)


def test_it_takes_no_step_that_leaves_the_council_before_the_questions_are_answered(desk: Desk) -> None:
    """Whatever the policy asks to be sent is held; marking it as done by hand is no way round."""
    file = desk.case()
    do_step(file, "ask", "not_appropriate", desk.by(), why="never at a school")
    do_step(desk.file(file.ref), "visit", "done", desk.by(), said={"on": "2026-11-20"})
    file = desk.file(file.ref)
    for outcome in ("sent", "done"):
        with pytest.raises(NotDone, match="held: nobody has answered"):
            do_step(file, "write", outcome, desk.by())
    nothing_to_fear(desk.child.ref, desk.by())
    do_step(desk.file(file.ref), "write", "sent", desk.by())
    do_step(desk.file(file.ref), "write", "answered", desk.by())
