"""A family is not safe for one of its children alone: what holds for one at an address holds for the others there."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from onroll.casework.act import Doer
from onroll.casework.answer_safe_contact import record_advice
from onroll.casework.open_case import open_case
from onroll.casework.pass_gate import ready_on, ruling_of
from onroll.policy.who_may_know.answers import MAY, MUST_NOT
from onroll.policy.who_may_know.from_acts import ANSWERED, answers_of
from onroll.policy.who_may_know.ruling import Ruling
from onroll.policy.who_may_know.sending import Kind, Recipient, Sending, Who
from onroll.register.held import child_acts, held, held_of
from onroll.register.models import CaseAct, Child, User
from onroll.register.scope import Actor
from onroll.reports.cases.files import case_file
from tests.intake.conftest import desk, read_here  # noqa: F401
from tests.intake.lists import LEONA, NOW, ON, ROWAN, Desk, on_roll, upn

pytestmark = pytest.mark.django_db(databases=["default", "trail"])

HOME = "4 Kestrel Row, ZY1 2BB"
MOTHER = Recipient(Who.PARENT, "Hazel Thistlewood")
BROTHER = {"surname": "Thistlewood", "forename": "Ash", "dob": "2013-08-02", "postcode": "ZY1 2BB",
           "address1": "4 Kestrel Row"}  # fmt: skip
NOBODY = {code: "no" for code in ("refuge", "honour_based_abuse", "abduction", "court_order")}
ELSEWHERE = {"postcode": "ZY3 1AA", "address1": "2 Fir Way"}
BY = Doer(Actor("ama", "officer"), NOW, ON)


def said(child: Child, minutes: int = 0, told: str = MAY, safe: str = "yes", **concerns: str) -> None:
    """Answers about a child: the mother, the home, and the concerns."""
    CaseAct.objects.create(
        case=None, child=child, kind=ANSWERED, on=ON, at=NOW + timedelta(minutes=minutes), by="ama",
        data={"told": {MOTHER.key: told}, "must_not_answered": True, "safe": {HOME: safe},
              "concerns": NOBODY | concerns},
    )  # fmt: skip


@pytest.fixture
def family(desk: Desk) -> tuple[Child, Child]:  # noqa: F811
    """Rowan, with whom everything is safe, and a brother at the same address."""
    User.objects.create(username="ama", role="officer")
    pupils = [ROWAN | {"upn": upn(1)}, BROTHER | {"upn": upn(2)}, LEONA | {"upn": upn(3)}]
    desk.bring("school_roll", on_roll(pupils, "2026-09-10"))
    rowan, brother = (one_named(name) for name in ("Rowan", "Ash"))
    said(rowan)
    return rowan, brother


def one_named(forename: str) -> Child:
    return (
        Child.everyone.filter(links__undone_at=None, links__sighting__identity__forename=forename)
        .distinct()
        .get()
    )


def gate(child: Child, *, by: Doer = BY) -> Ruling:
    case = child.cases.first() or open_case(child.ref, "astray", "half days", BY, owner="ama")
    _, file = case_file(case.ref, by.actor, ON)
    sending = Sending(Kind.LETTER, MOTHER, HOME)
    return ruling_of(file, child, sending, held(child.pk), by)


def test_it_holds_a_brothers_letter_for_a_refuge_until_there_is_advice_for_him(
    family: tuple[Child, Child],
) -> None:
    rowan, brother = family
    assert gate(rowan)
    said(brother, refuge="yes")
    ruling = gate(rowan)
    assert ruling.outcome == "held" and "another child at this address" in ruling.why
    assert "Ash" not in ruling.why + ruling.to_do, "whoever asks here may not be who may know"
    case = rowan.cases.get()
    assert not ready_on(case_file(case.ref, BY.actor, ON)[1], rowan, BY)
    number = answers_of(child_acts(rowan.pk))[0]
    record_advice(
        rowan.ref, "The duty social worker", frozenset({MOTHER.key}), BY, seen=number, text="She may know"
    )
    assert gate(rowan, by=replace(BY, now=NOW + timedelta(minutes=1)))


@pytest.mark.parametrize("answers", [{"told": MUST_NOT}, {"safe": "no"}])
def test_it_holds_for_somebody_or_somewhere_that_is_not_safe_for_the_brother(
    family: tuple[Child, Child], answers: dict[str, str]
) -> None:
    rowan, brother = family
    said(brother, **answers)
    assert gate(rowan).outcome == "held"


def test_it_holds_nothing_for_a_child_at_another_address_or_gone_from_this_one(
    family: tuple[Child, Child],
    desk: Desk,  # noqa: F811
) -> None:
    rowan, brother = family
    said(one_named("Leona"), refuge="yes")
    assert gate(rowan)
    said(brother, refuge="yes")
    moved = [ROWAN | {"upn": upn(1)}, BROTHER | {"upn": upn(2)} | ELSEWHERE]
    desk.bring("school_roll", on_roll(moved, "2026-09-20"))
    said(rowan, minutes=1)
    assert gate(rowan, by=replace(BY, now=NOW + timedelta(minutes=2)))


def test_it_tells_nothing_of_a_sealed_child(family: tuple[Child, Child]) -> None:
    rowan, brother = family
    said(brother, refuge="yes")
    Child.everyone.filter(pk=brother.pk).update(restriction="sealed")
    assert gate(rowan)


def test_it_takes_a_postcode_alone_for_nobodys_home(desk: Desk, family: tuple[Child, Child]) -> None:  # noqa: F811
    street = {"surname": "Vance", "forename": "Iris", "dob": "2014-02-02", "postcode": "ZY1 2BB"}
    desk.bring("referrals", [street | {"referred_on": "2026-09-12"}])
    said(one_named("Iris"), refuge="yes")
    assert held(family[0].pk).others == ()


def test_it_reads_the_others_of_many_children_as_of_each(family: tuple[Child, Child]) -> None:
    rowan, brother = family
    said(brother, refuge="yes")
    both = held_of([rowan.pk, brother.pk])
    assert [len(both[one.pk].others) for one in family] == [1, 1]
    assert both == {one.pk: held(one.pk) for one in family}
