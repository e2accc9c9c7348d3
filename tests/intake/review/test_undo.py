"""Undoing: the account is byte for byte as before, later news is placed afresh, and later decisions come first."""

import random
from collections.abc import Callable

import pytest

from onroll.intake.review.asked import Changed, NotDecided, RestsOn
from onroll.intake.review.decide import cannot_tell, different, join, same
from onroll.intake.review.split import split
from onroll.intake.review.undo import undo, undo_in_order
from onroll.intake.withdraw import withdraw
from onroll.register import trail
from onroll.register.models import Child, Decision, Delivery, Doubt, Event, Link
from onroll.register.scope import SYSTEM
from onroll.reports.account import account
from onroll.reports.check import checks
from tests.intake.lists import DEV, LEONA, NOW, ON, TOMAS, Desk, account_csv, on_roll, upn
from tests.intake.review.people import (
    AMIRA,
    BRIDGE,
    CAROL,
    FIRST,
    PATIENT,
    doubtful,
    refs,
    two_strangers,
)

pytestmark = pytest.mark.django_db(databases=["default", "trail"])
BECAUSE = "their passports say so"


def whole() -> None:
    assert [one for one in checks(ON) if not one["holds"]] == []


def back(made: Decision) -> None:
    undo(made.pk, actor=CAROL, why="a slip", now=NOW)


def questions() -> set[tuple[int, int]]:
    return set(Doubt.objects.filter(decided_at=None, withdrawn=False).values_list("sighting", "child"))


def rows_of(ref: str) -> list[int]:
    return list(
        Link.objects.filter(child__ref=ref, undone_at=None)
        .order_by("sighting")
        .values_list("sighting", flat=True)
    )


@pytest.mark.parametrize("kind", ["same", "different", "cannot_tell"])
def test_it_restores_the_account_and_the_question_byte_for_byte(desk: Desk, kind: str) -> None:
    doubt = doubtful(desk)
    before, asked = account_csv(), questions()
    decide: dict[str, Callable[[], Decision]] = {
        "same": lambda: same(doubt, actor=AMIRA, why=BECAUSE, now=NOW, confirmed="yes"),
        "different": lambda: different(doubt, actor=AMIRA, why=BECAUSE, now=NOW),
        "cannot_tell": lambda: cannot_tell(doubt, actor=AMIRA, why=BECAUSE, now=NOW, again_on=ON),
    }
    made = decide[kind]()
    back(made)
    assert (account_csv(), questions()) == (before, asked)
    whole()


def test_it_restores_a_child_who_was_split_and_one_who_was_joined(desk: Desk) -> None:
    one, other = two_strangers(desk)
    before = account_csv()
    made = join(one, other, actor=AMIRA, why=BECAUSE, now=NOW)
    joined = account_csv()
    parted = split(one, rows_of(one)[1:], actor=AMIRA, why=BECAUSE, now=NOW)
    assert len(refs()) == 2
    back(parted)
    assert account_csv() == joined
    back(made)
    assert account_csv() == before
    whole()


def test_it_still_shows_in_a_replay_what_was_believed_between(desk: Desk) -> None:
    one, other = two_strangers(desk)
    made = join(one, other, actor=AMIRA, why=BECAUSE, now=NOW)
    undo(made.pk, actor=AMIRA, why="a slip", now=NOW.replace(hour=15))
    believed = [account(ON, NOW.replace(hour=hour), SYSTEM).children for hour in (8, 12, 16)]
    assert believed == [2, 1, 2]


def test_it_says_which_later_decisions_rest_on_it_and_undoes_them_in_order(desk: Desk) -> None:
    one, other = two_strangers(desk)
    before = account_csv()
    first = join(one, other, actor=AMIRA, why=BECAUSE, now=NOW)
    second = split(one, rows_of(one)[1:], actor=AMIRA, why=BECAUSE, now=NOW)
    with pytest.raises(RestsOn) as rests:
        back(first)
    assert rests.value.later == [second.pk] and str(second.pk) in str(rests.value)
    assert Decision.objects.filter(undone_at=None).count() == 2
    undone = undo_in_order(first.pk, actor=CAROL, why="both slips", now=NOW)
    assert [one.pk for one in undone] == [second.pk, first.pk]
    assert account_csv() == before


def test_it_places_afresh_what_came_later_and_rested_on_it(desk: Desk) -> None:
    one, other = two_strangers(desk)
    made = join(one, other, actor=AMIRA, why=BECAUSE, now=NOW)
    desk.bring("child_health", [{**PATIENT, "middle_names": "Jo", "registered_on": "2026-09-20"}])
    assert refs() == [one]
    back(made)
    assert refs() == [one, other] and len(rows_of(other)) == 2
    whole()


def test_it_leaves_in_place_what_new_evidence_has_proved_meanwhile(desk: Desk) -> None:
    one, other = two_strangers(desk)
    made = join(one, other, actor=AMIRA, why=BECAUSE, now=NOW)
    desk.bring("child_health", [{**BRIDGE, "registered_on": "2026-09-20"}])
    back(made)
    whole()
    assert account(ON, None, SYSTEM).children == len(refs())


def test_it_cannot_be_done_twice_and_needs_a_reason(desk: Desk) -> None:
    one, other = two_strangers(desk)
    made = join(one, other, actor=AMIRA, why=BECAUSE, now=NOW)
    with pytest.raises(NotDecided):
        undo(made.pk, actor=CAROL, why="", now=NOW)
    back(made)
    with pytest.raises(Changed):
        back(made)


def test_it_keeps_the_decision_and_why_it_was_undone(desk: Desk) -> None:
    one, other = two_strangers(desk)
    back(join(one, other, actor=AMIRA, why=BECAUSE, now=NOW))
    kept = Decision.objects.get()
    assert (kept.decided_by, kept.why, kept.undone_by, kept.undone_why) == (
        "amira",
        BECAUSE,
        "carol",
        "a slip",
    )
    assert Event.objects.get(kind="decision_undone").about == f"decision {kept.pk}"
    assert trail.verify("events")[1] is None


def test_it_keeps_a_decision_through_a_withdrawal_and_can_undo_it_after(desk: Desk) -> None:
    one, other = two_strangers(desk)
    desk.bring("school_roll", on_roll([LEONA], "2026-09-12", "8994001"))
    later = desk.bring(
        "social_care", [{**PATIENT, "plan": "CIN", "as_at": "2026-09-12", "started_on": "2026-09-01"}]
    )
    made = join(one, other, actor=AMIRA, why=BECAUSE, now=NOW)
    withdraw(later.ref, actor=DEV, why="sent in error", now=NOW)
    assert one in refs() and other not in refs()
    back(made)
    assert {one, other} <= set(refs())
    whole()


def test_a_withdrawal_leaves_where_a_person_has_put_them_rows_that_it_would_have_moved_back(
    desk: Desk,
) -> None:
    one, other = two_strangers(desk)
    bridge = desk.bring("child_health", [{**BRIDGE, "registered_on": "2026-09-20"}])
    assert refs() == [one]
    patient = list(
        Link.objects.filter(undone_at=None, sighting__identity__surname="Marchetti").values_list(
            "sighting", flat=True
        )
    )
    made = split(one, patient, actor=AMIRA, why=BECAUSE, now=NOW)
    assert made.other is not None
    withdraw(bridge.ref, actor=DEV, why="sent in error", now=NOW)
    assert rows_of(made.other.ref) == patient
    whole()


def test_any_run_of_decisions_undone_leaves_the_account_as_it_was(desk: Desk) -> None:
    """Joined, split, told apart and withdrawn in any order: taken back from the last to the first, nothing is left."""
    people = [FIRST, PATIENT, {**LEONA, "upn": upn(7)}, TOMAS]
    for number, person in enumerate(people):
        desk.bring("school_roll", on_roll([person], "2026-09-10", "8992001" if number % 2 else "8994001"))
        desk.bring("child_health", [{**person, "middle_names": "Ash", "registered_on": f"2026-09-1{number}"}])
    for seed in range(6):
        chance, before = random.Random(seed), account_csv()
        made = [one for one in (something(chance) for _ in range(5)) if one is not None]
        assert made, "something was decided"
        whole()
        for one in reversed(made):
            back(one)
        assert account_csv() == before, seed
    whole()


def something(chance: random.Random) -> Decision | None:
    """Decide something about somebody, if it makes sense."""
    here = refs()
    ref = chance.choice(here)
    rows = rows_of(ref)
    try:
        if len(here) > 1 and chance.random() < 0.5:
            other = chance.choice([one for one in here if one != ref])
            return join(ref, other, actor=AMIRA, why=BECAUSE, now=NOW, confirmed="yes")
        return split(
            ref, chance.sample(rows, chance.randint(1, len(rows))), actor=AMIRA, why=BECAUSE, now=NOW
        )
    except NotDecided:
        return None


def test_it_lets_the_withdrawn_list_take_its_own_doubts_with_it(desk: Desk) -> None:
    doubt = doubtful(desk)
    made = different(doubt, actor=AMIRA, why=BECAUSE, now=NOW)
    second = Delivery.objects.order_by("-pk").first()
    assert second is not None
    withdraw(second.ref, actor=DEV, why="sent in error", now=NOW)
    back(made)
    assert questions() == set() and len(refs()) == 1
    assert Child.everyone.count() == 2
