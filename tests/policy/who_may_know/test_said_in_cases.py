"""What a removal case adds to the gate: word of a death, and a school that asks to remove a name."""

import pytest

from onroll.policy.who_may_know.safe_contact import REMOVAL, SAID_TO_HAVE_DIED, may_leave
from onroll.policy.who_may_know.sending import Kind, Recipient, Sending, Tells, Who
from tests.policy.who_may_know.space import DAYS, NOW


def outcome(who: Who, flags: set[str], *tells: Tells) -> str:
    sending = Sending(Kind.LETTER, Recipient(who, "Fern"), "head@fern.example", frozenset(tells))
    return may_leave(sending, None, flags, (), now=NOW, days=DAYS).why


@pytest.mark.parametrize("tells", list(Tells))
def test_it_tells_a_school_that_asks_to_remove_a_name_what_it_tells_the_last_school(tells: Tells):
    assert "where the child is" in outcome(Who.SCHOOL_ON_ROLL, {REMOVAL}, tells)
    assert "where the child is" not in outcome(Who.SCHOOL_ON_ROLL, set(), tells)


def test_it_tells_the_receiving_school_no_address_in_a_removal_case():
    assert "where the child is" in outcome(Who.RECEIVING_SCHOOL, {REMOVAL}, Tells.ADDRESS)
    assert "where the child is" not in outcome(Who.RECEIVING_SCHOOL, {REMOVAL}, Tells.RECEIVING_SCHOOL)


def test_it_holds_everything_but_word_to_the_advisers_once_a_death_is_spoken_of():
    assert outcome(Who.LAST_SCHOOL, {SAID_TO_HAVE_DIED}).startswith(
        "Somebody has said that the child has died"
    )
    assert "died" not in outcome(Who.CRS, {SAID_TO_HAVE_DIED})
