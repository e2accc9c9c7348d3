"""What comes near a watched identity is told of down to a weight that nobody else is asked about."""

import json
from dataclasses import replace
from datetime import date
from typing import Any

import pyarrow as pa

from onroll.matching import default_model, link
from onroll.matching.screen import Watched
from onroll.matching.tables import REFS, REGISTER, WAITING
from tests.matching.people import AMIRA, BEN, rows

OTHER_DAY = {
    **AMIRA,
    "dob": date(2016, 8, 9),
    "postcode": "ZE1 1AA",
    "address1": "1 Elm Walk",
    "phone1": None,
}
SISTER = {**AMIRA, "forename": "Leila", "dob": date(2017, 5, 1)}


def screened(
    waiting: list[dict[str, Any]], fainter_by: float, watched: str = "r0", maybe: float = 0.0
) -> list[dict[str, Any]]:
    new = [{"node": f"w{n}", "order": n, "restricted": False, **person} for n, person in enumerate(waiting)]
    old = [{"node": f"r{n}", "order": n, "child": 100 + n, "sealed": False, **person} for n, person in
           enumerate((AMIRA, BEN))]  # fmt: skip
    nodes, model = Watched(pa.table({"node": [watched]}), fainter_by), replace(default_model(), maybe=maybe)
    told = link(rows(WAITING, new), rows(REGISTER, old), REFS.empty_table(), model=model, watched=nodes)
    return list(told.screened.to_pylist())


def test_it_tells_of_a_pair_too_weak_for_anybody_to_be_asked():
    (found,) = screened([OTHER_DAY], 40.0)
    assert (found["node"], found["watched"]) == ("w0", "r0") and found["weight"] < 0
    parts = json.loads(found["evidence"])
    assert abs(sum(part["weight"] for part in parts) - found["weight"]) < 0.1


def test_it_tells_of_none_fainter_than_asked_nor_of_what_is_not_watched():
    (found,) = screened([OTHER_DAY], 40.0)
    just_below = found["weight"] + 3.0
    assert screened([OTHER_DAY], 2.0, maybe=just_below) == []
    assert len(screened([OTHER_DAY], 4.0, maybe=just_below)) == 1
    assert screened([OTHER_DAY], 40.0, watched="r1") == []


def test_it_tells_of_a_row_that_joins_the_watched_and_of_either_side_of_a_pair():
    assert [one["node"] for one in screened([AMIRA], 0.0)] == ["w0"]
    assert [one["node"] for one in screened([OTHER_DAY], 40.0, watched="w0")] == ["r0"]


def test_it_leaves_brothers_and_sisters_out():
    assert screened([SISTER], 40.0) == []
