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


def asks(source: str, sender: str, files: Mapping[Path, Path], *, learned_on: date) -> Path | None:
    """The first of these files of which a person should say which column is which, before any is received.

    `files`: each with the folder for its header and first rows. One that is no list is refused when it is received.
    """
    decided = mapping.decided([sender]).get((source, sender), {})
    most = council.choices().max_rows
    with Reader() as reader:
        for path, folder in files.items():
            try:
                reader.do("look", Asked(source, path, folder, None, "", learned_on, most, decided))
            except Refused:
                continue
            if sample.load_look(folder).asks:
                return path
    return None


def preview(source: str, folder: Path, chosen: Mapping[str, str], *, learned_on: date) -> sample.Preview:
    """How the first rows of a file that was looked at would be read so. Raises Refused."""
    decided = {fingerprint(chosen): dict(chosen)}
    asked = Asked(source, folder / sample.SAMPLE, folder, None, "", learned_on, sample.ROWS, decided)
    with Reader() as reader:
        reader.do("preview", asked)
    return sample.load_preview(folder)
