"""XML read as a stream, one record at a time: no document type, no entities, no network, nothing without a bound."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from onroll.sources.shape import Refused

HEAD = 65_536
_START = re.compile(rb"<(?:\?xml|!doctype|!--|[a-z_][\w:.-]*[\s>/])", re.IGNORECASE)
_DOCTYPE = re.compile(rb"<!doctype", re.IGNORECASE)
_LATIN = re.compile(rb"encoding\s*=\s*[\"'](?:iso-8859-1|latin-?1)[\"']", re.IGNORECASE)
_WORDS = (
    (("depth",), "elements stand within elements too deeply for a list"),
    (("huge", "lookup", "too long"), "one text or name is longer than a list could hold"),
    (("entit", "amplification"), "it uses an entity of its own, which is not read"),
    (("encod", "utf", "char ", "invalid bytes", "conversion"), "a character is not in the file's encoding"),
    (("end of data", "premature", "not closed", "document is empty", "couldn't find end", "eof"),
     "the file is cut short"),
)  # fmt: skip
AGAIN = "Nothing was taken from it. Ask the sender for the whole file again."


def is_xml(head: bytes) -> bool:
    """Whether a file's first bytes are those of XML or of a web page, in UTF-8 or UTF-16."""
    plain = head.removeprefix(b"\xef\xbb\xbf").lstrip(b"\xff\xfe").replace(b"\0", b"").lstrip()
    return _START.match(plain) is not None


def local(element: etree._Element) -> str:
    """An element's name without its namespace."""
    return str(element.tag).rpartition("}")[2]


def root_of(path: Path) -> str:
    """The first element's local name. Raises Refused for a document type, or for what is no XML."""
    with path.open("rb") as file:
        head = file.read(HEAD)
    if _DOCTYPE.search(head.replace(b"\0", b"")):
        raise _doctype(path.name)
    for element in elements(path, events=("start",)):
        return local(element)
    raise Refused(f"{path.name}: it holds no element. {AGAIN}")


def elements(
    path: Path, names: tuple[str, ...] = (), events: tuple[str, ...] = ("end",)
) -> Iterator[etree._Element]:
    """Each element of these local names when it is whole, and cleared after use. Raises Refused with the place."""
    tags = [f"{{*}}{name}" for name in names] or None
    try:
        with path.open("rb") as file:
            parser = etree.iterparse(
                file, events=events, tag=tags, encoding=_encoding(file.read(HEAD)), load_dtd=False,
                no_network=True, resolve_entities=False, huge_tree=False, remove_comments=True, remove_pis=True,
            )  # fmt: skip
            file.seek(0)
            for place, (_, element) in enumerate(parser):
                if place == 0 and element.getroottree().docinfo.internalDTD is not None:
                    raise _doctype(path.name)
                yield element
                _let_go(element)
    except etree.XMLSyntaxError as error:
        raise _not_whole(path.name, error) from error
    except (UnicodeError, LookupError, ValueError, OSError) as error:
        raise Refused(f"{path.name}: it cannot be read as XML. {AGAIN}") from error


def _let_go(element: etree._Element) -> None:
    """Free what has been read: the element's own content, and all that stands before it."""
    element.clear()
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]


def _encoding(head: bytes) -> str | None:
    """Windows-1252 where ISO-8859-1 is declared, since that is what its senders mean; else as declared."""
    return "windows-1252" if _LATIN.search(head[:200]) else None


def _doctype(file: str) -> Refused:
    return Refused(
        f"{file}: it begins with a document type (<!DOCTYPE …>), which no census or transfer file needs and which can "
        "carry harm. Nothing was taken from it. Ask the sender to export it again without one."
    )


def _not_whole(file: str, error: etree.XMLSyntaxError) -> Refused:
    """The place and, in a clerk's words, what is wrong there. What the parser itself says may repeat the content."""
    said = str(error.msg or "").lower()
    line, column = error.position
    logged = error.error_log.last_error if line == 0 else None  # type: ignore[attr-defined]
    if logged is not None:
        said, line, column = logged.message.lower(), logged.line, logged.column
    why = next(
        (words for parts, words in _WORDS if any(part in said for part in parts)), "the XML is damaged there"
    )
    return Refused(f"{file}, line {line}, column {max(column, 1)}: {why}. {AGAIN}")
