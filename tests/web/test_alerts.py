"""Alerts: at the top of home, listed with what is known, and answered with a reason."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.db import connections
from django.test import Client
from django.test.utils import CaptureQueriesContext

from onroll.register.models import Alert, Doubt, Event, Look
from tests.once import once
from tests.web.mentioned import mention
from tests.web.town import Town

pytestmark = pytest.mark.django_db(databases=["default", "trail"])
SignIn = Callable[[str], Client]


@pytest.fixture
def mentioned(town: Town, tmp_path: Path) -> list[Alert]:
    """One child we failed to track is named by a referral, and somebody like one who had gone abroad."""
    return once(mention, tmp_path)


def test_it_says_on_home_how_many_wait_for_an_answer(mentioned: list[Alert], signed_in: SignIn) -> None:
    assert "2 alerts to answer" in signed_in("amira").get("/").content.decode()
    for person in ("ben", "dev"):
        assert "to answer" not in signed_in(person).get("/").content.decode()


def test_it_says_on_home_that_there_is_none(town: Town, signed_in: SignIn) -> None:
    assert "No alerts to answer" in signed_in("amira").get("/").content.decode()


def test_it_lists_them_with_what_is_known(mentioned: list[Alert], signed_in: SignIn) -> None:
    page = signed_in("amira").get("/alerts").content.decode()
    for expected in ("Leander Quickfall", "born 14 February 2017", "The child", "Somebody like them", "Maisie Petifer",
                     "since 10 November 2026"):  # fmt: skip
        assert expected in page, expected


def test_it_asks_few_questions_however_many_there_are(mentioned: list[Alert], signed_in: SignIn) -> None:
    client = signed_in("amira")
    client.get("/alerts")
    with CaptureQueriesContext(connections["default"]) as asked:
        client.get("/alerts")
    assert len(asked) <= 10, [one["sql"][:90] for one in asked]


def test_it_shows_the_evidence_and_what_to_do_next(mentioned: list[Alert], signed_in: SignIn) -> None:
    for alert, expected in zip(mentioned, (["Open the case again", "names this child"], ["For and against",
            "Decide whether it is the same child", "Differs"]), strict=True):  # fmt: skip
        page = signed_in("amira").get(f"/alerts/{alert.pk}").content.decode()
        assert [words for words in expected if words not in page] == []


def test_it_writes_the_looks_down_before_anything_is_shown(mentioned: list[Alert], signed_in: SignIn) -> None:
    signed_in("amira").get(f"/alerts/{mentioned[1].pk}")
    looked = set(Look.objects.filter(page="alert").values_list("child_ref", flat=True))
    assert mentioned[1].child.ref in looked and len(looked) == 2


def test_it_keeps_an_answer_and_takes_it_back(mentioned: list[Alert], signed_in: SignIn) -> None:
    client, alert = signed_in("amira"), mentioned[1]
    address = f"/alerts/{alert.pk}"
    assert "Say whether it is the child" in client.post(address, {"why": "x"}).content.decode()
    assert "say why" in client.post(address, {"said": "them", "why": ""}).content.decode().lower()
    done = client.post(
        address, {"said": "them", "why": "her aunt says so", "version": alert.version}, follow=True
    )
    assert "wait under Decide" in done.content.decode()
    assert Doubt.objects.filter(child=alert.child, decided_at=None, withdrawn=False).exists()
    client.post(address, {"said": "undo", "why": "the wrong one"})
    alert.refresh_from_db()
    assert alert.answer == ""
    kinds = list(Event.objects.order_by("-id").values_list("kind", flat=True)[:2])
    assert kinds == ["alert_answer_undone", "alert_answered"]


def test_it_tells_the_second_of_two_officers(mentioned: list[Alert], signed_in: SignIn) -> None:
    alert = mentioned[1]
    given = {"said": "not_them", "why": "another child", "version": alert.version}
    signed_in("amira").post(f"/alerts/{alert.pk}", given)
    told = signed_in("carol").post(f"/alerts/{alert.pk}", given).content.decode()
    assert "omebody else has answered" in told


def test_it_is_not_found_for_those_who_do_not_see_every_child(
    mentioned: list[Alert], signed_in: SignIn
) -> None:
    for person in ("ben", "dev"):
        for address in ("/alerts", f"/alerts/{mentioned[0].pk}"):
            assert signed_in(person).get(address).status_code == 404


def test_it_names_nobody_in_its_e_mail(
    town: Town, tmp_path: Path, settings: object, mailoutbox: list, django_capture_on_commit_callbacks: Callable
) -> None:  # fmt: skip
    settings.ONROLL_ALERTS_TO = ["watch@anybourne.example"]  # type: ignore[attr-defined]
    with django_capture_on_commit_callbacks(execute=True):
        mention(tmp_path)
    (mail,) = mailoutbox
    assert mail.subject == "Onroll: 2 alerts to look at"
    assert not any(word in mail.subject + mail.body for word in ("Quickfall", "Leander", "etifer", town.gone))
