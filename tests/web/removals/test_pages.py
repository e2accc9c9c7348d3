"""The pages of a removal: a school asks, the council has it confirmed by a link and decides, each seeing their part."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from django.core import signing
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from onroll.casework import confirmation_link as links
from onroll.casework.act import Doer, NotDone
from onroll.casework.confirm_destination import Destination
from onroll.casework.confirm_destination import ask as ask_destination
from onroll.facts.case import CaseFile
from onroll.register.models import Case, CaseAct, Delivery, Document, Letter, Look
from onroll.register.scope import SYSTEM
from onroll.reports.cases.files import case_files
from onroll.web.pages.confirm import page as confirm_page
from tests.policy.case_files import case
from tests.web.town import NOW, OTHER_SCHOOL, TODAY, Town

pytestmark = pytest.mark.django_db(databases=["default", "trail"])
SignIn = Callable[[str], Client]

ANSWERS = {"q-mobile-main-school": "no", "q-dual-agreed": "no", "q-placed-at-special-school": "no",
           "q-order-names-school": "no"}  # fmt: skip
PDF = b"%PDF-1.7 an invented letter"
BORN = {"born-day": "2", "born-month": "3", "born-year": "2018"}
SINCE = {"since-day": "2", "since-month": "11", "since-year": "2026"}


def ask(client: Client, child: str, ground: str = "a", **more: object) -> str:
    """Send the form; returns the request's reference."""
    answer = client.post(f"/removals/ask/{child}/{ground}", ANSWERS | more)
    assert answer.status_code == 302, answer.content.decode()
    return str(answer["Location"]).rsplit("/", 1)[1]


def link(client: Client, ref: str, **more: str) -> str:
    """Have the new school asked; returns the address in the letter."""
    case = Case.objects.get(ref=ref)
    said = {"kind": "receiving_school", "how": "link", "name": "Ferrymead School", "number": OTHER_SCHOOL,
            "email": "office@ferrymead.example", "seen": str(case.version), **more}  # fmt: skip
    answer = client.post(f"/removals/{ref}/confirm", said)
    assert answer.status_code == 302, answer.content.decode()
    found = re.search(r"http://testserver(/confirm/\S+)", Letter.objects.latest("pk").text)
    assert found
    Letter.objects.update(state="printed", sha256="0" * 64)
    return found[1]


@pytest.mark.parametrize("state", ["drafted", "cancelled"])
def test_it_opens_no_link_whose_letter_has_not_left(town: Town, signed_in: SignIn, state: str) -> None:
    ref = ask(signed_in("ben"), town.of_ben)
    address = link(signed_in("amira"), ref)
    assert Client().get(address).status_code == 200
    Letter.objects.update(state=state)
    assert Client().get(address).status_code == 410


def test_it_lets_a_school_ask_with_its_evidence_and_tells_it_what_is_missing(
    town: Town, signed_in: SignIn
) -> None:
    """Row 38. Row 43."""
    client = signed_in("ben")
    chosen = client.get("/removals/ask", {"child": town.of_ben, "ground": "a"})
    assert chosen["Location"] == f"/removals/ask/{town.of_ben}/a"
    ref = ask(client, town.of_ben, evidence=SimpleUploadedFile("letter.pdf", PDF))
    page = client.get(f"/removals/{ref}").content.decode()
    assert "the other school’s own word" in page
    number = Document.objects.get().pk
    assert f"/removals/{ref}/evidence/{number}" in page
    assert b"".join(client.get(f"/removals/{ref}/evidence/{number}").streaming_content) == PDF  # type: ignore[attr-defined]


def test_it_keeps_neither_the_request_nor_its_papers_when_one_paper_is_not_one(
    town: Town, signed_in: SignIn
) -> None:
    client = signed_in("ben")
    files = [SimpleUploadedFile("letter.pdf", PDF), SimpleUploadedFile("run.exe", b"MZ")]
    answer = client.post(f"/removals/ask/{town.of_ben}/a", ANSWERS | {"evidence": files})
    assert answer.status_code == 400
    assert "run.exe" in answer.content.decode()
    assert (Case.objects.count(), Document.objects.count()) == (0, 0)


def test_it_does_not_let_a_school_ask_for_a_pupil_of_another(town: Town, signed_in: SignIn) -> None:
    client = signed_in("ben")
    assert client.get(f"/removals/ask/{town.elsewhere}/a").status_code == 404
    assert client.post(f"/removals/ask/{town.elsewhere}/a", ANSWERS).status_code == 404
    assert not Case.objects.exists()


def test_it_shows_a_school_nothing_that_the_council_found_out(town: Town, signed_in: SignIn) -> None:
    ref = ask(signed_in("ben"), town.of_ben)
    link(signed_in("amira"), ref)
    page = signed_in("ben").get(f"/removals/{ref}").content.decode()
    for word in ("Ferrymead", "Whose word it takes", "Decide", "/cases/", "/letters", "Position"):
        assert word not in page
    for address in ("confirm", "decide"):
        assert signed_in("ben").get(f"/removals/{ref}/{address}").status_code == 404


def test_it_asks_the_new_school_by_a_link_that_shows_initials_and_a_year_group(
    town: Town, signed_in: SignIn
) -> None:
    """Row 40."""
    ref = ask(signed_in("ben"), town.of_ben)
    address = link(signed_in("amira"), ref)
    page = Client().get(address)
    shown = page.content.decode()
    assert "A.O." in shown
    for secret in ("Amara", "Okonjo", "2018", "ZY1", town.of_ben, ref, "Alder Park"):
        assert secret not in shown
    letter = Letter.objects.get()
    assert ("Okonjo" in letter.text, letter.state, letter.address) == (
        False,
        "printed",
        "office@ferrymead.example",
    )
    assert "no-store" in page["Cache-Control"]
    assert Look.objects.filter(
        page="confirm", child_ref=town.of_ben, actor="by link: Ferrymead School"
    ).exists()


def test_it_takes_the_answer_once_and_the_account_moves(town: Town, signed_in: SignIn) -> None:
    """Row 40."""
    ref = ask(signed_in("ben"), town.of_ben)
    address = link(signed_in("amira"), ref)
    said = {"surname": "okonjo", "answer": "on_roll", "who": "the office", **BORN, **SINCE}
    assert "Thank you" in Client().post(address, said).content.decode()
    assert Client().post(address, said).status_code == 410
    assert Delivery.objects.get(door="form").source == "roll_check"
    officer = signed_in("amira").get(f"/removals/{ref}").content.decode()
    assert "Made out" in officer
    assert "by link: Ferrymead School" in officer


@pytest.mark.parametrize(
    "typed",
    [
        {"surname": "Okonjo"},
        BORN,
        BORN | {"born-day": "3", "surname": "Okonjo"},
        BORN | {"surname": "Nowicka"},
        {},
    ],
)
def test_it_counts_no_answer_about_another_child(
    town: Town, signed_in: SignIn, typed: dict[str, str]
) -> None:
    ref = ask(signed_in("ben"), town.of_ben)
    address = link(signed_in("amira"), ref)
    refused = Client().post(address, {"answer": "on_roll", "who": "Kit Vale, office", **SINCE, **typed})
    assert refused.status_code == 400
    assert not Delivery.objects.filter(door="form").exists()
    assert CaseAct.objects.filter(kind=links.MISMATCH).count() == (1 if len(typed) == 4 else 0)


def test_it_closes_the_link_after_five_wrong_children(town: Town, signed_in: SignIn) -> None:
    ref = ask(signed_in("ben"), town.of_ben)
    address = link(signed_in("amira"), ref)
    wrong = {"surname": "Nobody", "answer": "not_known", "who": "Kit Vale", **BORN}
    for _ in range(links.TRIES):
        assert Client().post(address, wrong).status_code == 400
    assert Client().post(address, wrong | {"surname": "Okonjo"}).status_code == 410
    again = link(signed_in("amira"), ref)
    assert Client().get(again).status_code == 200, "an officer’s new link starts anew"
    assert Client().get(address).status_code == 410
    assert Client().post(again, wrong).status_code == 400


def test_it_retires_the_links_of_every_kind_about_where_the_child_is(town: Town, signed_in: SignIn) -> None:
    """Asked of the authority, the school’s link is dead; and both are once somebody has shown where the child is."""
    ref = ask(signed_in("ben"), town.of_ben)
    school = link(signed_in("amira"), ref)
    there = {
        "kind": "receiving_authority",
        "name": "Westshire",
        "number": "898",
        "email": "cme@westshire.example",
    }
    authority = link(signed_in("amira"), ref, **there)
    assert (Client().get(school).status_code, Client().get(authority).status_code) == (410, 200)
    case = Case.objects.get(ref=ref)
    by_hand = {"kind": "receiving_school", "how": "answer", "name": "Ferrymead School", "number": OTHER_SCHOOL,
               "answer": "on_roll", "seen": str(case.version), **SINCE}  # fmt: skip
    assert signed_in("amira").post(f"/removals/{ref}/confirm", by_hand).status_code == 302
    assert Client().get(authority).status_code == 410


def test_it_takes_the_pupil_number_for_the_birthday_and_the_surname(town: Town, signed_in: SignIn) -> None:
    ref = ask(signed_in("ben"), town.of_ben)
    address = link(signed_in("amira"), ref)
    upn = str(case_files(Case.objects.filter(ref=ref).select_related("child"), TODAY)[0].facts["upn"])
    said = {"answer": "on_roll", "who": "Kit Vale, office", **SINCE}
    assert (
        Client().post(address, said | {"upn": upn[:-1] + ("1" if upn[-1] != "1" else "2")}).status_code == 400
    )
    assert CaseAct.objects.filter(kind=links.MISMATCH).count() == 1
    assert "Thank you" in Client().post(address, said | {"upn": f" {upn.lower()} "}).content.decode()


BIRTHDAY = date(2018, 3, 2)
HELD = [("dob", BIRTHDAY), ("surname", "Okonjo"), ("upn", "A123456789012")]


@pytest.mark.parametrize(
    "lacks", [{"dob"}, {"surname"}, {"dob", "upn"}, {"surname", "upn"}, {"dob", "surname"}]
)
def test_it_asks_only_for_what_the_register_holds(
    town: Town, signed_in: SignIn, monkeypatch: pytest.MonkeyPatch, lacks: set[str]
) -> None:
    """A child without a birthday or a surname can be answered for as well, and by nobody who types nothing."""
    ref = ask(signed_in("ben"), town.of_ben)
    address, real = link(signed_in("amira"), ref), confirm_page.case_file
    held = {name: value for name, value in HELD if name not in lacks}

    def case_file(*asked: Any) -> tuple[Case, CaseFile]:
        found, file = real(*asked)
        return found, replace(file, facts={**file.facts, "upn": None, "dob": None, "surname": ""} | held)

    monkeypatch.setattr(confirm_page, "case_file", case_file)
    monkeypatch.setattr(links, "clean_upn", lambda text: text)
    page = Client().get(address).content.decode()
    for name, field in (("dob", "born-day"), ("surname", "surname"), ("upn", "upn")):
        assert (f'name="{field}"' in page) == (name in held)
    said = {"answer": "on_roll", "who": "Kit Vale, office", **SINCE}
    assert "Type " in Client().post(address, said).content.decode()
    typed = (
        {"surname": "Okonjo"} if "surname" in held else BORN if "dob" in held else {"upn": "A123456789012"}
    )
    typed = typed | (BORN if "dob" in held else {})
    assert Client().post(address, said | dict.fromkeys(typed, "9")).status_code == 400
    assert "Thank you" in Client().post(address, said | typed).content.decode()


def test_it_makes_no_link_about_a_child_of_whom_nothing_is_held() -> None:
    nothing = links.Known(None, "", "")
    assert not nothing and not links.is_the_child(nothing, BIRTHDAY, "Okonjo", "A123456789012")
    school = Destination("receiving_school", "Ferrymead School", OTHER_SCHOOL, "office@ferrymead.example")
    with pytest.raises(NotDone, match="a link cannot tell who is meant"):
        ask_destination(case("removal_from_roll"), school, Doer(SYSTEM, NOW, TODAY))


def test_it_retires_a_link_once_another_is_made_and_asks_who_answers(town: Town, signed_in: SignIn) -> None:
    ref = ask(signed_in("ben"), town.of_ben)
    first, second = link(signed_in("amira"), ref), link(signed_in("amira"), ref)
    assert (Client().get(first).status_code, Client().get(second).status_code) == (410, 200)
    said = {"surname": "Okonjo", "answer": "on_roll", "who": "Kit", **BORN, **SINCE}
    assert "your role" in Client().post(second, said).content.decode()


def test_it_opens_no_link_that_is_forged_too_old_or_of_a_closed_case(
    town: Town, signed_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    ref = ask(signed_in("ben"), town.of_ben)
    address = link(signed_in("amira"), ref)
    forged = signing.dumps([ref, CaseAct.objects.latest("pk").pk], salt="another")
    for wrong in (address[:-2], f"/confirm/{forged}", "/confirm/x"):
        assert Client().get(wrong).status_code == 410
    monkeypatch.setattr(confirm_page, "real_today", lambda: TODAY + timedelta(days=29))
    assert Client().get(address).status_code == 410
    monkeypatch.setattr(confirm_page, "real_today", lambda: TODAY)
    assert Client().get(address).status_code == 200
    Case.objects.update(closed_on=TODAY, closed_at="2026-11-20T09:00Z")
    assert Client().get(address).status_code == 410


def test_it_shows_nothing_by_a_link_when_the_look_cannot_be_written_down(
    town: Town, signed_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    ref = ask(signed_in("ben"), town.of_ben)
    address = link(signed_in("amira"), ref)
    monkeypatch.setattr("onroll.register.trail.looked", lambda *_, **__: 1 / 0)
    answer = Client().get(address)
    assert answer.status_code == 503 and "A.O." not in answer.content.decode()


def test_it_writes_down_what_was_seen_by_hand(town: Town, signed_in: SignIn) -> None:
    """Row 42."""
    stated = {"q-stated-day-day": "2", "q-stated-day-month": "11", "q-stated-day-year": "2026"}
    ref = ask(signed_in("ben"), town.of_ben, "f", **stated)
    case = Case.objects.get(ref=ref)
    said = {"kind": "parents_notice", "how": "answer", "name": "the mother’s letter", "answer": "seen",
            "seen": str(case.version)}  # fmt: skip
    assert signed_in("amira").post(f"/removals/{ref}/confirm", said).status_code == 302
    assert Delivery.objects.get(door="form").source == "home_education"


def test_it_says_why_a_removal_cannot_be_agreed_yet(town: Town, signed_in: SignIn) -> None:
    """Row 45. Row 48."""
    ref = ask(signed_in("ben"), town.of_ben, "i")
    client, version = signed_in("amira"), Case.objects.get(ref=ref).version
    refused = client.post(
        f"/removals/{ref}/decide", {"decision": "not_located", "why": "x", "seen": str(version)}
    )
    assert refused.status_code == 400
    assert "home has not been visited" in refused.content.decode().lower()
    kept = client.post(
        f"/removals/{ref}/decide", {"decision": "remains_on_roll", "why": "x", "seen": str(version)}
    )
    assert kept.status_code == 302
    assert "The pupil remains on roll" in signed_in("ben").get(f"/removals/{ref}").content.decode()


def test_it_lists_requests_and_returns_to_an_officer_and_its_own_requests_to_a_school(
    town: Town, signed_in: SignIn
) -> None:
    """Row 36."""
    ref = ask(signed_in("ben"), town.of_ben)
    officer, school = (signed_in(name).get("/removals").content.decode() for name in ("amira", "ben"))
    assert f"/removals/{ref}" in officer and f"/removals/{ref}" in school
    assert "Leavers told" in officer and "Leavers told" not in school


def test_it_takes_a_request_back_with_a_reason_and_opens_no_case_of_another_kind_as_one(
    town: Town, signed_in: SignIn
) -> None:
    client = signed_in("ben")
    ref = ask(client, town.of_ben)
    client.post(f"/removals/{ref}/withdraw", {"why": ""})
    assert not CaseAct.objects.filter(kind="request_withdrawn").exists()
    client.post(f"/removals/{ref}/withdraw", {"why": "back at school"})
    assert CaseAct.objects.filter(kind="request_withdrawn").count() == 1
    Case.objects.update(way_out="mid_year_leavers")
    assert signed_in("amira").get(f"/removals/{ref}").status_code == 404


def test_it_lets_a_manager_say_on_evidence_that_the_child_lives(town: Town, signed_in: SignIn) -> None:
    ref = ask(signed_in("ben"), town.of_ben, "k", **{"q-died": "yes"})
    page, seen = f"/removals/{ref}/lives", {"seen": str(Case.objects.get(ref=ref).version)}
    assert page in signed_in("carol").get(f"/removals/{ref}").content.decode()
    assert page not in signed_in("ben").get(f"/removals/{ref}").content.decode()
    assert "only a manager" in signed_in("amira").post(page, seen | {"why": "seen"}).content.decode().lower()
    assert signed_in("carol").post(page, seen | {"why": "Seen at home yesterday."}).status_code == 302
    assert page not in signed_in("carol").get(f"/removals/{ref}").content.decode()
    assert "Found on evidence that the child lives" in signed_in("carol").get(f"/cases/{ref}").content.decode()
