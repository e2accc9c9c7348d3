"""Small invented files for the tests, and reading them on one fixed day."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from onroll.sources.catalogue import find
from onroll.sources.read import read
from onroll.sources.shape import Reading

SAMPLES = Path(__file__).parent / "samples"
LEARNED_ON = date(2026, 10, 2)
AS_AT = date(2026, 10, 1)


def reading_of(path: Path, source: str = "school_roll", **given: Any) -> Reading:
    """Read a file as on 2 October 2026; a roll's own day is 1 October unless told otherwise."""
    usual: dict[str, Any] = {"as_at": AS_AT, "school": "8524001", "learned_on": LEARNED_ON}
    return read(find(source), path, **(usual | given))


def write(folder: Path, content: str | bytes, file: str = "list.csv") -> Path:
    """A file of this content in a folder; text is written as UTF-8."""
    path = folder / file
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def read_text(folder: Path, content: str | bytes, source: str = "school_roll", **given: Any) -> Reading:
    """Read a file of this content."""
    return reading_of(write(folder, content), source, **given)


def warnings_of(reading: Reading) -> list[tuple[int, str, str]]:
    """Each problem's line, column and value."""
    return reading.problems.select("line", "column", "value").rows()
