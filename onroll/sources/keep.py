"""A reading kept in a folder, so that one process can read a file and another take in what it says."""

from __future__ import annotations

import json
from pathlib import Path

import polars as pl

from onroll.sources.shape import Reading

FRAMES = ("sightings", "facts", "refs", "problems", "reference", "snapshots")


def write_reading(reading: Reading, folder: Path) -> None:
    """Write a reading: one Arrow file per frame, and last of all `reading.json`, without which nothing is there."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in FRAMES:
        frame: pl.DataFrame = getattr(reading, name)
        if frame.width:
            frame.write_ipc(folder / f"{name}.arrow", compression="zstd")
    figures: dict[str, str | int] = {"source": reading.source, "rows": reading.rows}
    figures |= {"accepted": reading.accepted, "rejected": reading.rejected}
    (folder / "reading.json").write_text(json.dumps(figures), encoding="utf-8")


def load_reading(folder: Path) -> Reading:
    """Load what `write_reading` wrote. Raises FileNotFoundError when it never finished."""
    figures = json.loads((folder / "reading.json").read_text(encoding="utf-8"))
    frames = {name: _frame(folder / f"{name}.arrow") for name in FRAMES}
    return Reading(
        str(figures["source"]),
        int(figures["rows"]),
        int(figures["accepted"]),
        int(figures["rejected"]),
        **frames,
    )


def _frame(path: Path) -> pl.DataFrame:
    return pl.read_ipc(path.read_bytes()) if path.exists() else pl.DataFrame()
