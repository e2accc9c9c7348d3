"""Splink's weights in the place of ours."""

from typing import Any

import pytest

from onroll.matching.compare import COMPARISONS
from onroll.matching.model import default_model, model_from, settings_of
from onroll.matching.splinked import comparison_of, model_of


def learnt(m: float, u: float) -> dict[str, Any]:
    """Splink's settings, each level with the same two chances."""
    blank, level = {"is_null_level": True}, {"m_probability": m, "u_probability": u}
    each = [{"comparison_levels": [blank, *[level] * len(c.codes)]} for c in COMPARISONS]
    return {"probability_two_random_records_match": 1 / 1025, "comparisons": each}


def test_it_takes_each_level_to_weigh_what_splink_makes_of_it() -> None:
    model = model_of(learnt(0.8, 0.1), default_model(), "splink_trial")
    weights = [weight for crowd in model.crowds for told in crowd.weights.values() for weight in told]
    assert weights == pytest.approx([3.0] * len(weights))
    assert [crowd.base for crowd in model.crowds] == pytest.approx([-10.0] * len(model.crowds))
    assert not model.learns


def test_it_bounds_what_splink_holds_impossible() -> None:
    model = model_of(learnt(0.0, 1.0), default_model(), "splink_trial")
    assert min(model.crowds[0].weights["sex"]) == -14.0


def test_it_keeps_a_model_as_it_was() -> None:
    model = model_of(learnt(0.8, 0.1), default_model(), "splink_trial")
    again = model_from(settings_of(model))
    assert (again.name, again.same, again.learns) == (model.name, model.same, model.learns)
    for one, two in zip(again.crowds, model.crowds, strict=True):
        assert one.weights["household"] == pytest.approx(two.weights["household"])


@pytest.mark.parametrize("comparison", COMPARISONS, ids=lambda one: one.code)
def test_it_says_every_comparison_in_splinks_words(comparison: Any) -> None:
    told = comparison_of(comparison, 10_000).create_comparison_dict("duckdb")
    assert len(told["comparison_levels"]) == len(comparison.codes) + 1
    assert "population" not in str(told)
