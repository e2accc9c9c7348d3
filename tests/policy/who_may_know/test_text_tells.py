import pytest
from hypothesis import given
from hypothesis import strategies as st

from onroll.policy.who_may_know.sending import Tells
from onroll.policy.who_may_know.text_tells import text_tells

HOMES = [("14 Larch Hill", "ZY1 4AB"), ("Flat 2, Elm Court", "ZY2 9XY")]
SCHOOLS = ["Harbour Rise Academy"]
USED = "Flat 2, Elm Court, Anybourne, ZY2 9XY"


def told(text: str, used: str = USED) -> frozenset[Tells]:
    return text_tells(text, homes=HOMES, schools=SCHOOLS, used=used)


def test_it_finds_an_address_that_somebody_wrote_into_the_letter():
    assert told("They are now at 14 LARCH HILL.") == {Tells.ADDRESS}
    assert told("Their postcode is zy14ab") == {Tells.ADDRESS}


def test_it_finds_a_school_that_somebody_wrote_into_the_letter():
    assert told("Ben starts at Harbour Rise  academy on Monday.") == {Tells.RECEIVING_SCHOOL}


def test_it_does_not_mind_the_address_to_which_the_letter_goes():
    assert told("We are writing to you at Flat 2, Elm Court.") == frozenset()
    assert told("We are writing to you at Flat 2, Elm Court.", used="") == {Tells.ADDRESS}


@pytest.mark.parametrize(
    "text",
    [
        "19 Bramblegrove Gdns, Anybourne ZY5",
        "They are at 19, Bramblegrove.",
        "at no. 19 (Anybourne, zy5)",
        "zy5 1ab",
    ],
)
def test_it_finds_an_address_that_is_shortened(text: str):
    assert text_tells(text, homes=[("19 Bramblegrove Gardens", "ZY5 1AB")], schools=(), used="") == {
        Tells.ADDRESS
    }


@pytest.mark.parametrize(
    "text", ["Come on 19 November.", "Number 9, Bramblegrove Road", "Write to us at ZY5."]
)
def test_it_does_not_take_a_number_or_a_district_alone_for_an_address(text: str):
    assert not text_tells(text, homes=[("19 Bramblegrove Gardens", "ZY5 1AB")], schools=(), used="")


def test_it_finds_nothing_in_a_letter_that_tells_nothing():
    assert (
        told("Please tell us where your child is educated. Our council has larches on a hill.") == frozenset()
    )


@given(st.sampled_from([" ", "\n", "  ", " - ", ", "]), st.sampled_from([str.upper, str.lower, str.title]))
def test_it_finds_a_postcode_however_it_is_broken_and_written(gap, how):
    assert Tells.ADDRESS in told("Reply to " + how(f"ZY1{gap}4AB") + ".")
