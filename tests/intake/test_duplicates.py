"""Children of the register who look like one are put to a person; nothing joins them by itself."""

import pytest

from onroll.intake.duplicates import ask_about_duplicates
from onroll.register import matching_model
from onroll.register.models import Child, Doubt
from tests.intake.lists import DEV, LEONA, NOW, ROWAN, Desk, on_roll

pytestmark = pytest.mark.django_db(databases=["default", "trail"])
AGAIN = {**ROWAN, "forename": "Rowen", "surname": "Thistelwood"}


@pytest.fixture
def twice(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """Rowan came in twice, while a model was in use that joined nothing."""
    from dataclasses import replace

    usual = matching_model.in_use()
    with monkeypatch.context() as strict:
        strict.setattr("onroll.intake.link.in_use", lambda: replace(usual, same=500.0, maybe=499.0))
        desk.bring("school_roll", on_roll([ROWAN, LEONA], "2026-09-10"))
        desk.bring("housing", [AGAIN])
    assert Child.everyone.count() == 3 and Doubt.objects.count() == 0
    return desk


def test_it_puts_two_children_who_look_like_one_to_a_person_once(twice: Desk) -> None:
    assert ask_about_duplicates(DEV, now=NOW) == 1
    doubt = Doubt.objects.get()
    assert doubt.evidence and doubt.child_id < doubt.sighting.links.get().child_id
    assert ask_about_duplicates(DEV, now=NOW) == 0


def test_it_joins_nobody_by_itself(twice: Desk) -> None:
    ask_about_duplicates(DEV, now=NOW)
    assert Child.everyone.count() == 3


def test_it_asks_nothing_about_a_sealed_child(twice: Desk) -> None:
    Child.everyone.filter(pk=Child.everyone.order_by("pk").last().pk).update(restriction="adoption")
    assert ask_about_duplicates(DEV, now=NOW) == 0
