"""What another model would decide otherwise."""

from dataclasses import replace

from onroll.matching import default_model, link
from onroll.matching.moves import moves
from onroll.matching.tables import REFS, REGISTER, WAITING
from tests.matching.people import AMIRA, BEN, rows

MISSPELT = {**AMIRA, "forename": "Amirra", "phone1": None}


def told(same: float, maybe: float):
    people = enumerate((AMIRA, MISSPELT, BEN))
    waiting = [{"node": f"w{n}", "order": n, "restricted": False, **one} for n, one in people]
    model = replace(default_model(), same=same, maybe=maybe)
    return link(rows(WAITING, waiting), REGISTER.empty_table(), REFS.empty_table(), model=model)


def test_it_shows_nothing_when_nothing_moves():
    assert moves(told(5.0, -7.0), told(5.0, -7.0)).is_empty()


def test_it_shows_who_would_be_put_to_a_person():
    moved = moves(told(5.0, -7.0), told(500.0, -7.0))
    assert ("w1", "joined", "to a person") in moved.rows() and "w2" not in moved["node"].to_list()


def test_it_shows_who_would_be_new():
    assert moves(told(500.0, -7.0), told(500.0, 400.0)).rows() == [("w1", "to a person", "new")]
