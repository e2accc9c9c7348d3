"""Alerts from a terminal: listed without a name, answered, taken back, and everybody checked again."""

import json

import pytest

from onroll.register.models import Alert
from tests.cli.conftest import Onroll
from tests.intake.lists import Desk, on_roll
from tests.intake.test_watch import CLOSED, LATER, LOST

pytestmark = pytest.mark.django_db(databases=["default", "trail"])


def one_is_mentioned(desk: Desk) -> Alert:
    desk.bring("school_roll", on_roll([LOST], "2026-09-10"))
    desk.bring("closures", [CLOSED])
    desk.bring("police_notices", [{**LOST, **LATER["police_notices"]}])
    return Alert.objects.get()


@pytest.fixture
def mentioned(desk: Desk) -> Alert:
    return desk.begin(one_is_mentioned)


def test_it_lists_answers_and_takes_back(mentioned: Alert, onroll: Onroll) -> None:
    status, out, _ = onroll("alerts", "--json")
    (told,) = json.loads(out)["alerts"]
    assert status == 0 and (told["kind"], told["source"], told["joined"]) == (
        "failed_to_track",
        "police_notices",
        True,
    )
    assert "Thistlewood" not in out
    assert onroll("alerts", "--answer", mentioned.pk, "--said", "them", "--why", "his school says so")[0] == 0
    assert json.loads(onroll("alerts", "--json")[1]) == {"alerts": []}
    assert "them" in onroll("alerts", "--all")[1]
    assert onroll("alerts", "--answer", mentioned.pk, "--said", "undo", "--why", "the wrong one")[0] == 0
    assert len(json.loads(onroll("alerts", "--json")[1])["alerts"]) == 1


def test_it_says_what_is_wrong_with_an_answer(mentioned: Alert, onroll: Onroll) -> None:
    assert onroll("alerts", "--answer", mentioned.pk)[::2] == (
        2, "onroll: an answer needs both: --answer NUMBER and --said WHAT\n"
    )  # fmt: skip
    assert "needs a reason" in onroll("alerts", "--answer", mentioned.pk, "--said", "them")[2]
    assert "not found" in onroll("alerts", "--answer", 999, "--said", "them", "--why", "x")[2]


def test_it_checks_everybody_again(mentioned: Alert, onroll: Onroll) -> None:
    assert "1 children were checked again: 0 new alerts." in onroll("alerts", "--recheck", "--json")[2]


def test_it_says_when_rows_are_linked_that_there_are_alerts(desk: Desk, onroll: Onroll) -> None:
    desk.bring("school_roll", on_roll([LOST], "2026-09-10"))
    desk.bring("closures", [CLOSED])
    desk.take("police_notices", [{**LOST, **LATER["police_notices"]}])
    assert json.loads(onroll("link", "--json")[1])["alerts"] == 1
