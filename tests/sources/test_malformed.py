"""Hundreds of malformed files: each is read with every row accounted for, or refused in words a clerk can act on."""

from __future__ import annotations

from pathlib import Path

import pytest

from onroll.sources.shape import Refused
from tests.sources.files import reading_of
from tests.sources.malformed import draw
from tests.sources.test_any_input import check

FILES, AT_ONCE = 400, 20


@pytest.mark.parametrize("first", range(0, FILES, AT_ONCE))
def test_it_accounts_for_every_row_or_refuses_in_words(tmp_path: Path, first: int) -> None:
    for seed in range(first, first + AT_ONCE):
        drawn = draw(seed)
        path = tmp_path / drawn.name
        path.write_bytes(drawn.content)
        try:
            check(reading_of(path, drawn.source))
        except Refused as refused:
            assert str(refused).startswith(drawn.name), drawn.harm
        except Exception as crash:
            pytest.fail(f"seed {seed}, {drawn.harm}: {type(crash).__name__}: {crash}")
