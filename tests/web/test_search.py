"""Finding a child by what people type in a hurry: the page, the list, and who may find whom."""

import re
from collections.abc import Callable

import pytest
from django.test import Client

from onroll.register.models import Look, School
from tests.web.town import Town

pytestmark = pytest.mark.django_db(databases=["default", "trail"])
SignIn = Callable[[str], Client]


def found(client: Client, **typed: str) -> str:
    """The page that answers what was typed."""
    answer = client.post("/search", typed)
    assert answer.status_code == 302 and answer["Location"] == "/search"
    return client.get("/search").content.decode()


def test_it_finds_a_misspelt_name_and_says_how_it_was_read(town: Town, signed_in: SignIn) -> None:
    page = found(signed_in("amira"), words="okonja amarra 2018 zy1")
    assert "Amara Okonjo" in page and "Nowicka" not in page
    assert "a name like “okonja”; a name like “amarra”; born 2018; postcode ZY1" in page
    assert "Did not look in" in page and "parents’ names" in page and "sealed" in page


def test_it_says_why_each_child_was_found(town: Town, signed_in: SignIn) -> None:
    page = found(signed_in("amira"), words="okonjo 3/2/2018")
    assert "date of birth 2/3/2018 (day and month the other way round)" in page


def test_it_says_what_had_to_be_given_up(town: Town, signed_in: SignIn) -> None:
    page = found(signed_in("amira"), words="okonjo 2011")
    assert "Nobody fits all of it. These fit without date of birth." in page and "Amara Okonjo" in page


def test_it_says_what_it_could_not_use(town: Town, signed_in: SignIn) -> None:
    page = found(signed_in("amira"), words="okonjo 31/02/2014")
    assert "“31/02/2014”: there is no such day" in page
    assert "Nothing to look for" in found(signed_in("amira"), words="x")


def test_it_reads_a_field_as_that_and_nothing_else(town: Town, signed_in: SignIn) -> None:
    client = signed_in("amira")
    assert "Amara Okonjo" in found(client, school="alder park", name="amara")
    assert "Nobody found" in found(client, parent="amara")


def test_it_forgives_a_school_that_is_nearly_spelt(town: Town, signed_in: SignIn) -> None:
    client = signed_in("amira")
    one = School.objects.all()[0]
    School.objects.create(delivery=one.delivery, line=99, laestab="8992099")  # of which only the number is known
    page = found(client, school="aldr park", name="amara")
    assert "Amara Okonjo" in page and "Nobody fits all of it" not in page
    assert "Nobody fits all of it" in found(client, school="quarry hill", name="amara")


def test_it_says_that_it_does_not_look_in_addresses(town: Town, signed_in: SignIn) -> None:
    assert "addresses (house, street, town) and household references" in found(
        signed_in("amira"), words="amara"
    )


def test_it_shows_a_school_a_thin_card_of_its_own_pupils_only(town: Town, signed_in: SignIn) -> None:
    client = signed_in("ben")
    page = found(client, words="amara okonjo")
    assert "Amara O." in page and "8 years old" in page
    assert "2 March 2018" not in page and "ZY1 2BB" not in page and "Found by" not in page
    assert "children not on your roll" in page
    assert "Nobody found" in found(client, words="rohan deshpande")
    assert "Nobody found" in found(client, words="quickfall")


def test_it_lets_a_school_find_no_other_schools_pupil_by_a_reference(town: Town, signed_in: SignIn) -> None:
    assert "Rohan Deshpande" in found(signed_in("amira"), words="PN1")
    assert "Nobody found" in found(signed_in("ben"), words="PN1")


def test_it_answers_alike_for_a_child_unseen_and_one_who_is_not_there(town: Town, signed_in: SignIn) -> None:
    client = signed_in("ben")
    hidden, absent = found(client, words="rohan deshpande"), found(client, words="bohan neshpande")
    same = [re.sub(r'value="[^"]*"|“[^”]*”', "", page) for page in (hidden, absent)]
    assert same[0] == same[1]


def test_it_writes_a_look_for_each_child_shown_without_the_words(town: Town, signed_in: SignIn) -> None:
    found(signed_in("amira"), words="okonjo 2018")
    looks = list(Look.objects.filter(actor="amira", page="search").values_list("child_ref", "why"))
    assert looks == [(town.of_ben, "searched by name, born")]


def test_it_keeps_words_out_of_every_address(town: Town, signed_in: SignIn) -> None:
    page = found(signed_in("amira"), words="okonjo")
    assert not re.search(r'(?:href|src|action)="[^"]*okonjo', page, re.IGNORECASE)


def test_it_forgets_when_told_to_start_again(town: Town, signed_in: SignIn) -> None:
    client = signed_in("amira")
    found(client, words="okonjo")
    assert "Okonjo" not in found(client)


@pytest.mark.parametrize(
    ("typed", "who"),
    [
        ("zoffia nowiska", "Nowicka"),
        ("hadad", "Haddad"),
        ("zy12bb idris", "Haddad"),
        ("11/5/2017", "Nowicka"),
    ],
)
def test_it_narrows_the_list_of_all_children_alike(
    town: Town, signed_in: SignIn, typed: str, who: str
) -> None:
    client = signed_in("amira")
    client.post("/account/find", {"typed": typed})
    page = client.get("/account").content.decode()
    assert who in page and "1 child" in page
