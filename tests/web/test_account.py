"""All children: the list, its filters, its search, its files, and a look for every child shown."""

import csv
import io
import zipfile
from collections.abc import Callable

import pytest
from django.test import Client

from onroll.register.models import Event, Look
from tests.web.town import Town

pytestmark = pytest.mark.django_db(databases=["default", "trail"])
SignIn = Callable[[str], Client]


def test_it_counts_and_lists_every_child(town: Town, signed_in: SignIn) -> None:
    page = signed_in("amira").get("/account").content.decode()
    assert "Okonjo, Amara" in page and "Quickfall, Leander" in page
    assert "8 children" in page


def test_it_shows_a_school_its_own_pupils_only(town: Town, signed_in: SignIn) -> None:
    page = signed_in("ben").get("/account").content.decode()
    assert "Okonjo, Amara" in page and "4 children" in page
    assert "Deshpande" not in page and "Quickfall" not in page


def test_it_filters_by_the_address(town: Town, signed_in: SignIn) -> None:
    page = signed_in("amira").get("/account?position=unaccounted").content.decode()
    assert "Quickfall" in page and "Okonjo" not in page
    assert "Remove this filter" in page


def test_it_ignores_what_no_filter_knows(town: Town, signed_in: SignIn) -> None:
    page = signed_in("amira").get("/account?position=nowhere&sort=password&page=x").content.decode()
    assert "8 children" in page


def test_it_sorts_and_says_so(town: Town, signed_in: SignIn) -> None:
    page = signed_in("amira").get("/account?sort=-name").content.decode()
    assert page.index("Quickfall, Leander") < page.index("Okonjo, Amara")
    assert 'aria-sort="descending"' in page


def test_it_searches_without_a_name_in_any_address(town: Town, signed_in: SignIn) -> None:
    client = signed_in("amira")
    answer = client.post("/account/find", {"typed": "okonjo", "back": "?missing=no"})
    assert answer["Location"] == "/account?missing=no"
    page = client.get(answer["Location"]).content.decode()
    assert "Okonjo, Amara" in page and "Nowicka" not in page
    assert "okonjo" not in " ".join(part.split('"')[0].lower() for part in page.split('href="')[1:])


def test_it_finds_by_date_of_birth(town: Town, signed_in: SignIn) -> None:
    client = signed_in("amira")
    client.post("/account/find", {"typed": "2/3/2018"})
    page = client.get("/account").content.decode()
    assert "Okonjo, Amara" in page and "Nowicka" not in page


def test_it_sends_nobody_to_another_site(town: Town, signed_in: SignIn) -> None:
    answer = signed_in("amira").post("/account/find", {"typed": "x", "back": "//elsewhere.example"})
    assert answer["Location"] == "/account"


def test_it_exports_exactly_the_filtered_list(town: Town, signed_in: SignIn) -> None:
    answer = signed_in("amira").get("/account/export.csv?position=on_roll&sort=name")
    rows = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert [row["Surname"] for row in rows] == sorted(row["Surname"] for row in rows)
    assert {row["Position"] for row in rows} == {"On a school roll"}
    assert len(rows) == 6


def test_it_exports_a_workbook_with_notes(town: Town, signed_in: SignIn) -> None:
    answer = signed_in("amira").get("/account/export.xlsx?position=on_roll")
    with zipfile.ZipFile(io.BytesIO(answer.content)) as book:
        notes = book.read("xl/worksheets/sheet2.xml").decode()
        first = book.read("xl/worksheets/sheet1.xml").decode()
        texts = (
            book.read("xl/sharedStrings.xml").decode() if "xl/sharedStrings.xml" in book.namelist() else ""
        )
    assert "amira" in notes + texts and "On a school roll" in notes + texts
    assert 'state="frozen"' in first


def test_it_writes_a_look_for_each_child_on_the_page(town: Town, signed_in: SignIn) -> None:
    signed_in("amira").get("/account?position=on_roll")
    looks = Look.objects.filter(actor="amira", page="account")
    assert looks.count() == looks.values("child_ref").distinct().count() == 6


def test_it_writes_down_an_export_as_an_act_and_as_looks(town: Town, signed_in: SignIn) -> None:
    signed_in("amira").get("/account/export.csv")
    assert Event.objects.filter(actor="amira", kind="exported", about="account.csv").count() == 1
    assert Look.objects.filter(actor="amira", page="account.csv").count() == 8
