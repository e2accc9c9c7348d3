"""The evidence for and against a pair, in plain words, with what each part weighs."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from onroll.matching.compare import COMPARISONS, Comparison
from onroll.matching.model import Model
from onroll.matching.weigh import CROWDS

CROWD_SAYS = {
    "one household, one birthday": "of one household and one birthday: compared with twins",
    "one household": "of one household: compared with brothers and sisters",
    "one street": "of one street or parent's name: compared with neighbours and relations",
    "namesakes of one day": "one name and one birthday: compared with namesakes born on one day",
    "namesakes": "one name: compared with namesakes",
    "born on one day": "one birthday: compared with others born on that day",
    "strangers": "compared with any two children",
}


def says(comparison: Comparison, level: int) -> str:
    """A level in plain words."""
    if level < 0:
        return f"{comparison.code}: not known on both sides"
    if level == len(comparison.levels):
        return f"{comparison.code}: different"
    return comparison.levels[level].says


def evidence(model: Model, crowd: int, levels: Sequence[int], weight: float) -> str:
    """The whole evidence as JSON: parts whose weights add up to the pair's weight."""
    kind = model.crowds[crowd]
    parts: list[dict[str, Any]] = []
    for comparison, level in zip(COMPARISONS, levels, strict=True):
        value = 0.0 if level < 0 else kind.weights[comparison.code][level]
        code = "unknown" if level < 0 else comparison.codes[level]
        parts.append(
            {
                "comparison": comparison.code,
                "level": code,
                "weight": round(value, 2),
                "says": says(comparison, level),
            }
        )
    base = weight - sum(part["weight"] for part in parts)
    code = list(CROWDS)[crowd]
    parts.insert(
        0, {"comparison": "crowd", "level": code, "weight": round(base, 2), "says": CROWD_SAYS[code]}
    )
    return json.dumps(parts, ensure_ascii=False)
