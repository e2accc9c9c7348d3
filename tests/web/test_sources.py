"""Sources: what is alarming, who has sent their roll, sources beside each other, and what each list rests on."""

import csv
import io
import zipfile
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from django.test import Client

from onroll.intake.receive import receive
from onroll.register.models import Event
from onroll.reports.liveness.alarms import alarms
from tests.web.town import DEV, NOW, PUPILS, TODAY, Town, roll

pytestmark = pytest.mark.django_db(databases=["default", "trail"])
SignIn = Callable[[str], Client]


@pytest.fixture
def autumn(town: Town, tmp_path: Path) -> Town:
    """In August's end a list of home education came, and nothing since: it is late by November."""
    path = tmp_path / "home.csv"
    path.write_text("surname,forename,dob,started_on\nPettifer,Maisie,2019-01-30,2026-08-01\n")
    receive("home_education", path, actor=DEV, now=NOW, learned_at=datetime(2026, 8, 20, tzinfo=UTC))
    return town


def test_it_puts_alarms_first_and_says_which_rolls_are_in(autumn: Town, signed_in: SignIn) -> None:
    page = signed_in("dev").get("/sources").content.decode()
    assert "Alder Park Primary School" in page and "Schools (GIAS) is late" in page
    assert page.index('id="alarms"') < page.index('id="each"') < page.index('id="schools"')


def test_it_is_quiet_about_an_alarm_once_somebody_has_noted_what_is_done(
    autumn: Town, signed_in: SignIn
) -> None:
    client = signed_in("dev")
    key = alarms(TODAY)[0].key
    before = len(alarms(TODAY))
    assert client.post("/sources/alarm", {"key": key, "why": " "}).status_code == 400
    assert client.post("/sources/alarm", {"key": key, "why": "Telephoned"})["Location"] == "/sources"
    assert len(alarms(TODAY)) == before - 1
    event = Event.objects.get(kind="alarm_noted")
    assert (event.about, event.why, event.actor) == (key, "Telephoned", "dev")
    assert client.get("/sources/alarm", {"key": key}).status_code == 404


def test_it_gives_the_schools_as_a_file_as_filtered(town: Town, signed_in: SignIn) -> None:
    answer = signed_in("dev").get("/sources/schools.csv?state=in")
    rows = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert [(row["School"], row["Rows"], row["Change"]) for row in rows][0] == (
        "Alder Park Primary School",
        "4",
        "-1",
    )
    assert Event.objects.filter(kind="exported", about="schools.csv").exists()


def test_it_holds_the_sources_beside_each_other_naming_nobody(town: Town, signed_in: SignIn) -> None:
    page = signed_in("dev").get("/sources/compared").content.decode()
    assert "Too few are in two lists to say" in page and "School roll" in page
    assert not [pupil for pupil in PUPILS if pupil[1] in page]


@pytest.mark.parametrize("address", ["/", "/account", "/worklist"])
def test_it_says_on_every_list_what_it_rests_on(town: Town, signed_in: SignIn, address: str) -> None:
    page = signed_in("amira").get(address).content.decode()
    assert "Rests on 2 school rolls (newest 5 October 2026)" in page
    assert "Stale: Schools (GIAS) of 1 September 2026." in page


def test_it_says_so_on_a_childs_page_and_in_a_workbook(town: Town, signed_in: SignIn) -> None:
    client = signed_in("amira")
    assert "Rests on 2 school rolls" in client.get(f"/child/{town.of_ben}").content.decode()
    for address in ("/account/export.xlsx", "/worklist/export.xlsx", "/sources/schools.xlsx"):
        book = zipfile.ZipFile(io.BytesIO(client.get(address).content))
        words = "".join(book.read(name).decode() for name in book.namelist() if name.endswith(".xml"))
        assert "Rests on 2 school rolls" in words, address


def test_it_does_not_tell_a_school_who_else_tells_us(town: Town, signed_in: SignIn) -> None:
    page = signed_in("ben").get("/account").content.decode()
    assert "what others have told the council" in page and "GIAS" not in page


def test_it_says_on_home_that_there_are_alarms(town: Town, signed_in: SignIn, tmp_path: Path) -> None:
    path = tmp_path / "more.csv"
    path.write_text(
        roll([(f"Pupil{n}", f"Number{n}", f"2018-03-{n:02}", "8992001") for n in range(1, 29)], "2026-11-16")
    )
    receive("school_roll", path, actor=DEV, now=NOW)
    page = signed_in("carol").get("/").content.decode()
    assert "alarms about the sources" in page and "has 28 rows; about 4 are usual" in page
    assert date(2026, 11, 20) == TODAY


def test_it_says_what_it_rests_on_to_those_who_bring_the_lists_in(town: Town, signed_in: SignIn) -> None:
    page = signed_in("dev").get("/sources").content.decode()
    assert "Rests on 2 school rolls (newest 5 October 2026)" in page
    assert "Rests on 2" not in signed_in("ben").get("/").content.decode()
