"""Five months of a borough nobody tuned on, worked by scripted officers: the promises of casework hold."""

from __future__ import annotations

import random
from datetime import date
from pathlib import Path

import pytest

from onroll.borough import write
from onroll.jobs.scoring.play import play
from onroll.jobs.scoring.truth import read_truth
from onroll.register.council import set_council
from onroll.register.models import Case
from tests.casework.office import Office, without_a_case

pytestmark = pytest.mark.django_db(databases=["default", "trail"])
CHILDREN, SEED = 200, 8123
START, END = date(2026, 7, 1), date(2026, 11, 24)
EVERY = 3
"""Evenings between two on which the office works: every third one, to keep the test short."""


@pytest.fixture(autouse=True)
def _pathway() -> None:
    """The policy's own pathways, not the tests'."""


def test_it_keeps_its_promises_through_five_months(db: None, tmp_path: Path) -> None:
    """Every missing child has an owned case in time; every clock is met or heard of; no case is ever nobody's."""
    set_council("anybourne")
    write(tmp_path, children=CHILDREN, seed=SEED, start=START, end=END)
    truth = read_truth(tmp_path)
    office = Office(random.Random(SEED))
    office.open_up(START)
    played = play(tmp_path, truth, step=EVERY, each=office.evening)
    assert office.unowned == []
    assert office.unheard == []
    assert sum(office.refused.values()) < sum(office.done.values()) / 20, office.refused.most_common(5)
    assert len(office.done) > 10
    assert office.escalated
    assert Case.objects.exists()
    assert without_a_case(played, truth, EVERY) == []
