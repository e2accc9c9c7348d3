"""`onroll model`: what another model would move is seen first; a change is on the trail; nothing is linked again."""

import json
from pathlib import Path

import pytest

from onroll.matching.model import CURRENT, load
from onroll.register import matching_model
from onroll.register.models import Child, Event, Link
from tests.cli.conftest import Onroll
from tests.intake.lists import LEONA, ROWAN, Desk, on_roll

pytestmark = pytest.mark.django_db(databases=["default", "trail"])
MISSPELT = {
    **ROWAN,
    "forename": "Rowen",
    "surname": "Thistelwood",
    "postcode": "ZY1 9XX",
    "address1": "1 Far End",
}


@pytest.fixture
def strict(desk: Desk, settings: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A saved model that joins nothing but by certain rules."""
    settings.ONROLL_HOME = tmp_path / "home"  # type: ignore[attr-defined]
    from dataclasses import replace

    matching_model.save(replace(load(CURRENT), name="strict", same=500.0))
    desk.bring("school_roll", on_roll([ROWAN, LEONA], "2026-09-10"))
    desk.bring("housing", [MISSPELT])
    return "strict"


def test_it_lists_the_models_and_which_is_in_use(strict: str, onroll: Onroll) -> None:
    told = json.loads(onroll("model", "list", "--json")[1])
    assert {one["model"]: one["in_use"] for one in told} == {CURRENT: True, "strict": False}


def test_it_shows_what_another_model_would_move_and_changes_nothing(
    strict: str, onroll: Onroll, tmp_path: Path
) -> None:
    assert Child.everyone.count() == 2
    before = list(Link.objects.values_list())
    status, out, _ = onroll("model", "compare", strict, "--export", tmp_path / "moves.csv", "--json")
    told = json.loads(out)
    assert status == 0 and {(one["was"], one["becomes"]) for one in told["moves"]} == {
        ("joined", "to a person"),
        ("joined", "new"),
    }
    assert (tmp_path / "moves.csv").read_text().startswith("child,was,becomes")
    assert list(Link.objects.values_list()) == before and matching_model.in_use().name == CURRENT


def test_it_writes_a_change_of_model_on_the_trail_and_links_by_it_from_then_on(
    strict: str, onroll: Onroll, desk: Desk
) -> None:
    onroll("model", "use", strict, "--why", "a trial")
    assert Event.objects.filter(kind="model_used").count() == 1
    assert Child.everyone.count() == 2
    desk.bring("housing", [{**LEONA, "forename": "Leonna", "postcode": "ZY1 9XY", "address1": "2 Far End"}])
    assert Child.everyone.count() == 3


def test_it_says_which_models_there_are_when_asked_for_another(strict: str, onroll: Onroll) -> None:
    status, _, err = onroll("model", "use", "nobody")
    assert status == 2 and CURRENT in err


def test_it_takes_no_name_that_could_lead_out_of_its_folder(strict: str) -> None:
    from dataclasses import replace

    with pytest.raises(matching_model.NoModel):
        matching_model.save(replace(load(CURRENT), name="../elsewhere"))
