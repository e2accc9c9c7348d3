"""One record of XML as its filled elements, each by its path, so that whatever is not understood is kept as sent."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from lxml import etree

from onroll.sources.xml.stream import local

Leaves = dict[str, str]
DEEPEST = 40


class TooDeep(Exception):
    """Elements stand within elements too deeply for a pupil's record."""


def leaves_of(record: etree._Element) -> Leaves:
    """Path below the record (`PupilIdentifiers/UPN`) to text; what repeats is counted: `Contact (2)/Surname`."""
    found: Leaves = {}
    _walk(record, "", found, 0)
    return found


def _walk(element: etree._Element, before: str, found: Leaves, depth: int) -> None:
    if depth > DEEPEST:
        raise TooDeep
    paths = _paths_below(before)
    seen: dict[str, int] = {}
    for child in element:
        tag = child.tag
        path = paths.get(tag)
        if path is None:
            path = paths[tag] = before + tag.rpartition("}")[2]
        if len(child):
            times = seen[path] = seen.get(path, 0) + 1
            _walk(child, f"{path}/" if times == 1 else f"{path} ({times})/", found, depth + 1)
        elif text := child.text:
            if path in found:
                times = seen[path] = seen.get(path, 1) + 1
                path = f"{path} ({times})"
            found[path] = text


@lru_cache(maxsize=1_000)
def _paths_below(_before: str) -> dict[str, str]:
    """The elements met so far below one path, tag to path: putting a path together anew each time is slow."""
    return {}


def parts(element: etree._Element, *names: str) -> Iterator[etree._Element]:
    """Every element below this one with one of these names, however written in capitals."""
    wanted = {name.lower() for name in names}
    return (child for child in element.iterdescendants() if local(child).lower() in wanted)


def text_of(element: etree._Element | None, *names: str) -> str:
    """The text of the first filled element of these names, or an empty string."""
    if element is None:
        return ""
    return next((text for part in parts(element, *names) if (text := (part.text or "").strip())), "")
