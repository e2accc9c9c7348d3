"""What a long list and the register teach each other."""

from datetime import date, timedelta
from functools import lru_cache
from typing import Any

import duckdb
import pytest

from onroll.matching import default_model
from onroll.matching.door import weigh_all
from onroll.matching.tables import REFS, REGISTER, WAITING
from onroll.matching.taught import ROWS
from onroll.matching.weigh import CROWDS
from tests.matching.people import rows

SYLLABLES = ("ba", "de", "fi", "go", "hu", "ka", "le", "mi", "no", "pu", "ra", "se")


def name(n: int) -> str:
    """A name that only the nth child has, more or less."""
    a, b, c = n % 12, n // 12 % 12, n // 144 % 12
    return (SYLLABLES[a] + SYLLABLES[b] + SYLLABLES[c] + SYLLABLES[(a * 5 + b) % 12]).title()


def child(n: int) -> dict[str, Any]:
    return {
        "forename": name(n),
        "surname": name(n // 2 + 700),
        "dob": date(2010, 1, 2) + timedelta(days=n * 3),
        "sex": "FM"[n % 2],
        "address1": f"{n // 2} Mill Lane",
        "postcode": f"AB{n // 40} {n % 9}CD",
    }


@lru_cache(maxsize=4)
def taught_by(number: int, *, moved: bool = False) -> Any:
    """The model after a list of so many children, all of them in the register with a brother or sister."""
    home = {"address1": "1 Far Street", "postcode": "ZE9 9ZZ"} if moved else {}
    known = [{"node": f"r{n}", "order": n, "child": n, "sealed": False, **child(n)} for n in range(2 * ROWS)]
    asked = [{"node": f"w{n}", "order": n, "restricted": False, **child(n), **home} for n in range(number)]
    with duckdb.connect() as con:
        return weigh_all(
            con, rows(WAITING, asked), rows(REGISTER, known), REFS.empty_table(), default_model()
        )


def test_it_is_taught_nothing_by_a_short_list():
    assert taught_by(20) is default_model()


def test_it_learns_that_a_list_in_which_everybody_has_moved_says_little_by_another_address():
    namesakes = list(CROWDS).index("namesakes of one day")
    model, moved = taught_by(ROWS + 100), taught_by(ROWS + 100, moved=True)
    assert model is not default_model() is not moved
    weights = [told.crowds[namesakes].weights["household"][-1] for told in (model, moved)]
    assert weights[0] < weights[1] - 3


def test_it_lets_no_lesson_make_the_first_of_january_as_strong_as_another_day():
    for crowd in taught_by(ROWS + 100).crowds:
        same, january, *_ = crowd.weights["birthday"]
        assert january <= same - 2.99


@pytest.mark.parametrize("place", range(7))
def test_it_never_lets_disagreement_speak_for_one_child(place):
    assert all(levels[-1] <= 0 for levels in taught_by(ROWS + 100).crowds[place].weights.values())
