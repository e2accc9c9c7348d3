"""The pages of a removal: a school asks, the council has it confirmed by a link and decides, each seeing their part."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from onroll.register.models import Case, CaseAct, Delivery, Document
from tests.web.removals.asking import ANSWERS, SignIn, ask, link
from tests.web.town import Town

pytestmark = pytest.mark.django_db(databases=["default", "trail"])

PDF = b"%PDF-1.7 an invented letter"


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


def test_it_writes_down_what_was_seen_by_hand(town: Town, signed_in: SignIn) -> None:
    """Row 42."""
    stated = {"q-stated-day-day": "2", "q-stated-day-month": "11", "q-stated-day-year": "2026"}
    ref = ask(signed_in("ben"), town.of_ben, "f", **stated)
    officer, page = signed_in("amira"), f"/removals/{ref}/confirm"
    said = {"kind": "parents_notice", "how": "answer", "name": "the mother’s letter", "answer": "seen"}
    case = Case.objects.get(ref=ref)
    refused = officer.post(page, said | {"seen": str(case.version)})
    assert refused.status_code == 400 and "No paper is kept with this case" in refused.content.decode()
    officer.post(f"/cases/{ref}/document", {"file": SimpleUploadedFile("notice.pdf", PDF), "seen": str(case.version),
                                            "document_title": "The mother’s notice"})  # fmt: skip
    assert "The mother’s notice" in officer.get(page).content.decode()
    said |= {"paper": str(Document.objects.get().pk), "seen": str(Case.objects.get(ref=ref).version)}
    assert officer.post(page, said).status_code == 302
    assert "Paper: The mother’s notice" in officer.get(f"/removals/{ref}").content.decode()
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
    assert (
        "Found on evidence that the child lives" in signed_in("carol").get(f"/cases/{ref}").content.decode()
    )
