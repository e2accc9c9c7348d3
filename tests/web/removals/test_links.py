"""The link by which a school or an authority answers where a child is: once, about one child, while it stands."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from django.core import signing
from django.test import Client

from onroll.casework import confirmation_link as links
from onroll.casework.act import Doer, NotDone
from onroll.casework.confirm_destination import Destination
from onroll.casework.confirm_destination import ask as ask_destination
from onroll.facts.case import CaseFile
from onroll.register.models import Case, CaseAct, Delivery, Letter, Look
from onroll.register.scope import SYSTEM
from onroll.reports.cases.files import case_files
from onroll.web.pages.confirm import page as confirm_page
from tests.policy.case_files import case
from tests.web.removals.asking import BORN, SINCE, SignIn, ask, link
from tests.web.town import NOW, OTHER_SCHOOL, TODAY, Town

pytestmark = pytest.mark.django_db(databases=["default", "trail"])


def test_it_fills_in_no_address_that_the_asking_school_gave_and_says_where_it_came_from(
    town: Town, signed_in: SignIn
) -> None:
    """Row 40. The school that asks could name an address of its own, and confirm itself."""
    ref = ask(signed_in("ben"), town.of_ben, **{"q-destination-email": "office@secret.example"})
    officer, page = signed_in("amira"), f"/removals/{ref}/confirm"
    form = officer.get(page).content.decode()
    assert "office@secret.example: given by the school that asks" in form
    assert 'value="office@secret.example"' not in form
    said = {"kind": "receiving_school", "how": "link", "name": "Ferrymead School", "number": OTHER_SCHOOL,
            "email": "office@secret.example", "address_from": "website",
            "seen": str(Case.objects.get(ref=ref).version)}  # fmt: skip
    refused = officer.post(page, said)
    assert refused.status_code == 400 and "only a manager may use it" in refused.content.decode()
    assert not Letter.objects.exists()
    address = link(officer, ref, address_from="telephone")
    letter = Letter.objects.get()
    came_by = "office@ferrymead.example (told us by telephone)"
    Client().post(
        address, {"surname": "okonjo", "answer": "on_roll", "who": "Kit Vale, office", **BORN, **SINCE}
    )
    for shown in (f"/removals/{ref}", f"/removals/{ref}/decide", f"/cases/{ref}/letters/{letter.pk}"):
        assert came_by in officer.get(shown).content.decode(), shown
    assert officer.get(f"/removals/{ref}").content.decode().count(came_by) == 2, "beside question and answer"
    Letter.objects.update(state="drafted", sha256="")
    page = officer.get(f"/cases/{ref}/letters/{letter.pk}").content.decode()
    assert "the address is safe" not in page
    edit = {
        "do": "edit",
        "text": letter.text,
        "seen": str(letter.version),
        "address": "office@secret.example",
    }
    refused = officer.post(f"/cases/{ref}/letters/{letter.pk}", edit)
    assert refused.status_code == 400 and "was made for this address" in refused.content.decode()


def test_it_says_in_the_letter_what_the_link_asks_for(town: Town, signed_in: SignIn) -> None:
    link(signed_in("amira"), ask(signed_in("ben"), town.of_ben))
    text = Letter.objects.get().text
    assert "the date of birth and the surname" in text and "the pupil number (UPN)" in text
    assert "or the surname" not in text


@pytest.mark.parametrize("state", ["drafted", "cancelled"])
def test_it_opens_no_link_whose_letter_has_not_left(town: Town, signed_in: SignIn, state: str) -> None:
    ref = ask(signed_in("ben"), town.of_ben)
    address = link(signed_in("amira"), ref)
    assert Client().get(address).status_code == 200
    Letter.objects.update(state=state)
    assert Client().get(address).status_code == 410


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
