"""Two records proved to be one child: joining them lets nothing leave that either record alone held."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from onroll.facts.case import Act
from onroll.policy.who_may_know.answers import CONCERNS, MAY, MUST_NOT
from onroll.policy.who_may_know.from_acts import ANSWERED, FIRST, JOINED, OF, answers_of
from onroll.policy.who_may_know.safe_contact import may_leave
from onroll.policy.who_may_know.sending import Address, Kind, Recipient, Sending, Tells, Who
from tests.policy.who_may_know.space import ANSWERED as AT
from tests.policy.who_may_know.space import DAYS, HOME, NOW

WHOM = [Recipient(Who.PARENT, "Amira Testwell"), Recipient(Who.CRS), Recipient(Who.LAST_SCHOOL)]
PLACE = "1 larch hill anybourne zy1 1aa"
SAID = st.fixed_dictionaries({
    "told": st.dictionaries(st.sampled_from([one.key for one in WHOM]), st.sampled_from([MAY, MUST_NOT])),
    "must_not_answered": st.booleans(),
    "safe": st.dictionaries(st.just(PLACE), st.sampled_from(["yes", "no"])),
    "where": st.lists(st.sampled_from([one.key for one in WHOM]), unique=True),
    "concerns": st.fixed_dictionaries({code: st.sampled_from(["no", "no", "yes"]) for code in CONCERNS}),
})  # fmt: skip
SENDING = st.builds(Sending, st.sampled_from(Kind), st.sampled_from(WHOM), st.sampled_from(["", HOME]),
                    st.sampled_from([frozenset(), frozenset(Tells)]))  # fmt: skip


def act(number: int, kind: str = ANSWERED, **data: Any) -> Act:
    return Act(number, kind, "", AT.date(), AT, "ama", data)


def leaves(sending: Sending, acts: list[Act], *, anew: bool = True) -> bool:
    answers = answers_of(acts)[1]
    if answers is not None and not anew:
        answers = replace(answers, anew=False)
    return bool(may_leave(sending, answers, (), [Address(HOME, AT)], now=NOW, days=DAYS))


def joined(one: Mapping[str, Any], other: Mapping[str, Any]) -> list[Act]:
    return [act(1, **one), act(3, **other, **{FIRST: 2, OF: "CB"}), act(4, JOINED)]


@given(SENDING, SAID, SAID)
def test_it_lets_nothing_leave_that_either_record_alone_held(sending, one, other):
    alone = leaves(sending, [act(1, **one)]) and leaves(sending, [act(2, **other)])
    assert alone or not leaves(sending, joined(one, other), anew=False)
    assert alone or not leaves(sending, joined(one, other))


@given(SENDING, SAID, SAID)
def test_it_holds_all_but_word_to_advisers_until_it_is_answered_anew(sending, one, other):
    told_at_once = sending.to.who is Who.CRS and not sending.reaches_a_home and not sending.address
    assert told_at_once or not leaves(sending, joined(one, other))
    assert leaves(sending, [*joined(one, other), act(5, **one)]) == leaves(sending, [act(5, **one)])


@given(SENDING, SAID)
def test_it_holds_as_well_when_only_one_of_them_was_answered(sending, one):
    if sending.to.who is not Who.CRS:
        assert not leaves(sending, [act(1, **one), act(2, JOINED)])
