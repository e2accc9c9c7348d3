"""What can go wrong with a file of any kind."""

from __future__ import annotations

from random import Random


def cut_short(chance: Random, content: bytes) -> bytes:
    return content[: chance.randrange(len(content) + 1)]


def begun_late(chance: Random, content: bytes) -> bytes:
    return content[chance.randrange(len(content)) :]


def with_a_hole(chance: Random, content: bytes) -> bytes:
    start = chance.randrange(len(content))
    return content[:start] + content[start + chance.randint(1, 60) :]


def with_nulls(chance: Random, content: bytes) -> bytes:
    place = chance.randrange(len(content))
    return content[:place] + b"\0" * chance.randint(1, 40) + content[place:]


def with_noise(chance: Random, content: bytes) -> bytes:
    place = chance.randrange(len(content))
    return content[:place] + chance.randbytes(chance.randint(1, 60)) + content[place:]


def twice(_: Random, content: bytes) -> bytes:
    return content + content


def empty(chance: Random, _: bytes) -> bytes:
    return chance.choice([b"", b" \r\n\t\n", b"\xef\xbb\xbf", b"\xff\xfe", b"\0\0\0\0"])


def another_thing(chance: Random, _: bytes) -> bytes:
    return chance.choice([
        b"%PDF-1.7\n1 0 obj", b"\x89PNG\r\n\x1a\n\0\0", b"PK\x03\x04",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600,
        b"<!doctype html><html><body>Sign in</body></html>", b'{"pupils": []}', b"Dear colleague,\n\nplease find",
        chance.randbytes(chance.randint(1, 900)),
    ])  # fmt: skip


HARMS = [cut_short, begun_late, with_a_hole, with_nulls, with_noise, twice, empty, another_thing]
