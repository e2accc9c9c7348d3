"""Columns nobody knows: a person says which is which, sees the first rows so, and it is remembered for the sender."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from onroll.jobs import receive_upload
from onroll.register.models import Delivery, Event, Identity, Job, Mapping
from tests.web.test_deliveries import settings_home  # noqa: F401
from tests.web.town import Town

pytestmark = pytest.mark.django_db(databases=["default", "trail"])

STRANGE = (
    "Sirname,Pupil Given,Dt of Brth,Home Pcode,Bus Colour\n"
    "Illingworth,Tamsin,07/07/2015,ZY1 2BB,Red\n"
    "Vance,Orla,31/02/2014,ZY1 2BB,Blue\n"
    ",,,,Green\n"
)
CHOSEN = {
    "column-0": "surname",
    "column-1": "forename",
    "column-2": "dob",
    "column-3": "postcode",
    "column-4": "",
}
Bring = Callable[..., str]
SignIn = Callable[[str], Client]


@pytest.fixture
def bring(town: Town, signed_in: SignIn, settings_home: Path) -> Bring:  # noqa: F811
    """Bring a file in as Amira, let the worker look at it, and give the address of its job."""

    def bring_in(content: str = STRANGE, source: str = "referrals", sender: str = "Ferrymead") -> str:
        file = SimpleUploadedFile("strange.csv", content.encode())
        answer = signed_in("amira").post(
            "/deliveries/upload", {"source": source, "files": file, "sender": sender}
        )
        receive_upload.run(Job.objects.latest("asked_at").ref)
        return str(answer["Location"])

    return bring_in


def suggested(page: str) -> dict[str, str]:
    """What each header's choice stands at, by its place."""
    found = re.findall(r'<select[^>]*name="(column-\d+)"[^>]*>(.*?)</select>', page, re.S)
    return {name: "".join(re.findall(r'value="(\w*)" selected', options)) for name, options in found}


def test_it_takes_nothing_in_until_somebody_has_said_which_column_is_which(
    bring: Bring, signed_in: SignIn
) -> None:
    before = Delivery.objects.count()
    job = bring()
    page = signed_in("amira").get(job).content.decode()
    assert "Say which column is which" in page and f"{job}/columns" in page
    assert Delivery.objects.count() == before
    receive_upload.run(Job.objects.get().ref)  # a queue may deliver twice
    assert Delivery.objects.count() == before


def test_it_suggests_by_name_and_by_cells_and_says_why(bring: Bring, signed_in: SignIn) -> None:
    page = signed_in("amira").get(bring() + "/columns").content.decode()
    assert suggested(page) == CHOSEN
    assert "Suggested because it resembles “surname” and its cells fit" in page


def test_it_shows_the_first_rows_as_they_would_be_read(bring: Bring, signed_in: SignIn) -> None:
    page = signed_in("amira").get(bring() + "/columns").content.decode()
    assert "2015-07-07" in page and "07/07/2015" not in page
    assert "there is no such day" in page and "nobody can be recognised by this row" in page
    assert "3 rows, 2 problems" in page


def test_it_previews_another_choice_without_deciding(bring: Bring, signed_in: SignIn) -> None:
    client, address = signed_in("amira"), bring() + "/columns"
    page = client.post(address, {**CHOSEN, "column-4": "town", "do": "preview"}).content.decode()
    assert "Red" in page and suggested(page)["column-4"] == "town"
    assert not Mapping.objects.exists()


def test_it_reads_the_file_so_and_the_next_one_without_asking(bring: Bring, signed_in: SignIn) -> None:
    client, job = signed_in("amira"), bring()
    assert client.post(f"{job}/columns", {**CHOSEN, "do": "read"})["Location"] == job
    receive_upload.run(Job.objects.get().ref)
    assert "2 rows accepted, 1 rejected" in client.get(job).content.decode()
    assert Identity.objects.filter(surname="Illingworth", forename="Tamsin", postcode="ZY1 2BB").exists()
    later = bring(STRANGE.replace("Illingworth", "Penhallow"))
    assert "2 rows accepted, 1 rejected" in client.get(later).content.decode()
    assert Delivery.objects.filter(sender="Ferrymead", door="page", state="read").count() == 2


@pytest.mark.parametrize(
    ("do", "says"), [("read", "You have said which column is which"), ("leave", "You chose not to bring")]
)
def test_it_says_what_was_decided_to_a_second_tab_and_to_the_way_back(
    bring: Bring, signed_in: SignIn, do: str, says: str
) -> None:
    client, job = signed_in("amira"), bring()
    client.post(f"{job}/columns", {**CHOSEN, "do": do})
    for answer in (client.post(f"{job}/columns", {**CHOSEN, "do": "read"}), client.get(f"{job}/columns")):
        page = answer.content.decode()
        assert answer.status_code == 409 and says in page and f'href="{job}"' in page
    assert Mapping.objects.count() == (do == "read")
    assert signed_in("carol").get(f"{job}/columns").status_code in (403, 404)


def test_it_knows_a_sender_however_the_name_is_written(bring: Bring, signed_in: SignIn) -> None:
    client, job = signed_in("amira"), bring()
    client.post(f"{job}/columns", {**CHOSEN, "do": "read"})
    receive_upload.run(Job.objects.get().ref)
    later = bring(STRANGE.replace("Illingworth", "Penhallow"), sender="ferrymead ")
    assert "2 rows accepted, 1 rejected" in client.get(later).content.decode()
    assert set(Delivery.objects.filter(door="page").values_list("sender", flat=True)) == {"Ferrymead"}
    assert '<option value="Ferrymead">' in client.get("/deliveries/upload").content.decode()


def test_it_asks_again_for_another_sender_and_for_other_headers(bring: Bring, signed_in: SignIn) -> None:
    client, job = signed_in("amira"), bring()
    client.post(f"{job}/columns", {**CHOSEN, "do": "read"})
    for more in ({"sender": "Alder Park"}, {"content": STRANGE.replace("Sirname", "Sirnames")}):
        assert "Say which column is which" in client.get(bring(**more)).content.decode()


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"column-1": "surname"}, "cannot both be surname"),
        ({"column-4": "shoe_size"}, "has no such column"),
        ({"column-0": "", "column-1": ""}, "No column says who the child is"),
        ({"column-2": "", "column-4": "dob"}, "none of its cells can be read so"),
    ],
)
def test_it_says_clearly_what_cannot_be(
    bring: Bring, signed_in: SignIn, change: dict[str, str], says: str
) -> None:
    answer = signed_in("amira").post(bring() + "/columns", {**CHOSEN, **change, "do": "read"})
    assert answer.status_code == 400 and says in answer.content.decode()
    assert not Mapping.objects.exists() and Job.objects.get().state == "asks"


def test_it_leaves_a_file_out_and_keeps_nothing_of_it(bring: Bring, signed_in: SignIn) -> None:
    client, job = signed_in("amira"), bring()
    client.post(f"{job}/columns", {"do": "leave"})
    assert "You chose not to bring this file in" in client.get(job).content.decode()
    assert list((settings.ONROLL_HOME / "uploads").iterdir()) == []


def test_it_shows_a_file_only_to_whoever_brought_it(bring: Bring, signed_in: SignIn) -> None:
    address = bring() + "/columns"
    for person in ("ben", "carol", "dev"):
        assert signed_in(person).get(address).status_code == 404
        assert signed_in(person).post(address, {**CHOSEN, "do": "read"}).status_code == 404
    assert Client().get(address).status_code == 302


def test_it_shows_no_row_of_a_sealed_source(bring: Bring, signed_in: SignIn) -> None:
    page = signed_in("amira").get(bring(source="adoption") + "/columns").content.decode()
    assert "Sirname" in page and "Illingworth" not in page and "2015-07-07" not in page


def test_it_asks_nothing_of_a_file_whose_headers_are_known(bring: Bring, signed_in: SignIn) -> None:
    job = bring("Surname,First Name,DOB,\nIllingworth,Tamsin,2015-07-07,\n")
    assert "1 row accepted" in signed_in("amira").get(job).content.decode()


def test_it_shows_changes_and_forgets_what_is_remembered(bring: Bring, signed_in: SignIn) -> None:
    client, job = signed_in("amira"), bring()
    client.post(f"{job}/columns", {**CHOSEN, "do": "read"})
    first = Mapping.objects.get()
    page = client.get("/deliveries/columns").content.decode()
    assert "Ferrymead" in page and "Sirname as Surname" in page and "Bus Colour" in page
    client.post(f"/deliveries/columns/{first.pk}", {**CHOSEN, "column-4": "town", "do": "change"})
    second = Mapping.objects.get(replaced_at=None)
    assert (second.pk != first.pk, second.headers) == (True, first.headers)
    client.post(f"/deliveries/columns/{second.pk}", {"do": "undo"})
    assert not Mapping.objects.filter(replaced_at=None).exists() and Mapping.objects.count() == 2
    assert client.get(f"/deliveries/columns/{second.pk}").status_code == 404
    kinds = Event.objects.filter(kind__startswith="columns").order_by("id").values_list("kind", flat=True)
    assert list(kinds) == ["columns_decided", "columns_decided", "columns_undone"]
