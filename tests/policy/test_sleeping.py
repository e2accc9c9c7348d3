"""Whom the watch is kept for, what counts as hearing of them, and what is to be done next."""

from datetime import date

import pytest

from onroll.facts.situation import Closing
from onroll.policy.failed_to_track.next_steps import STEPS, next_steps
from onroll.policy.failed_to_track.sleeping import (
    ASLEEP,
    FAILED_TO_TRACK,
    LEFT_AREA,
    SEALED,
    is_a_sign,
    is_watched,
)
from onroll.policy.rulebook import positions
from onroll.sources.catalogue import all_sources


def test_it_watches_for_every_way_of_closing_a_child():
    assert set(ASLEEP) == set(Closing) - {Closing.NONE}
    assert set(ASLEEP.values()) | {SEALED} == set(STEPS)
    assert ASLEEP[Closing.FAILED_TO_TRACK] in {one.code for one in positions()}


@pytest.mark.parametrize(
    ("kind", "code", "says"),
    [("police_notice", "", True), ("enrolment", "C", True), ("", "", True), ("lookup", "yes", True),
     ("lookup", "no", False), ("other_authority", "enrolled", True), ("other_authority", "not_known", False),
     ("closure", "failed_to_track", False), ("roll_check", "on_roll", True), ("roll_check", "never_here", False)],
)  # fmt: skip
def test_it_takes_every_claim_for_a_sign_but_our_own_looking(kind: str, code: str, says: bool):
    assert is_a_sign(kind, code) is says


def test_it_takes_whatever_a_source_may_claim_for_a_sign_unless_the_policy_says_otherwise():
    kinds = {shape.kind for source in all_sources() for shape in source.facts}
    assert {kind for kind in kinds if not is_a_sign(kind, "yes")} == {"closure", "adoption", "roll_check"}


def test_it_watches_until_school_age_ends():
    assert is_watched(date(2010, 9, 1), date(2026, 11, 20))
    assert not is_watched(date(2009, 8, 31), date(2026, 11, 20))
    assert is_watched(None, date(2026, 11, 20))


def test_it_asks_first_whether_it_is_the_child_where_a_row_is_only_like_them():
    for kind in (FAILED_TO_TRACK, LEFT_AREA):
        assert next_steps(kind, joined=False) == (next_steps(kind, joined=False)[0], *next_steps(kind, joined=True))
    assert "adoption contact" in next_steps(SEALED, joined=False)[0]
