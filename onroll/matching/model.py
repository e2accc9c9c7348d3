"""The model's settings: weights as data, with what they were learnt from and how wrong they are."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources import files
from typing import Any

from onroll.matching.compare import COMPARISONS

LEAST = 0.00001  # no level is impossible
CURRENT = "v2026_12"


class ModelError(ValueError):
    """The settings do not fit the comparisons in this code."""


@dataclass(frozen=True)
class Crowd:
    """One kind of pair (in one household, namesakes, ...) and what its levels weigh, as logarithms to base 2.

    `base` is what being in this crowd says by itself; for a crowd that grows with the register it holds
    for `people` children.
    """

    code: str
    base: float
    grows: bool
    weights: dict[str, tuple[float, ...]]


@dataclass(frozen=True)
class Model:
    """Everything the weigher and the decider need to know.

    `true` is the share of true pairs that show each level; a model that `learns` is taught further by a long list.
    """

    name: str
    people: int
    people_at_least: int
    same: float
    maybe: float
    margin: float
    crowds: tuple[Crowd, ...]
    about: dict[str, Any] = field(default_factory=dict)
    learns: bool = True
    true: dict[str, list[float]] = field(default_factory=dict)


def crowd_from(code: str, settings: dict[str, Any]) -> Crowd:
    """One crowd from its settings; every level of every comparison has a weight."""
    weights = {}
    for comparison in COMPARISONS:
        given = settings["weights"].get(comparison.code, {})
        if set(given) != set(comparison.codes):
            odd = sorted(set(given) ^ set(comparison.codes))
            raise ModelError(f"crowd {code!r}, comparison {comparison.code!r}: levels differ: {odd}")
        weights[comparison.code] = tuple(float(given[level]) for level in comparison.codes)
    return Crowd(code, float(settings["base"]), bool(settings["grows"]), weights)


def model_from(settings: dict[str, Any]) -> Model:
    """A model from its settings, checked against the comparisons."""
    bands = settings["bands"]
    if not bands["maybe"] < bands["same"]:
        raise ModelError("band 'maybe' must begin below band 'same'")
    return Model(
        name=settings["name"],
        people=int(settings["people"]),
        people_at_least=int(settings["people_at_least"]),
        same=float(bands["same"]),
        maybe=float(bands["maybe"]),
        margin=float(bands["margin"]),
        crowds=tuple(crowd_from(code, crowd) for code, crowd in settings["crowds"].items()),
        about=settings.get("about", {}),
        learns=bool(settings.get("learns", True)),
        true={
            c.code: [max(float(settings["true"][c.code][level]), LEAST) for level in c.codes]
            for c in COMPARISONS
        },
    )


def settings_of(model: Model) -> dict[str, Any]:
    """A model's settings, as `model_from` reads them."""
    codes = {comparison.code: comparison.codes for comparison in COMPARISONS}
    crowds = {
        crowd.code: {
            "base": round(crowd.base, 3),
            "grows": crowd.grows,
            "weights": {
                code: dict(zip(codes[code], (round(w, 3) for w in told), strict=True))
                for code, told in crowd.weights.items()
            },
        }
        for crowd in model.crowds
    }
    return {
        "name": model.name,
        "people": model.people,
        "people_at_least": model.people_at_least,
        "learns": model.learns,
        "bands": {"same": model.same, "maybe": model.maybe, "margin": model.margin},
        "about": model.about,
        "true": {code: dict(zip(codes[code], shares, strict=True)) for code, shares in model.true.items()},
        "crowds": crowds,
    }


def shipped() -> list[str]:
    """The names of the models that come with the product."""
    found = files("onroll.matching").joinpath("models").iterdir()
    return sorted(path.name.removesuffix(".json") for path in found if path.name.endswith(".json"))


@lru_cache(maxsize=8)
def load(name: str) -> Model:
    """The model of a name in the folder `models`."""
    text = files("onroll.matching").joinpath("models", f"{name}.json").read_text(encoding="utf-8")
    return model_from(json.loads(text))


def default_model() -> Model:
    """The model in use."""
    return load(CURRENT)
