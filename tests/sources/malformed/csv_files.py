"""CSV lists that are broken, confused or in two encodings."""

from __future__ import annotations

import csv
import io
from random import Random

from tests.sources.files import SAMPLES
from tests.sources.malformed import any_files

ENDING = "csv"
NAMES = sorted(path.stem for path in SAMPLES.glob("*.csv") if path.stem.count("_roll") != 2)


def rows_of(chance: Random) -> tuple[str, list[list[str]]]:
    """A source and the rows of its sample, header first."""
    source = chance.choice([name for name in NAMES if not name.startswith("school_census_")])
    with (SAMPLES / f"{source}.csv").open(encoding="utf-8", newline="") as file:
        return source, list(csv.reader(file))


def good(chance: Random) -> tuple[str, bytes]:
    """A sample of any source."""
    source, rows = rows_of(chance)
    return source, _written(rows)


def _written(rows: list[list[str]], delimiter: str = ",") -> bytes:
    held = io.StringIO()
    csv.writer(held, delimiter=delimiter, lineterminator="\r\n").writerows(rows)
    return held.getvalue().encode()


def _rows(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode())))


def open_quotation(chance: Random, content: bytes) -> bytes:
    place = content.index(b"\n") + chance.randrange(len(content) - content.index(b"\n"))
    return content[:place] + b',"' + content[place:]


def ragged(chance: Random, content: bytes) -> bytes:
    rows = _rows(content)
    for row in rows[1:]:
        row[:] = (
            row[: chance.randrange(len(row) + 1)]
            if chance.random() < 0.5
            else row + ["more"] * chance.randint(1, 9)
        )
    return _written(rows)


def swapped_columns(chance: Random, content: bytes) -> bytes:
    rows = _rows(content)
    order = list(range(len(rows[0])))
    chance.shuffle(order)
    return _written([rows[0], *([row[place] for place in order] for row in rows[1:])])


def repeated_headers(chance: Random, content: bytes) -> bytes:
    header, *rows = _rows(content)
    extra = chance.choices(header, k=3)
    return _written([header + extra, *(row + chance.choices(row, k=3) for row in rows)])


def lost_header(_: Random, content: bytes) -> bytes:
    return content.split(b"\n", 1)[1]


def header_in_the_middle(_: Random, content: bytes) -> bytes:
    return content + content.split(b"\n", 1)[0] + b"\n" + content.split(b"\n", 1)[1]


def blank_headers(_: Random, content: bytes) -> bytes:
    header, *rows = _rows(content)
    return _written([[name if place % 2 else "" for place, name in enumerate(header)], *rows])


def other_separators(chance: Random, content: bytes) -> bytes:
    return _written(_rows(content), chance.choice(["\t", ";", "|", "~"]))


def mixed_separators(_: Random, content: bytes) -> bytes:
    first, rest = content.split(b"\n", 1)
    return first + b"\n" + rest.replace(b",", b";")


def another_encoding(chance: Random, content: bytes) -> bytes:
    used = chance.choice(["utf-16", "utf-16-le", "utf-32", "cp037", "cp1252", "utf-7", "utf-8-sig"])
    return (content.decode() + "Zo\u00eb,\u00e9\r\n").encode(used, "replace")


def two_encodings(_: Random, content: bytes) -> bytes:
    return content + "Zoë,é\r\n".encode() + "Zoë,é\r\n".encode("cp1252")


def huge_cell(chance: Random, content: bytes) -> bytes:
    return content + b"x" * chance.choice([10_001, 2_000_001, 17 << 20]) + b"\n"


def many_columns(_: Random, content: bytes) -> bytes:
    first, rest = content.split(b"\n", 1)
    return first.rstrip() + b"".join(b",c%d" % n for n in range(5_000)) + b"\n" + rest


def formulas(_: Random, content: bytes) -> bytes:
    header, *rows = _rows(content)
    return _written([header, *(["=HYPERLINK(1)", *row[1:]] for row in rows)])


def lone_returns(_: Random, content: bytes) -> bytes:
    return content.replace(b"\r\n", b"\r")


def hostile_text(chance: Random, content: bytes) -> bytes:
    header, *rows = _rows(content)
    odd = [
        "\u202e",
        "\u0000",
        "'; DROP TABLE child;--",
        "\U0001f600" * 300,
        "\ufeff",
        "a\nb",
        '"',
        "NaN",
        "1e999",
        "<b>",
    ]
    return _written([header, *([chance.choice([cell, chance.choice(odd)]) for cell in row] for row in rows)])


def impossible_days(_: Random, content: bytes) -> bytes:
    return content.replace(b"20", b"3/0")


HARMS = [
    *any_files.HARMS, open_quotation, ragged, swapped_columns, repeated_headers, lost_header, header_in_the_middle,
    blank_headers, other_separators, mixed_separators, another_encoding, two_encodings, huge_cell, many_columns,
    formulas, lone_returns, hostile_text, impossible_days,
]  # fmt: skip
