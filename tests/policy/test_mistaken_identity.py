"""Doubts in the order of the harm that a wrong or a late answer would do."""

import itertools

import pytest

from onroll.policy import rulebook
from onroll.policy.at_risk.mistaken_identity import Stands, harm, if_different, if_same, order

ON_ROLL = Stands("on_roll", "no", "no")
MISSING = Stands("whereabouts_unknown", "yes", "yes")
UNACCOUNTED = Stands("unaccounted", "unknown", "yes")
HOME = Stands("home_educated", "no", "no")
AT_RISK = Stands("whereabouts_unknown", "yes", "yes", ("CP",))


def test_it_puts_first_a_child_at_risk_whose_search_the_answer_would_end() -> None:
    found = harm(AT_RISK, ON_ROLL, Stands("on_roll", "no", "no", ("CP",)))
    assert found.grade == 1
    assert "hidden" in found.says and "same day" in found.says


def test_it_puts_next_whoever_the_answer_would_hide_or_find() -> None:
    assert harm(MISSING, ON_ROLL, ON_ROLL).grade == harm(ON_ROLL, MISSING, ON_ROLL).grade == 2
    assert harm(UNACCOUNTED, HOME, HOME).grade == 2


def test_it_sees_that_a_child_counted_as_safe_would_be_looked_for() -> None:
    found = harm(ON_ROLL, HOME, MISSING)
    assert found.grade == 2 and "count as safe" in found.says
    assert "count as safe" in harm(MISSING, ON_ROLL, MISSING).says


def test_it_sees_a_risk_that_is_known_of_one_alone() -> None:
    assert harm(AT_RISK, UNACCOUNTED, AT_RISK).grade == 3


def test_it_puts_last_what_changes_nothing() -> None:
    assert harm(ON_ROLL, HOME, ON_ROLL).grade == 4
    assert harm(ON_ROLL, ON_ROLL, ON_ROLL).grade == harm(MISSING, MISSING, MISSING).grade == 5


def test_it_orders_by_grade_then_risk_then_wait_then_likelihood() -> None:
    grave, light = harm(MISSING, ON_ROLL, ON_ROLL), harm(ON_ROLL, ON_ROLL, ON_ROLL)
    keys = [order(grave, ["CP"], 0, 1.0), order(grave, ["police"], 9, 1.0), order(grave, [], 9, 1.0),
            order(grave, [], 3, 9.0), order(grave, [], 3, 2.0), order(light, ["CP"], 99, 9.0)]  # fmt: skip
    assert keys == sorted(keys)


@pytest.mark.parametrize(
    "sides", list(itertools.product([ON_ROLL, MISSING, UNACCOUNTED, HOME, AT_RISK], repeat=3))
)
def test_it_is_graver_whenever_somebodys_being_looked_for_hangs_on_it(
    sides: tuple[Stands, Stands, Stands],
) -> None:
    one, two, joined = sides
    hangs = len({each.looked_for for each in sides}) > 1
    assert (harm(one, two, joined).grade <= 2) == hangs
    assert harm(one, two, joined).grade == harm(two, one, joined).grade, "it matters not which comes first"


def test_it_says_what_each_answer_would_do() -> None:
    assert (
        if_same(MISSING, ON_ROLL, ON_ROLL)
        == "One child, on a school roll: nobody looks for them. The search ends."
    )
    assert if_same(MISSING, MISSING, MISSING) == "One child, whereabouts unknown: looked for."
    assert (
        if_different(MISSING, ON_ROLL)
        == "Two children: whereabouts unknown (looked for) and on a school roll."
    )


def test_it_has_words_for_every_position() -> None:
    codes = {one.code for one in rulebook.positions()}
    for code in codes:
        assert harm(Stands(code, "no", "no"), ON_ROLL, ON_ROLL).says
