"""What a question of a step may be called."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from onroll.policy import pathway
from onroll.policy.pathway import Pathway, Question, Step, pathways


def test_it_refuses_a_question_that_would_take_the_place_of_what_every_act_keeps(monkeypatch):
    """An answer called outcome would hide whether the step is done: it could never be settled."""
    asks = (Question("outcome", "Outcome"),)
    astray = Pathway("astray", "Astray", "Scope", (Step("ask", "Ask", "It knows.", asks=asks),), ())
    monkeypatch.setattr(pathway, "_modules", lambda: [SimpleNamespace(PATHWAY=astray)])
    pathways.cache_clear()
    try:
        with pytest.raises(ValueError, match="a question is called 'outcome'"):
            pathways()
    finally:
        pathways.cache_clear()
