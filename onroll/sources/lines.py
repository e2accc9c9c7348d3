"""From a file's bytes to lines of text: which encoding, how many lines, and whether it is text at all."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from onroll.sources.shape import Refused

CHUNK = 1 << 20
LONGEST_LINE = 16 << 20
"""Bytes without a line's end, after which this is no list."""
NOT_TEXT = {
    b"%PDF": "a PDF", b"\x89PNG": "a picture", b"\xff\xd8\xff": "a picture", b"GIF8": "a picture",
    b"\x1f\x8b": "a compressed file", b"Rar!": "a compressed file", b"7z\xbc\xaf": "a compressed file",
    b"\x7fELF": "a program", b"MZ\x90": "a program", b"SQLite format 3": "a database", b"PAR1": "a Parquet file",
    b"{\\rtf": "a word processor's document",
}  # fmt: skip
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")

Encoding = Literal["utf-8", "utf-8-sig", "utf-16", "cp1252", "mixed"]


@dataclass(slots=True)
class Text:
    """One text file: its encoding, a ceiling on its lines, and what was odd about the line read last."""

    path: Path
    encoding: Encoding
    most_lines: int
    has_nulls: bool
    ends_whole: bool = True
    odd: set[str] = field(default_factory=set)

    @property
    def is_clean(self) -> bool:
        """Whether no line can need mending, so that lines need not be looked at one by one."""
        return self.encoding in ("utf-8", "utf-8-sig") and not self.has_nulls

    def lines(self) -> Iterator[str]:
        """Each line with its ending; what had to be mended is added to `odd`, and the last line is always ended."""
        line = "\n"
        for line in self._decoded():
            if line[-1] in "\r\n":
                yield line
        self.ends_whole = line[-1] in "\r\n"
        if not self.ends_whole:
            yield line + "\n"

    def _decoded(self) -> Iterator[str]:
        if self.is_clean:
            with self.path.open(encoding=self.encoding, newline="") as file:
                yield from file
        elif self.encoding == "mixed":
            yield from self._mixed()
        else:
            with self.path.open(encoding=self.encoding, errors="replace", newline="") as file:
                for line in file:
                    yield self._mended(line)

    def _mixed(self) -> Iterator[str]:
        with self.path.open("rb") as file:
            for number, raw in enumerate(file):
                body = raw.removeprefix(codecs.BOM_UTF8) if number == 0 else raw
                try:
                    text = body.decode("utf-8")
                except UnicodeDecodeError:
                    text = body.decode("cp1252", errors="replace")
                    self.odd.add(
                        "this row is in another encoding than the rest, and was read as Windows-1252"
                    )
                yield from (self._mended(part) for part in _LINE.findall(text))

    def _mended(self, line: str) -> str:
        if "\0" in line:
            self.odd.add("null characters were taken out of this row")
            line = line.replace("\0", "")
        if "\ufffd" in line:
            self.odd.add("a character in this row could not be read")
        return line or "\n"


def survey(path: Path, source: str) -> Text:
    """Look a file through once, in chunks, without keeping it. Raises Refused for what is empty or is not text."""
    with path.open("rb") as file:
        head = file.read(CHUNK)
        if not head.strip(b"\xef\xbb\xbf\xff\xfe\x00 \t\r\n"):
            raise Refused(f"{path.name}: the file is empty. Ask the sender for it again.")
        _check_is_text(head, path.name, source)
        encoding: Encoding = "utf-16" if head[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE) else "utf-8"
        decoder = codecs.getincrementaldecoder("utf-8")()
        breaks = nulls = since_break = 0
        is_utf8 = encoding == "utf-8"
        chunk = head
        while chunk:
            found = chunk.count(b"\n") + chunk.count(b"\r") - chunk.count(b"\r\n")
            breaks, nulls = breaks + found, nulls + chunk.count(b"\0")
            since_break = 0 if found else since_break + len(chunk)
            if since_break > LONGEST_LINE:
                raise Refused(
                    f"{path.name}: a line is longer than {LONGEST_LINE >> 20} MB: this is not a list."
                )
            is_utf8 = is_utf8 and _decodes(decoder, chunk)
            chunk = file.read(CHUNK)
        is_utf8 = is_utf8 and _decodes(decoder, b"", final=True)
    if encoding == "utf-8":
        encoding = _encoding(path, is_utf8, head.startswith(codecs.BOM_UTF8))
    return Text(path, encoding, most_lines=breaks + 1, has_nulls=nulls > 0)


def _check_is_text(head: bytes, name: str, source: str) -> None:
    for magic, what in NOT_TEXT.items():
        if head.startswith(magic):
            raise Refused(f"{name}: this is {what}, not a list. Send CSV or XLSX.")
    if head[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
        return
    start = head.removeprefix(codecs.BOM_UTF8).lstrip()
    if re.match(rb"<(?:\?xml|!doctype|[a-z][\w:.-]*[\s>/])", start, re.IGNORECASE):
        raise Refused(
            f"{name}: this is XML or a web page, not a table of columns, which is what {source} needs here. "
            "Send the same rows as CSV or XLSX."
        )
    nulls = head.count(b"\0")
    controls = len(head) - len(head.translate(None, bytes([*range(1, 9), 11, 12, *range(14, 32), 127])))
    if nulls * 10 > len(head) or controls * 20 > len(head):
        raise Refused(f"{name}: this is a binary file, not a list. Send CSV or XLSX.")


def _decodes(decoder: codecs.IncrementalDecoder, chunk: bytes, final: bool = False) -> bool:
    try:
        decoder.decode(chunk, final)
    except UnicodeDecodeError:
        return False
    return True


def _encoding(path: Path, is_utf8: bool, has_mark: bool) -> Encoding:
    """UTF-8 where all of it decodes; Windows-1252 where no accented line does; mixed where some do and some do not."""
    if is_utf8:
        return "utf-8-sig" if has_mark else "utf-8"
    if has_mark:
        return "mixed"
    with path.open("rb") as file:
        accented = (line for line in file if not line.isascii())
        return "mixed" if any(_is_utf8(line) for line in accented) else "cp1252"


def _is_utf8(line: bytes) -> bool:
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
