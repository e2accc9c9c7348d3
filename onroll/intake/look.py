"""Look at a file before it is read, and preview how it would be: always in the child process, and nothing is taken."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from onroll.intake import mapping
from onroll.intake.read import Asked, Reader
from onroll.register import council
from onroll.sources import sample
from onroll.sources.headers import fingerprint
from onroll.sources.shape import Refused


def look(source: str, path: Path, folder: Path, *, sender: str, learned_on: date) -> sample.Look:
    """What a file's header and first rows are; they are kept in `folder`. Raises Refused for what is no list."""
    decided = mapping.decided([sender]).get((source, sender), {})
    asked = Asked(source, path, folder, None, "", learned_on, council.choices().max_rows, decided)
    with Reader() as reader:
        reader.do("look", asked)
    return sample.load_look(folder)


def asks(source: str, path: Path, folder: Path, *, sender: str, learned_on: date) -> bool:
    """Whether a person should say which column is which before this file is received."""
    try:
        return look(source, path, folder, sender=sender, learned_on=learned_on).asks
    except Refused:
        return False


def preview(source: str, folder: Path, chosen: Mapping[str, str], *, learned_on: date) -> sample.Preview:
    """How the first rows of a file that was looked at would be read so. Raises Refused."""
    decided = {fingerprint(chosen): dict(chosen)}
    asked = Asked(source, folder / sample.SAMPLE, folder, None, "", learned_on, sample.ROWS, decided)
    with Reader() as reader:
        reader.do("preview", asked)
    return sample.load_preview(folder)
