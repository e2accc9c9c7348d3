"""Files from outside are kept as they came, each under its fingerprint, readable by this program alone."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from tempfile import mkdtemp

from django.conf import settings

PART = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Kept:
    """A file in quarantine: where it lies and its fingerprint."""

    path: Path
    sha256: str


def keep(source: Path) -> Kept:
    """Copy a file into quarantine, on the disk before this returns; the same bytes are kept once."""
    folder = private(settings.ONROLL_HOME / "files")
    draft = folder / f".{os.getpid()}-{os.urandom(6).hex()}"
    try:
        fingerprint = _copy(source, draft)
        place = private(folder / fingerprint[:2]) / fingerprint
        os.replace(draft, place)
    finally:
        draft.unlink(missing_ok=True)
    _settle(place.parent)
    return Kept(place, fingerprint)


@contextmanager
def working_folder() -> Iterator[Path]:
    """A private folder for what is being read; those of processes that were killed are cleared away."""
    root = private(settings.ONROLL_HOME / "work")
    _clear_the_dead(root)
    folder = Path(mkdtemp(prefix=f"{os.getpid()}-", dir=root))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def private(folder: Path) -> Path:
    """A folder that only its owner may open."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    return folder


def _copy(source: Path, draft: Path) -> str:
    digest = sha256()
    with (
        source.open("rb") as old,
        open(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as new,
    ):
        while part := old.read(PART):
            digest.update(part)
            new.write(part)
        new.flush()
        os.fsync(new.fileno())
    return digest.hexdigest()


def _settle(folder: Path) -> None:
    """Make the folder's own entry safe from a power cut."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _clear_the_dead(root: Path) -> None:
    for folder in root.iterdir():
        owner = folder.name.split("-")[0]
        if owner.isdigit() and not Path("/proc", owner).exists() and Path("/proc").exists():
            shutil.rmtree(folder, ignore_errors=True)
