"""A removal that is found: what is wrong with it, what the return lacks, and how late it came."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onroll.facts.answers import Truth
from onroll.policy.removal_from_roll import found
from onroll.policy.removal_from_roll.confirmation import established
from onroll.policy.removal_from_roll.forwarding import borne_out
from onroll.policy.removal_from_roll.found import Removal, addition_is_late, challenge, concerns
from onroll.policy.removal_from_roll.grounds import ASKED
from onroll.policy.removal_from_roll.removal import asked_twice
from tests.policy.removal_from_roll.cases import DAY, case, step

GOOD = Removal("C", "8992001", DAY, DAY, "a", "school")
REMOVALS = st.builds(
    Removal, st.just("C"), st.just("8992001"), st.just(DAY),
    st.sampled_from([None, DAY - timedelta(days=1), DAY, DAY + timedelta(days=1)]),
    st.sampled_from(["", *ASKED]), st.sampled_from(["", "school", "other_la", "abroad", "home_education", "unknown"]),
    st.just(()), st.booleans(), st.booleans(),
)  # fmt: skip


def test_it_finds_nothing_wrong_with_a_return_in_time_on_a_ground_with_a_destination() -> None:
    assert concerns(GOOD) == ()


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"told_on": None}, found.NO_RETURN),
        ({"ground": ""}, found.NO_GROUND),
        ({"ground": "h", "destination": "abroad"}, found.NOT_ASKED),
        ({"ground": "i", "destination": "abroad"}, found.NOT_ASKED),
        ({"destination": "unknown"}, found.NO_DESTINATION),
        ({"told_on": DAY + timedelta(days=1)}, found.LATE),
        ({"overdue": True}, found.UNCONFIRMED),
    ],
)
def test_it_says_what_is_wrong_with_a_removal(change: dict[str, object], code: str) -> None:
    """Row 33. Row 34."""
    assert concerns(replace(GOOD, **change)) == (code,)
    assert challenge(replace(GOOD, **change), accounted_for=False) == found.WORDS[code]


@given(REMOVALS)
def test_it_challenges_no_removal_that_was_agreed_nor_one_of_a_child_accounted_for(one: Removal) -> None:
    assert challenge(one, accounted_for=True) == ""
    assert not (one.agreed and concerns(one))


@given(REMOVALS)
def test_it_always_challenges_a_removal_on_no_lawful_ground(one: Removal) -> None:
    if not one.agreed and (one.told_on is None or one.ground not in ASKED):
        assert challenge(one, accounted_for=False)


@pytest.mark.parametrize(("days", "late"), [(0, False), (5, False), (6, True)])
def test_it_counts_five_days_for_a_new_pupil_and_not_school_days(days: int, late: bool) -> None:
    """Row 35."""
    friday = date(2026, 11, 20)
    assert addition_is_late(friday, friday + timedelta(days=days)) is late


@pytest.mark.parametrize(
    ("stated", "position", "roll", "truth"),
    [
        ("8994001", "on_roll", "8994001", Truth.YES),
        ("8994001", "on_roll", "8994002", Truth.NO),
        ("8994001", "on_roll", "8992001", Truth.UNKNOWN),
        ("8994001", "in_transit", "", Truth.UNKNOWN),
        ("", "on_roll", "8994001", Truth.UNKNOWN),
    ],
)
def test_it_holds_the_stated_destination_against_a_later_roll(
    stated: str, position: str, roll: str, truth: Truth
) -> None:
    """Row 44."""
    assert borne_out(stated, position, roll, "8992001") is truth


def test_it_takes_the_question_to_the_head_once_two_letters_are_unanswered() -> None:
    """Row 37."""
    sent = step("query-to-school", "sent")
    assert not asked_twice(case(sent))
    assert asked_twice(case(sent, sent))
    assert not asked_twice(case(sent, sent, step("query-to-school", "answered")))


def test_it_takes_silence_for_no_answer_and_the_last_answer_for_the_answer() -> None:
    """Row 41."""

    def said(answer: str, name: str = "Farshire") -> tuple[str, dict[str, object]]:
        return step(
            "confirm-destination", "answered", kind="receiving_authority", to_name=name, answer=answer
        )

    asked = step("confirm-destination", "sent", kind="receiving_authority", to_name="Farshire")
    assert established(case(asked)).known_elsewhere is Truth.UNKNOWN
    assert established(case(asked, said("referred"))).known_elsewhere is Truth.UNKNOWN
    assert established(case(asked, said("not_known"))).known_elsewhere is Truth.NO
    assert established(case(asked, said("not_known"), said("known"))).known_elsewhere is Truth.YES
    assert established(case(asked, said("known"), said("not_known", "Nearshire"))).located
