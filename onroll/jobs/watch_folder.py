"""Take in what lies in a watched folder: DIR/source/file, DIR/source/sender/file, or a school's number as a folder.

Each file is received, linked and only then moved to `.done` or `.refused`, with a note beside it. Killed before the
move, it lies there still: the next look notices the repeat and moves it.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from onroll.facts.identifiers import clean_laestab
from onroll.intake import check
from onroll.intake.answer import answer
from onroll.intake.check import NotReceived
from onroll.intake.link import link_waiting
from onroll.intake.receive import Item, receive_each
from onroll.jobs import watch_note
from onroll.register.models import Delivery
from onroll.register.scope import Actor

DONE, REFUSED = ".done", ".refused"
UNFINISHED = (".part", ".partial", ".tmp", ".crdownload", ".filepart")
DEEPEST = 3
"""Folders between the watched one and a file: the source, the sender, the school."""
LONGEST_NAME = 200
DAY_IN_NAME = re.compile(r"_(\d{4}-\d{2}-\d{2})\.\w+$", re.ASCII)


@dataclass(frozen=True, slots=True)
class Lying:
    """A file in the folder: where it lies, and its size, age and number, by which a change shows."""

    path: Path
    folders: tuple[str, ...]
    state: tuple[int, int, int]

    @property
    def name(self) -> str:
        """Its name, with what is no text in it replaced."""
        return written(self.path.name)

    @property
    def day_in_name(self) -> date | None:
        """The day that plainly ends its name: roll_2026-10-01.csv."""
        found = DAY_IN_NAME.search(self.path.name)
        with suppress(ValueError):
            return date.fromisoformat(found[1]) if found else None
        return None


def lying(root: Path) -> dict[Path, Lying]:
    """Every file there is to take; links, hidden files and those still being written under another name are not."""
    found: dict[Path, Lying] = {}
    for place, folders, names in os.walk(root):
        parts = Path(place).relative_to(root).parts
        folders[:] = [one for one in folders if not one.startswith(".") and len(parts) < DEEPEST]
        for name in names:
            path = Path(place, name)
            if not name.startswith((".", "~$")) and not name.lower().endswith(UNFINISHED):
                with suppress(OSError):
                    if state := _state(path):
                        found[path] = Lying(path, parts, state)
    return found


def take(root: Path, ready: Iterable[Lying], *, actor: Actor, now: datetime) -> list[dict[str, Any]]:
    """Receive these files, link all that waits, and move them away: what became of each."""
    told, taken = [], []
    for one in sorted(ready, key=lambda one: one.path):
        try:
            taken.append((one, item_of(one)))
        except NotReceived as why:
            told.append(_moved(root, one, None, str(why), now))
    items = [item for _, item in taken]
    received = list(receive_each(items, actor=actor, now=now))
    if received:
        link_waiting(actor, now=now)
    for (one, _), delivery in zip(taken, received, strict=True):
        told.append(_moved(root, one, delivery, "", now))
    return told


def item_of(one: Lying) -> Item:
    """The file as any other door would bring it in. Raises NotReceived when its place or size is wrong."""
    if not one.folders:
        raise NotReceived("Put it into a folder named after its source, such as school_roll.")
    source = check.source_of(one.folders[0])
    check.can_be_opened(one.path)
    schools = [school for part in one.folders[1:] if (school := clean_laestab(part))]
    senders = [part for part in one.folders[1:] if not clean_laestab(part)]
    as_at = one.day_in_name if source.kind == "snapshot" else None
    return Item(
        source.code, one.path, as_at=as_at, school=schools[0] if schools else "", file_name=one.name,
        sender=written(senders[0]) if senders else "", door="folder",
    )  # fmt: skip


def _moved(root: Path, one: Lying, delivery: Delivery | None, why: str, now: datetime) -> dict[str, Any]:
    """Write the note, then move the file; one that has changed meanwhile stays, and is looked at again."""
    refused = delivery is None or delivery.state == "refused"
    folder = root.joinpath(REFUSED if refused else DONE, *one.folders)
    mark = delivery.ref if delivery else f"{now:%Y%m%dT%H%M%S}"
    place = folder / f"{mark} {_short(one.path.name)}"
    told = answer(delivery, one.name) if delivery else watch_note.not_received(one.name, why)
    told |= {"from": written(one.path.relative_to(root)), "moved_to": ""}
    with suppress(OSError):
        if _state(one.path) == one.state:
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            note = watch_note.written(one, delivery, told, now)
            place.with_name(place.name + ".txt").write_text(note, encoding="utf-8")
            os.replace(one.path, place)
            told["moved_to"] = written(place.relative_to(root))
    return told


def _state(path: Path) -> tuple[int, int, int] | None:
    """Size, age and number of an ordinary file that can be read; None for a link, and for anything else."""
    found = path.lstat()
    if path.is_symlink() or not path.is_file() or not os.access(path, os.R_OK):
        return None
    return found.st_size, found.st_mtime_ns, found.st_ino


def written(name: str | Path) -> str:
    """A name as text, with what is no text in it replaced."""
    return str(name).encode("utf-8", "replace").decode()


def _short(name: str) -> str:
    """A file's name with room before and behind: its end is kept."""
    return os.fsdecode(os.fsencode(name)[-LONGEST_NAME:])
