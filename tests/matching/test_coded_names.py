"""Names that are codes, as in extracts made safe to share: two codes are two names, however alike their letters."""

from datetime import date

import pytest

from onroll.matching.clean import known
from tests.matching.people import AMIRA, decided, doubts, linked

BORN = date(2015, 3, 14)


@pytest.mark.parametrize(
    ("one", "other"), [("SUR9908", "SUR8012"), ("Surname3", "Surname4"), ("Surname0x3", "Surname1x3")]
)
def test_two_codes_are_two_names(one: str, other: str) -> None:
    told = linked(
        [{"surname": one, "forename": "Name1", "dob": BORN}],
        [{"surname": other, "forename": "Name1", "dob": BORN}],
    )
    assert decided(told)["w0"]["band"] == "new"
    assert doubts(told) == set()


def test_children_called_by_codes_are_each_found_again() -> None:
    children = [
        {"surname": f"Surname{n % 3}x{n}", "forename": f"Name{n}", "dob": date(2015, n % 12 + 1, n % 28 + 1)}
        for n in range(84)
    ]
    told = decided(linked(children, children))
    assert [told[f"w{n}"]["child"] for n in range(84)] == [100 + n for n in range(84)]


def test_a_stray_figure_is_a_slip_of_the_keyboard() -> None:
    told = linked([{**AMIRA, "surname": "Haddad2"}], [AMIRA])
    assert decided(told)["w0"]["child"] == 100


def test_a_figure_after_a_word_for_no_name_is_no_name() -> None:
    assert known("Twin 2") == known("Baby1") == ""


@pytest.mark.parametrize(
    ("one", "other"),
    [("Child A", "Child B"), ("ChildA", "ChildB"), ("Twin One", "Twin Two"), ("Twin I", "Twin II")],
)
def test_children_told_apart_by_a_letter_or_a_number_are_two(one: str, other: str) -> None:
    home = {"surname": "Abbey", "dob": BORN, "sex": "M", "address1": "1 Weir Street", "postcode": "ZY1 2AB"}
    told = linked([{**home, "forename": other}], [{**home, "forename": one}])
    assert (decided(told)["w0"]["band"], doubts(told)) == ("new", set())
    assert decided(linked([{**home, "forename": one}], [{**home, "forename": one}]))["w0"]["child"] == 100


def test_nobody_without_a_name_is_joined_unasked() -> None:
    home = {"surname": "Abbey", "dob": BORN, "address1": "1 Weir Street", "postcode": "ZY1 2AB"}
    told = linked([{**home, "forename": "Baby"}], [{**home, "forename": "Infant"}])
    assert decided(told)["w0"]["band"] == "new"
    assert len(doubts(told)) == 1


def test_a_first_of_january_at_another_home_is_put_to_a_person() -> None:
    one = {"surname": "Ozturk", "forename": "Ahmed", "dob": date(2018, 1, 1), "sex": "M", "address1": "14 A St",
           "postcode": "ZY1 2AT"}  # fmt: skip
    other = {**one, "forename": "Ahmet", "address1": "90 Far Rd", "postcode": "ZY5 2AT"}
    told = linked([other], [one])
    assert (decided(told)["w0"]["band"], len(doubts(told))) == ("new", 1)
