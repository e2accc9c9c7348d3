"""A held delivery: seen as a difference, settled with a reason, or taken out; and who sees what of it."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import Client

from onroll.intake.receive import receive
from onroll.jobs import look_first
from onroll.register.models import Delivery, Event, Job, Look
from onroll.register.scope import SYSTEM
from onroll.reports.account import account
from tests.web.town import DEV, NOW, PUPILS, TODAY, Town, roll

pytestmark = pytest.mark.django_db(databases=["default", "trail"])
SignIn = Callable[[str], Client]
NEWCOMER = ("Tamsin", "Illingworth", "2017-07-07", "8992001")


@pytest.fixture
def held(town: Town, tmp_path: Path) -> Delivery:
    """Zofia is no longer on the roll; Tamsin is new."""
    path = tmp_path / "next.csv"
    path.write_text(roll([PUPILS[0], *PUPILS[2:4], NEWCOMER], "2026-11-16"))
    return receive("school_roll", path, actor=DEV, now=NOW, door="page", hold=True)


def worked_out(client: Client, held: Delivery) -> str:
    """The preview's page once the worker has done its work."""
    client.post(f"/deliveries/{held.ref}/preview")
    look_first.run_preview(Job.objects.get(kind=f"preview {held.ref}").ref, held.ref)
    return client.get(f"/deliveries/{held.ref}/preview").content.decode()


def test_it_says_on_its_page_that_it_is_held_and_why(held: Delivery, signed_in: SignIn) -> None:
    page = signed_in("dev").get(f"/deliveries/{held.ref}").content.decode()
    assert (
        "counts for nothing yet" in page and "asked to be held" in page and "See what it would change" in page
    )
    assert "a child who is not in it has left, unless it is too small to be believed" in page


def test_it_shows_whose_position_would_change_and_each_child_is_a_look(
    held: Delivery, signed_in: SignIn
) -> None:
    page = worked_out(signed_in("amira"), held)
    assert (
        "Zofia Nowicka" in page
        and "Tamsin Illingworth" in page
        and "Nothing of this has happened yet" in page
    )
    looks = set(Look.objects.filter(page="delivery.preview").values_list("child_ref", flat=True))
    rows = account(TODAY, None, SYSTEM).rows
    assert looks == {rows.filter(rows["name"] == "Zofia Nowicka")["child"].item(), held.ref}


def test_it_shows_figures_and_no_child_to_those_who_see_none(held: Delivery, signed_in: SignIn) -> None:
    page = worked_out(signed_in("dev"), held)
    assert "Children who are new" in page and "Nowicka" not in page and "Illingworth" not in page
    assert not Look.objects.filter(page="delivery.preview").exists()
    kept = Job.objects.get(kind=f"preview {held.ref}").result
    assert "Nowicka" not in kept and "Illingworth" not in kept and json.loads(kept)["new_children"] == 1


def test_it_says_when_it_is_out_of_date_and_names_nobody_then(
    held: Delivery, signed_in: SignIn, tmp_path: Path
) -> None:
    client = signed_in("amira")
    worked_out(client, held)
    other = tmp_path / "other.csv"
    other.write_text(roll([PUPILS[4]], "2026-11-17"))
    receive("school_roll", other, actor=DEV, now=NOW)
    page = client.get(f"/deliveries/{held.ref}/preview").content.decode()
    assert "Out of date" in page and "Nowicka" not in page


def test_it_waits_until_the_worker_has_come_to_it(held: Delivery, signed_in: SignIn) -> None:
    client, address = signed_in("amira"), f"/deliveries/{held.ref}/preview"
    client.post(address)
    client.post(address)
    assert Job.objects.filter(kind=f"preview {held.ref}").count() == 1
    assert "Working out" in client.get(address).content.decode()
    assert client.get(address, headers={"HX-Request": "true"}).status_code == 200
    look_first.run_preview(Job.objects.get().ref, held.ref)
    answer = client.get(address, headers={"HX-Request": "true"})
    assert answer.status_code == 286 and 'hx-swap-oob="true"' in answer.content.decode()
    assert "Work it out again" in answer.content.decode()


def test_it_is_settled_and_then_counts(held: Delivery, signed_in: SignIn) -> None:
    client = signed_in("amira")
    answer = client.post(f"/deliveries/{held.ref}/settle", {"why": ""})
    assert answer["Location"] == f"/deliveries/{held.ref}"
    look_first.run_link(Job.objects.get(kind="link").ref)
    look_first.run_link(Job.objects.get(kind="link").ref)  # a queue may deliver twice
    assert "Tamsin Illingworth" in account(TODAY, None, SYSTEM).rows["name"].to_list()
    assert client.get(f"/deliveries/{held.ref}/settle").status_code == 409


def test_it_wants_a_reason_where_an_alarm_holds_it(town: Town, signed_in: SignIn, tmp_path: Path) -> None:
    path = tmp_path / "empty.csv"
    path.write_text("laestab,as_at,surname,forename,dob\n")
    empty = receive("school_roll", path, actor=DEV, now=NOW, door="page", as_at=TODAY)
    client, address = signed_in("amira"), f"/deliveries/{empty.ref}/settle"
    answer = client.post(address, {"why": " "})
    assert (
        answer.status_code == 400
        and "Say why" in answer.content.decode()
        and "no rows" in answer.content.decode()
    )
    client.post(address, {"why": "The school has closed"})
    assert Event.objects.get(kind="settled").why == "The school has closed"


def test_it_shows_nothing_of_a_restricted_source(town: Town, signed_in: SignIn, tmp_path: Path) -> None:
    path = tmp_path / "adoption.csv"
    path.write_text("surname,forename,dob,placed_on\nNowicka,Zofia,2017-05-11,2026-11-01\n")
    sealed = receive("adoption", path, actor=DEV, now=NOW, door="page", hold=True)
    client = signed_in("carol")
    assert client.get(f"/deliveries/{sealed.ref}/preview").status_code == 404
    assert client.post(f"/deliveries/{sealed.ref}/preview").status_code == 404
    assert "Nowicka" not in client.get(f"/deliveries/{sealed.ref}/settle").content.decode()


def test_it_can_be_taken_out_while_held(held: Delivery, signed_in: SignIn) -> None:
    signed_in("dev").post(f"/deliveries/{held.ref}/withdraw", {"why": "not ours", "sure": "yes"})
    held.refresh_from_db()
    assert held.state == "withdrawn"


def test_it_names_the_school_in_why_it_was_held_once_it_is_held_no_more(
    held: Delivery, signed_in: SignIn
) -> None:
    Delivery.objects.filter(pk=held.pk).update(
        state="withdrawn", held_because="It has only 4 rows for urn:140001."
    )
    page = signed_in("dev").get(f"/deliveries/{held.ref}").content.decode()
    assert "only 4 rows for Alder Park Primary School." in page and "urn:140001" not in page


def test_it_says_who_has_settled_or_withdrawn_it_already(held: Delivery, signed_in: SignIn) -> None:
    client, address = signed_in("dev"), f"/deliveries/{held.ref}/settle"
    assert client.post(address, {"why": "the school has said so"}).status_code == 302
    for answer in (client.get(address), client.post(address, {"why": "again"})):
        assert answer.status_code == 409 and "already settled by dev" in answer.content.decode()
    carol, out = signed_in("carol"), f"/deliveries/{held.ref}/withdraw"
    carol.post(out, {"why": "a slip", "sure": "yes"})
    for answer in (carol.get(out), carol.post(out, {"why": "a slip", "sure": "yes"})):
        assert answer.status_code == 409 and "already withdrawn by carol" in answer.content.decode()
