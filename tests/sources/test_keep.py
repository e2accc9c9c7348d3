"""A reading survives being written down, and being handed between processes."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from onroll.sources.keep import FRAMES, load_reading, write_reading
from onroll.sources.shape import Reading
from tests.sources.files import SAMPLES, reading_of


def same(one: Reading, other: Reading) -> bool:
    figures = [(reading.source, reading.rows, reading.accepted, reading.rejected) for reading in (one, other)]
    return figures[0] == figures[1] and all(
        getattr(one, name).equals(getattr(other, name)) for name in FRAMES
    )


@pytest.mark.parametrize("source", ["school_roll", "schools", "offers"])
def test_it_comes_back_as_it_was(tmp_path: Path, source: str) -> None:
    reading = reading_of(SAMPLES / f"{source}.csv", source)
    write_reading(reading, tmp_path / "kept")
    assert same(reading, load_reading(tmp_path / "kept"))
    assert same(reading, pickle.loads(pickle.dumps(reading)))


def test_it_is_not_there_until_it_is_whole(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        load_reading(tmp_path)
