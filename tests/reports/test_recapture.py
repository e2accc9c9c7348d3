"""Capture and recapture, against a published example."""

import pytest

from onroll.reports.liveness.recapture import unseen

HEPATITIS = {"111": 28, "110": 21, "101": 17, "011": 18, "100": 69, "010": 55, "001": 63}
"""Three lists of those infected at a college: A. Chao and others, Statistics in Medicine 20 (2001) 3123-3157."""


def test_it_gives_the_published_answer() -> None:
    found = unseen(HEPATITIS)
    assert found and found.known == 271
    assert round(found.known + found.estimate) == 1313
    assert found.low < found.estimate < found.high


def test_it_finds_all_of_a_population_whose_lists_are_independent() -> None:
    n, shares = 8000, (0.5, 0.4, 0.25)
    cells = {}
    for cell in ("111", "110", "101", "011", "100", "010", "001"):
        chance = 1.0
        for here, share in zip(cell, shares, strict=True):
            chance *= share if here == "1" else 1 - share
        cells[cell] = round(n * chance)
    found = unseen(cells)
    assert found and found.known + found.estimate == pytest.approx(n, rel=0.01)
    assert found.low < n - found.known < found.high


@pytest.mark.parametrize("cell", HEPATITIS)
def test_it_says_nothing_where_too_few_are_in_a_list(cell: str) -> None:
    assert unseen({**HEPATITIS, cell: 0}) is None
    assert unseen({}) is None
