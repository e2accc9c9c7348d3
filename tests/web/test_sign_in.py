"""Signing in and out."""

import pytest
from django.test import Client

from onroll.register.models import Event, User
from onroll.register.personas import PERSONAS, ensure_personas

pytestmark = pytest.mark.django_db(databases=["default", "trail"])


def test_it_offers_the_four_people_in_the_demonstration() -> None:
    page = Client().get("/sign-in").content.decode()
    for persona in PERSONAS:
        assert f"Sign in as {persona.forename}" in page


def test_it_lets_a_persona_in_to_the_page_they_wanted() -> None:
    ensure_personas("8992001")
    answer = Client().post("/sign-in", {"persona": "amira", "next": "/rulebook"})
    assert answer.status_code == 302 and answer["Location"] == "/rulebook"
    assert Event.objects.filter(kind="signed_in", actor="amira").count() == 1


def test_it_lets_no_persona_in_outside_the_demonstration(monkeypatch: pytest.MonkeyPatch) -> None:
    ensure_personas("8992001")
    monkeypatch.delenv("ONROLL_DEMO")
    assert Client().post("/sign-in", {"persona": "amira"}).status_code == 400
    assert b"Sign in as" not in Client().get("/sign-in").content


def test_it_takes_a_user_name_and_a_password(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ONROLL_DEMO")
    User.objects.create_user("ines", password="a long enough sentence", role="officer")
    wrong = Client().post("/sign-in", {"username": "ines", "password": "another sentence"})
    assert wrong.status_code == 400 and b"do not go together" in wrong.content
    right = Client().post("/sign-in", {"username": "ines", "password": "a long enough sentence"})
    assert right.status_code == 302


def test_it_sends_nobody_to_another_site() -> None:
    ensure_personas("8992001")
    answer = Client().post("/sign-in", {"persona": "amira", "next": "https://elsewhere.example/"})
    assert answer["Location"] == "/"


def test_it_signs_out() -> None:
    ensure_personas("8992001")
    client = Client()
    client.post("/sign-in", {"persona": "amira"})
    client.post("/sign-out")
    assert client.get("/").status_code == 302


def test_it_can_be_asked_twice_for_the_personas() -> None:
    ensure_personas("8992001")
    ensure_personas("8994001")
    assert User.objects.get(username="ben").schools == "8994001"
    assert User.objects.count() == len(PERSONAS)
