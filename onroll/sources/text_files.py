"""CSV and its cousins: commas, tabs or semicolons, read record by record."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from onroll.sources.gather import Gathered, Row, check_size, gather
from onroll.sources.headers import check_headers, known_headers, match_headers
from onroll.sources.lines import Text, survey
from onroll.sources.shape import Refused, Source
from onroll.sources.values import plain

LONGEST_CELL = 2_000_000
"""Characters in one cell, beyond which a quotation mark was surely never closed."""
_END = "onroll: the end of the file"

csv.field_size_limit(LONGEST_CELL)


def read_text_file(path: Path, source: Source, max_rows: int) -> Gathered:
    """A CSV file's rows. Raises Refused when it is empty, cut short, too long, or not this source's."""
    text = survey(path, source.code)
    delimiter, skip = _delimiter(text, source)
    if text.most_lines > max_rows:
        for count, _ in enumerate(_records(text, delimiter, skip)):
            check_size(count, max_rows, path.name)
        text.odd.clear()
    records = _records(text, delimiter, skip)
    header = next(records, None)
    if header is None:
        raise Refused(f"{path.name}: the file is empty. Ask the sender for it again.")
    headers = match_headers(header, source)
    check_headers(headers, source, path.name)
    text.odd.clear()
    gathered = gather(headers, records, path.name, max_rows, text.odd)
    if not text.ends_whole and gathered.spoiled and gathered.spoiled[-1][0] == gathered.rows + 1:
        line, problem, _ = gathered.spoiled[-1]
        if "fewer" in problem:
            raise Refused(f"{path.name}, line {line}: the file is cut short: its last row is half written. "
                          "Nothing was taken from it. Ask the sender for the whole file.")  # fmt: skip
    return gathered


def first_records(path: Path, source: Source, count: int) -> list[Row]:
    """A CSV file's header and the rows after it, so many records in all. Raises Refused for what is no list."""
    text = survey(path, source.code)
    return list(islice(_records(text, *_delimiter(text, source)), count))


def _records(text: Text, delimiter: str, skip: int) -> Iterator[Row]:
    """Each record that is not an empty line; a quotation mark left open to the end is a file cut short."""
    lines = text.lines()
    for _ in range(skip):
        next(lines, None)
    reader = csv.reader(_with_end(lines), delimiter=delimiter)
    count = 0
    last: Row = []
    try:
        for row in reader:
            last = row
            if row and row != [_END]:
                count += 1
                if _END in row[-1]:
                    break
                yield row
    except csv.Error as error:
        raise _never_closed(text.path.name, count + 1) from error
    if last != [_END]:
        raise _never_closed(text.path.name, count)


def _with_end(lines: Iterator[str]) -> Iterator[str]:
    yield from lines
    yield _END + "\n"


def _never_closed(file: str, line: int) -> Refused:
    return Refused(
        f"{file}, line {line}: a quotation mark is opened and never closed: the file is cut short or half written. "
        "Nothing was taken from it. Ask the sender for the whole file."
    )


def _delimiter(text: Text, source: Source) -> tuple[str, int]:
    """The separator that makes most sense of the header, and how many lines stand before it (`sep=;`)."""
    known = known_headers(source)
    lines = text.lines()
    first = next(lines, "")
    if first.lower().startswith("sep=") and len(first.strip()) == 5:
        return first.strip()[-1], 1
    while first and not first.strip():
        first = next(lines, "")

    def sense(delimiter: str) -> tuple[int, int]:
        try:
            cells = next(csv.reader([first], delimiter=delimiter), [])
        except csv.Error:
            return 0, 0
        return sum(plain(cell) in known for cell in cells), len(cells)

    return max((",", "\t", ";"), key=sense), 0
