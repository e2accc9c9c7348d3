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
