"""Deliveries: what came, what is wrong with it, bringing files in, and taking a delivery out again."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils.html import escape

from onroll.jobs import receive_upload
from onroll.register.models import Child, Delivery, Job, Look
from tests.web.town import PUPILS, Town, roll

pytestmark = pytest.mark.django_db(databases=["default", "trail"])
SignIn = Callable[[str], Client]


def test_it_lists_what_came_and_how_much_was_taken(town: Town, signed_in: SignIn) -> None:
    page = signed_in("dev").get("/deliveries").content.decode()
    assert "7 deliveries" in page and "Refused" in page and "Taken in" in page


def test_it_filters_by_source_and_state(town: Town, signed_in: SignIn) -> None:
    page = signed_in("dev").get("/deliveries?source=school_roll&state=read").content.decode()
    assert "3 deliveries" in page


def test_it_says_what_was_rejected_and_why(town: Town, signed_in: SignIn) -> None:
    page = signed_in("dev").get(f"/deliveries/{town.wrong}").content.decode()
    assert "2 rows: 1 accepted, 1 rejected" in page
    assert "31/02/2014" in page and "Row rejected" in page and "Warning" in page


def test_it_says_why_a_file_was_refused(town: Town, signed_in: SignIn) -> None:
    page = signed_in("dev").get(f"/deliveries/{town.refused}").content.decode()
    assert "Nothing was taken from this file." in page


def test_it_gives_the_problems_as_a_file(town: Town, signed_in: SignIn) -> None:
    answer = signed_in("dev").get(f"/deliveries/{town.wrong}/problems.csv?severity=warning")
    rows = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert rows and {row["What was done"] for row in rows} == {"Warning"}


def test_it_brings_a_file_in_and_finds_the_children(
    town: Town, signed_in: SignIn, tmp_path: Path, settings_home: Path
) -> None:
    before = Child.everyone.count()
    client = signed_in("amira")
    newcomer = ("Tamsin", "Illingworth", "2015-07-07", "8992001")
    file = SimpleUploadedFile("roll.csv", roll([*PUPILS[:4], newcomer], "2026-11-16").encode())
    answer = client.post("/deliveries/upload", {"source": "school_roll", "files": file})
    job = Job.objects.get()
    assert answer["Location"] == f"/deliveries/jobs/{job.ref}"
    assert "Waiting for its turn" in client.get(answer["Location"]).content.decode()
    receive_upload.run(job.ref)
    receive_upload.run(job.ref)  # a queue may deliver twice
    page = client.get(answer["Location"]).content.decode()
    assert "Files brought in" in page and "5 rows accepted" in page
    assert Child.everyone.count() == before + 1
    assert not (settings_home / "uploads" / job.ref).exists()


def test_it_keeps_a_childs_name_out_of_the_job(town: Town, signed_in: SignIn, settings_home: Path) -> None:
    file = SimpleUploadedFile("Illingworth Tamsin.csv", b"surname\nIllingworth\n")
    signed_in("amira").post("/deliveries/upload", {"source": "referrals", "files": file})
    job = Job.objects.get()
    assert "Illingworth" not in json.dumps([job.says, job.result, job.kind])


def test_it_stops_asking_when_the_work_is_done(town: Town, signed_in: SignIn, settings_home: Path) -> None:
    client = signed_in("amira")
    file = SimpleUploadedFile("x.csv", b"\0\1\2")
    address = client.post("/deliveries/upload", {"source": "referrals", "files": file})["Location"]
    assert client.get(address, headers={"HX-Request": "true"}).status_code == 200
    receive_upload.run(Job.objects.get().ref)
    part = client.get(address, headers={"HX-Request": "true"})
    assert part.status_code == 286 and b"Refused" in part.content and b"<html" not in part.content
    refused = Delivery.objects.latest("pk").refusal
    assert refused and escape(refused) in part.content.decode() and b" 0 " not in part.content


def test_it_says_why_a_file_is_held_where_it_was_sent(
    town: Town, signed_in: SignIn, settings_home: Path
) -> None:
    client = signed_in("amira")
    file = SimpleUploadedFile("x.csv", roll(PUPILS[:4], "2026-11-16").encode())
    asked = {"source": "school_roll", "files": file, "hold": "yes"}
    address = client.post("/deliveries/upload", asked)["Location"]
    receive_upload.run(Job.objects.get().ref)
    page = client.get(address).content.decode()
    held = Delivery.objects.get(state="held")
    assert "It counts for nothing until it is settled. It was asked to be held." in page, held
    assert "0 rows joined" not in page and "0 new children" not in page


def test_it_says_what_is_missing_from_the_form(signed_in: SignIn) -> None:
    answer = signed_in("amira").post("/deliveries/upload", {"source": "", "as_at-day": "40"})
    page = answer.content.decode()
    assert answer.status_code == 400
    for says in ("Choose who sent the files", "Choose at least one file", "a day, a month and a year"):
        assert says in page


def test_it_withdraws_only_with_a_reason_and_a_second_thought(town: Town, signed_in: SignIn) -> None:
    client, address = signed_in("carol"), f"/deliveries/{town.roll}/withdraw"
    assert b"Say why" in client.post(address, {"why": " "}).content
    assert b"Yes, withdraw it" in client.post(address, {"why": "Sent by mistake"}).content
    assert Delivery.objects.get(ref=town.roll).state == "read"
    answer = client.post(address, {"why": "Sent by mistake", "sure": "yes"})
    assert answer["Location"] == f"/deliveries/{town.roll}"
    assert Delivery.objects.get(ref=town.roll).state == "withdrawn"
    assert "is withdrawn" in client.get(answer["Location"]).content.decode()


@pytest.fixture
def settings_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.setattr(settings, "ONROLL_HOME", home)
    return home


def test_it_names_the_children_no_longer_on_a_roll_to_those_who_may_see_them(
    town: Town, signed_in: SignIn
) -> None:
    later = Delivery.objects.filter(source="school_roll", state="read").latest("learned_at")
    seen = signed_in("amira").get(f"/deliveries/{later.ref}").content.decode()
    assert "1 child no longer on this roll" in seen and "Leander Quickfall" in seen
    assert Look.objects.filter(actor="amira", page="delivery.absent", child_ref=town.gone).count() == 1
    assert "Quickfall" not in signed_in("dev").get(f"/deliveries/{later.ref}").content.decode()


def test_it_counts_in_words(town: Town, signed_in: SignIn) -> None:
    page = signed_in("dev").get(f"/deliveries/{town.wrong}").content.decode()
    assert "Rows rejected</option>" in page and "rejecteds" not in page


def test_it_breaks_a_long_reason_on_the_page_that_asks_whether_they_are_sure(
    town: Town, signed_in: SignIn
) -> None:
    page = (
        signed_in("carol").post(f"/deliveries/{town.roll}/withdraw", {"why": "x" * 20_000}).content.decode()
    )
    assert 'onroll-break"><strong>Reason' in page
