"""A borough's year played in, from a seed that nothing was taught on: who is whom, who is missing, nobody left over."""

from datetime import date
from pathlib import Path

import polars as pl
import pytest

from onroll.borough import write
from onroll.jobs.scoring import missing, pairs
from onroll.jobs.scoring.play import Played, play
from onroll.jobs.scoring.truth import Truth, read_truth
from onroll.register import council
from onroll.register.council import set_council

pytestmark = pytest.mark.django_db(databases=["default", "trail"])
CHILDREN, SEED = 300, 4711
START, END = date(2026, 5, 4), date(2026, 11, 24)
WEEK = 5
Year = tuple[Played, Truth]


@pytest.fixture
def year(db: None, tmp_path: Path) -> Year:
    """What the register showed on the last evening of each week."""
    set_council("anybourne")
    write(tmp_path, children=CHILDREN, seed=SEED, start=START, end=END)
    truth = read_truth(tmp_path)
    return play(tmp_path, truth, step=WEEK), truth


def test_it_accounts_for_every_child_every_week_and_finds_who_truly_is_missing(year: Year) -> None:
    nobody_is_left_over(year)
    nobody_missing_is_off_the_worklist(year)
    everybody_is_who_they_are(year)


def nobody_is_left_over(year: Year) -> None:
    weeks = year[0].evenings
    assert len(weeks) > 20
    assert {week["residual"] for week in weeks} == {0}


def nobody_missing_is_off_the_worklist(year: Year) -> None:
    """Five school days after the data that shows it, until they are missing no more."""
    played, truth = year
    listed = set(played.list().filter("main").select("person", "on").rows())
    shown = truth.missing().filter(pl.col("noticeable").is_not_null()).to_dicts()
    assert len(shown) >= 3
    off = [
        (one["person"], one["scenario"], week["on"])
        for one in shown
        for week in played.evenings
        if week["on"] >= council.school_calendar().add_school_days(one["noticeable"], missing.SOON)
        and week["on"] < (one["missing_until"] or date.max)
        and (one["person"], week["on"]) not in listed
    ]
    assert off == []


def everybody_is_who_they_are(year: Year) -> None:
    found = pairs.linkage(pairs.held(*year), year[0])
    assert found["pairs"]["rows"] > 1000
    assert found["pairs"]["precision"] >= 0.999, found
    assert found["pairs"]["recall"] >= 0.97, found
    assert found["children_wrongly_joined"] == 0
