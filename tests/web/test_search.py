"""Finding a child by what people type in a hurry."""

from datetime import date

import polars as pl
import pytest

from onroll.web.search import matching

ROWS = pl.DataFrame(
    {
        "name": ["Zoë O’Shea", "Amara Okonjo", None],
        "upn": ["X1", None, "A123"],
        "child": ["CAAA", "CBBB", "CCCC"],
        "postcode": ["ZY1 2BB", None, "ZY2 1AA"],
        "dob": [date(2018, 3, 2), date(2017, 1, 1), None],
    }
)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("zoe oshea", ["CAAA"]), ("OKONJO", ["CBBB"]), ("a123", ["CCCC"]), ("zy12bb", ["CAAA"]),
        ("2/3/2018", ["CAAA"]), ("okonjo 1.1.2017", ["CBBB"]), ("okonjo 2/3/2018", []), ("cbbb", ["CBBB"]),
        ("31/02/2018", []), ("nobody", []), ("", ["CAAA", "CBBB", "CCCC"]),
    ],
)  # fmt: skip
def test_it_finds_by_any_word(typed: str, found: list[str]) -> None:
    assert matching(ROWS, typed)["child"].to_list() == found
