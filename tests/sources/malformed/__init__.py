"""Files that are not as they should be, each drawn from a seed: the same seed, the same file."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from tests.sources.malformed import csv_files, workbooks, xml_files


@dataclass(frozen=True, slots=True)
class Malformed:
    """One file: what is wrong with it, the source it is sent as, its name and its bytes."""

    harm: str
    source: str
    name: str
    content: bytes


def draw(seed: int) -> Malformed:
    """The file of this seed: a third each XML, CSV and XLSX."""
    chance = Random(seed)
    kind = (xml_files, csv_files, workbooks)[seed % 3]
    source, content = kind.good(chance)
    harms = kind.HARMS
    harm = harms[seed // 3 % len(harms)]
    hurt = harm(chance, content)
    if chance.random() < 0.2:
        hurt = random_bytes(chance, hurt)
    return Malformed(harm.__name__, source, f"{seed:05}.{kind.ENDING}", hurt)


def random_bytes(chance: Random, content: bytes) -> bytes:
    """A few bytes changed anywhere."""
    hurt = bytearray(content)
    for _ in range(chance.randint(1, 5)):
        if hurt:
            hurt[chance.randrange(len(hurt))] = chance.randrange(256)
    return bytes(hurt)
