"""One case: its task list, what was done and taken back, and two people at once."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from onroll.casework import note
from onroll.casework.pause_clock import pause
from onroll.policy.deadlines.local import NOTICED
from onroll.register.models import Case, Document, Event, Look
from tests.web.cases.conftest import CAROL, FARIDA, Cases
from tests.web.town import TODAY

pytestmark = pytest.mark.django_db(databases=["default", "trail"])
LONG_AGO = TODAY - timedelta(days=30)
PDF = b"%PDF-1.7 a tenancy agreement"


def test_it_shows_the_next_step_its_day_and_its_reason(cases: Cases) -> None:
    file = cases.open(on=LONG_AGO)
    page = cases.page(f"/cases/{file.ref}")
    assert re.search(r"Next: </span><a [^>]*>Ask the last school", page)
    assert "school days late, was due" in page and "It may know." in page
    assert "First: Ask the last school" in page
    assert Look.objects.filter(page="case", child_ref=cases.town.gone, actor="amira").count() == 1


def test_it_does_a_step_and_says_who_did_it_when(cases: Cases) -> None:
    file = cases.open()
    assert cases.send(file, "step/ask", outcome="sent").status_code == 302
    file = cases.file(file.ref)
    assert cases.send(file, "step/ask", outcome="answered", **{"q-found": "no"}).status_code == 302
    page = cases.page(f"/cases/{file.ref}")
    assert "1 step is settled" in page and "Does it know?: No" in page
    assert Event.objects.filter(kind="case_step", about=file.ref).count() == 2


def test_it_says_what_is_missing_beside_what_was_typed(cases: Cases) -> None:
    file = cases.open()
    answer = cases.send(file, "step/ask", outcome="done", why="Rang the office")
    page = answer.content.decode()
    assert answer.status_code == 400 and "Does it know?: give an answer" in page and "Rang the office" in page


def test_it_leaves_a_step_out_only_with_a_reason_and_where_a_manager_must_only_for_a_manager(
    cases: Cases,
) -> None:
    file = cases.open()
    assert cases.send(file, "step/ask", outcome="not_appropriate").status_code == 400
    assert cases.send(file, "step/visit", outcome="not_appropriate", why="No address").status_code == 400
    assert (
        cases.send(file, "step/visit", "carol", outcome="not_appropriate", why="No address").status_code
        == 302
    )


def test_it_does_not_take_a_day_that_is_still_to_come(cases: Cases) -> None:
    file = cases.open()
    answer = cases.send(file, "step/ask", outcome="sent", **{"on-year": 2027})
    assert answer.status_code == 400 and "still to come" in answer.content.decode()


def test_it_shows_what_the_other_did_meanwhile_and_keeps_what_was_typed(cases: Cases) -> None:
    file = cases.open()
    note.note(file.ref, "The cousin is in Year 3.", cases.by(FARIDA))
    answer = cases.send(file, "step/ask", outcome="sent", why="Rang the office")
    page = answer.content.decode()
    assert answer.status_code == 409 and "Nothing of yours was written down" in page
    assert "Farida" in page and "The cousin is in Year 3." in page and "Rang the office" in page
    assert not cases.file(file.ref).of("step")
    again = {"seen": cases.file(file.ref).version, "outcome": "sent"}
    assert cases.send(file, "step/ask", **again).status_code == 302


def test_it_loses_no_note_when_two_people_write_at_once(cases: Cases) -> None:
    file = cases.open()
    for who in ("amira", "carol"):
        assert cases.send(file, "note", who, text=f"from {who}").status_code == 302
    page = cases.page(f"/cases/{file.ref}")
    assert "from amira" in page and "from carol" in page


@pytest.mark.parametrize(("address", "said", "shown"), [
    ("note", {"text": "a cousin is in Year 3"}, "a cousin is in Year 3"),
    ("contact", {"who": "parent", "how": "phone", "outcome": "no_answer", "to": "on the roll"}, "No answer"),
    ("meeting", {"kind": "CP", "held_on-day": 27, "held_on-month": 11, "held_on-year": 2026}, "Comes before"),
    ("action", {"title": "Ask for the tenancy", "to": "Housing", "due-day": 1, "due-month": 12, "due-year": 2026},
     "Ask for the tenancy"),
    ("barrier", {"barrier": "housing", "text": "In a hostel until May"}, "In a hostel until May"),
    ("hand-over", {"to": "farida", "why": "I am away"}, "offered to Farida"),
    (f"clock/{NOTICED.code}", {"why": "the school is closed by flood"}, "the school is closed by flood"),
])  # fmt: skip
def test_it_keeps_what_an_officer_writes_down(
    cases: Cases, address: str, said: dict[str, object], shown: str
) -> None:
    file = cases.open()
    form = cases.page(f"/cases/{file.ref}/{address}")
    assert "Quickfall" in form and 'name="seen"' in form
    assert cases.send(file, address, **said).status_code == 302
    assert shown in cases.page(f"/cases/{file.ref}")


@pytest.mark.parametrize("address", ["note", "contact", "meeting", "action", "barrier", "hand-over", "document",
                                     "close", f"clock/{NOTICED.code}", "step/ask"])  # fmt: skip
def test_it_says_what_is_wrong_with_an_empty_form_and_does_nothing(cases: Cases, address: str) -> None:
    file = cases.open()
    answer = cases.send(file, address)
    assert answer.status_code == 400 and "There is a problem" in answer.content.decode()
    assert cases.file(file.ref).version == file.version


def test_it_shows_what_was_taken_back_struck_out_with_the_reason(cases: Cases) -> None:
    file = cases.open()
    act = note.note(file.ref, "This is about the brother", cases.by())
    assert cases.send(cases.file(file.ref), f"take-back/{act.pk}", why="The wrong child").status_code == 302
    page = cases.page(f"/cases/{file.ref}")
    assert "<s>Text: This is about the brother</s>" in page or "<s>Note</s>" in page
    assert "The wrong child" in page and f"take-back/{act.pk}" not in page


def test_it_lets_nobody_take_back_what_another_officer_did(cases: Cases) -> None:
    file = cases.open()
    act = note.note(file.ref, "Seen in the park", cases.by(FARIDA))
    assert f"take-back/{act.pk}" not in cases.page(f"/cases/{file.ref}")
    assert cases.send(cases.file(file.ref), f"take-back/{act.pk}", why="no").status_code == 400


def test_it_shows_a_stopped_clock_with_its_reason_and_lets_it_run_again(cases: Cases) -> None:
    file = cases.open(on=LONG_AGO)
    pause(file, NOTICED.code, cases.by(on=LONG_AGO), why="half the school has mumps", seen=file.version)
    page = cases.page(f"/cases/{file.ref}")
    assert "Clock stopped" in page and "half the school has mumps" in page
    assert cases.send(cases.file(file.ref), f"clock/{NOTICED.code}", why="they are back").status_code == 302
    assert "Clock running again" in cases.page(f"/cases/{file.ref}")
    assert "Let it run again" not in cases.page(f"/cases/{file.ref}")


def test_it_says_what_each_ending_still_needs_and_closes_when_nothing_is_missing(cases: Cases) -> None:
    file = cases.open()
    page = cases.page(f"/cases/{file.ref}/close")
    assert "It cannot be closed yet" in page and "Visit the last address" in page
    cases.send(file, "step/ask", outcome="done", **{"q-found": "yes"})
    file = cases.file(file.ref)
    assert cases.send(file, "close", outcome="found", why="The school rang").status_code == 302
    assert "Closed on 20 November 2026: Found." in cases.page(f"/cases/{file.ref}")
    assert cases.send(cases.file(file.ref), "reopen", why="It was another child").status_code == 302
    assert Case.objects.get(ref=file.ref).closed_on is None


def test_it_keeps_a_document_and_gives_it_back_only_as_a_file(cases: Cases) -> None:
    file = cases.open()
    sent = SimpleUploadedFile("lease.pdf", PDF, content_type="text/html")
    assert cases.send(file, "document", file=sent, document_title="The lease").status_code == 302
    kept = Document.objects.get()
    answer = cases.client["amira"].get(f"/cases/{file.ref}/document/{kept.pk}")
    assert b"".join(answer.streaming_content) == PDF  # type: ignore[attr-defined]
    assert answer["Content-Disposition"] == 'attachment; filename="lease.pdf"'
    assert (answer["Content-Type"], answer["X-Content-Type-Options"]) == ("application/pdf", "nosniff")
    assert Look.objects.filter(page="case.document", child_ref=cases.town.gone).count() == 1


def test_it_keeps_nothing_that_could_run(cases: Cases) -> None:
    file = cases.open()
    answer = cases.send(
        file, "document", file=SimpleUploadedFile("lease.pdf", b"<script>", "application/pdf")
    )
    assert answer.status_code == 400 and not Document.objects.exists()


def test_it_gives_no_document_of_another_case(cases: Cases) -> None:
    file, other = cases.open(), cases.open(cases.town.elsewhere)
    cases.send(file, "document", file=SimpleUploadedFile("lease.pdf", PDF))
    number = Document.objects.get().pk
    assert cases.client["amira"].get(f"/cases/{other.ref}/document/{number}").status_code == 404


def test_it_is_not_found_by_a_school_or_by_those_who_see_no_children(
    cases: Cases, signed_in: Callable[[str], Client]
) -> None:
    file = cases.open(cases.town.of_ben)
    for who in ("ben", "dev"):
        client = signed_in(who)
        for address in ("", "/note", "/step/ask", "/close"):
            assert client.get(f"/cases/{file.ref}{address}").status_code == 404
        assert client.post(f"/cases/{file.ref}/note", {"text": "mine"}).status_code == 404
    assert not cases.file(file.ref).of("note")


def test_it_shows_a_case_whose_pathway_nobody_has_written(cases: Cases) -> None:
    file = cases.open()
    Case.objects.filter(ref=file.ref).update(way_out="long_forgotten")
    page = cases.page(f"/cases/{file.ref}")
    assert "Long forgotten" in page and "no list of steps" in page
    assert cases.client["amira"].get("/my-day").status_code == 200
    assert cases.client["amira"].get(f"/cases/{file.ref}/close").status_code == 200


def test_it_names_the_children_at_the_same_address_on_the_trail(cases: Cases) -> None:
    file = cases.open(cases.town.of_ben)
    cases.page(f"/cases/{file.ref}")
    assert Look.objects.filter(page="case", child_ref=cases.town.of_ben).exists()


__all__ = ["CAROL"]


def test_it_shows_no_form_where_there_is_nothing_to_answer_or_to_open_again(cases: Cases) -> None:
    file = cases.open()
    for address, says in (("offered", "offered to nobody now"), ("reopen", "This case is open")):
        page = cases.page(f"/cases/{file.ref}/{address}")
        assert says in page and 'id="form"' not in page, address
