"""The settings are data, checked when they are loaded."""

import json
from importlib.resources import files

import pytest

from onroll.matching.explain import evidence
from onroll.matching.model import CURRENT, ModelError, default_model, model_from
from tests.matching.people import AMIRA, linked


def settings() -> dict:
    return json.loads(
        files("onroll.matching").joinpath("models", f"{CURRENT}.json").read_text(encoding="utf-8")
    )


def test_it_says_what_it_was_taught_by_and_how_wrong_it_is():
    about = default_model().about
    assert about["taught by"] and about["taught on"]
    for measured in about["measured on seeds not used to teach"].values():
        assert measured["pair precision"] >= 0.999 and measured["pair recall"] >= 0.97


def test_it_refuses_settings_that_do_not_fit_the_comparisons():
    changed = settings()
    changed["crowds"]["strangers"]["weights"]["forename"].pop("variant")
    with pytest.raises(ModelError, match="variant"):
        model_from(changed)


def test_it_refuses_bands_in_the_wrong_order():
    with pytest.raises(ModelError, match="maybe"):
        model_from(settings() | {"bands": {"same": 1, "maybe": 2, "margin": 1}})


def test_it_gives_evidence_whose_parts_add_up():
    doubtful = {**AMIRA, "forename": "Hussain"}
    (doubt,) = linked([doubtful], [{**AMIRA, "forename": "Hassan"}]).doubts.to_pylist()
    parts = json.loads(doubt["evidence"])
    assert sum(part["weight"] for part in parts) == pytest.approx(doubt["weight"], abs=0.05)
    assert all(part["says"] for part in parts)


def test_it_says_unknown_of_a_blank_and_lets_it_weigh_nothing():
    blank = json.loads(evidence(default_model(), 0, [-1] * 8, 4.0))
    assert {part["weight"] for part in blank[1:]} == {0.0}
