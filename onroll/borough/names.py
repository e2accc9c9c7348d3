"""What people in the borough are called: name banks by origin, commoner names commoner."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import accumulate
from random import Random

SHARES = {
    "english": 56.0, "irish": 2.5, "traveller": 1.0, "polish": 6.0, "romanian": 4.0, "somali": 3.5,
    "arabic": 3.5, "pakistani": 5.0, "bengali": 3.5, "panjabi": 3.0, "malayalam": 2.0, "chinese": 1.5,
    "westafrican": 3.5, "ukrainian": 1.5, "afghan": 2.0, "european": 2.0,
}  # fmt: skip
"""How many households in a hundred come from each origin."""


@dataclass(frozen=True, slots=True)
class Bank:
    """Names of one origin, commonest first, with running totals to draw from."""

    girls: tuple[str, ...]
    boys: tuple[str, ...]
    surnames: tuple[str, ...]
    girls_surnames: tuple[str, ...]
    girls_totals: tuple[float, ...]
    boys_totals: tuple[float, ...]
    surname_totals: tuple[float, ...]


def _totals(names: tuple[str, ...]) -> tuple[float, ...]:
    return tuple(accumulate(1.0 / (rank + 8) ** 0.85 for rank in range(len(names))))


def _lines(file: str) -> dict[str, tuple[str, ...]]:
    text = files("onroll.borough").joinpath("data", file).read_text("utf-8")
    split = (line.split(":", 1) for line in text.splitlines() if ":" in line)
    return {key.strip(): tuple(dict.fromkeys(values.split())) for key, values in split}


@cache
def bank(origin: str) -> Bank:
    """The name bank of one origin."""
    said = _lines(f"names/{origin}.txt")
    girls, boys, surnames = said["girls"], said["boys"], said["surnames"]
    return Bank(
        girls,
        boys,
        surnames,
        said.get("girls_surnames", ()),
        _totals(girls),
        _totals(boys),
        _totals(surnames),
    )


@cache
def table(name: str) -> dict[str, tuple[str, ...]]:
    """A table of other ways to say a name: `nicknames` or `respellings`."""
    return _lines(f"{name}.txt")


def origin(rng: Random) -> str:
    """Where a household's names come from."""
    return rng.choices(list(SHARES), weights=list(SHARES.values()))[0]


def forename(rng: Random, of: str, sex: str) -> str:
    """A forename usual for the origin and sex."""
    names = bank(of)
    if sex == "F":
        return rng.choices(names.girls, cum_weights=names.girls_totals)[0]
    return rng.choices(names.boys, cum_weights=names.boys_totals)[0]


def surname(rng: Random, of: str) -> str:
    """A family's surname; one in twenty-five is double-barrelled where that is the habit."""
    names = bank(of)
    first = rng.choices(names.surnames, cum_weights=names.surname_totals)[0]
    if of in ("english", "irish", "westafrican") and rng.random() < 0.04:
        return f"{first}-{rng.choices(names.surnames, cum_weights=names.surname_totals)[0]}"
    return first


def childs_surname(rng: Random, of: str, family: str, sex: str) -> str:
    """A child's surname: the family's, in the form or by the custom that the origin gives to girls and boys."""
    girls = bank(of).girls_surnames
    if sex == "F" and girls and rng.random() < 0.45:
        return rng.choice(girls)
    if sex == "F" and of == "polish" and family.endswith(("ski", "cki", "dzki")):
        return family[:-1] + "a" if rng.random() < 0.8 else family
    if of == "panjabi" and sex == "M" and rng.random() < 0.3:
        return "Singh"
    if of == "somali" and rng.random() < 0.1:
        return surname(rng, of)
    return surname(rng, of) if rng.random() < 0.025 else family
