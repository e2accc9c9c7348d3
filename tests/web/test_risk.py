"""Immediate risk: one button on the page of every child, two clicks, and who was told, by whom and when."""

import re
from collections.abc import Callable

import pytest
from django.test import Client

from onroll.register.models import CaseAct, Child, Event, Look
from tests.web.town import Town

pytestmark = pytest.mark.django_db(databases=["default", "trail"])
SignIn = Callable[[str], Client]
ON = re.compile(r'<a [^>]*href="(/child/[^"]*/risk)"[^>]*>Report immediate risk</a>')


def test_it_is_two_clicks_from_the_page_of_any_child(town: Town, signed_in: SignIn) -> None:
    """Row 52."""
    client = signed_in("amira")
    page = client.get(f"/child/{town.elsewhere}").content.decode()
    (address,) = ON.findall(page)
    assert "<textarea" in client.get(address).content.decode()
    assert client.post(address, {}).status_code == 302, "nothing need be typed"
    act = CaseAct.objects.get(kind="immediate_risk")
    assert (act.child.ref, act.by, act.case) == (town.elsewhere, "amira", None)
    again = client.get(address).content.decode()
    assert again.count("not told yet") == 2 and "has not been written down" in again
    assert "down yet.</textarea>" not in again
    assert Event.objects.filter(kind="child_immediate_risk", about=town.elsewhere, actor="amira").count() == 1


def test_it_keeps_who_was_told_by_whom_when_and_with_what_reference(town: Town, signed_in: SignIn) -> None:
    """Row 52."""
    client, address = signed_in("carol"), f"/child/{town.of_ben}/risk"
    told = {"text": "Shouting was heard.", "police": "yes", "police_at": "00:00", "police_ref": "PX 77",
            "crs": "yes", "told_by": "The head teacher"}  # fmt: skip
    client.post(address, told)
    data = CaseAct.objects.get(kind="immediate_risk").data
    assert (data["police_at"], data["police_ref"], data["told_by"]) == ("00:00", "PX 77", "The head teacher")
    assert re.fullmatch(r"\d\d:\d\d", data["crs_at"]), "a blank time is the time of the report"
    page = client.get(address).content.decode()
    assert "told at 00:00 by The head teacher, reference PX 77" in page and "not told yet" not in page


def test_it_drops_the_time_and_reference_of_a_service_nobody_told(town: Town, signed_in: SignIn) -> None:
    signed_in("amira").post(
        f"/child/{town.of_ben}/risk", {"text": "Fear.", "police_at": "14:05", "police_ref": "X"}
    )
    assert set(CaseAct.objects.get(kind="immediate_risk").data) == {"text"}


def test_it_starts_empty_under_the_last_report(town: Town, signed_in: SignIn) -> None:
    client, address = signed_in("amira"), f"/child/{town.of_ben}/risk"
    client.post(address, {"text": "Shouting was heard.", "police": "yes"})
    page = client.get(address).content.decode()
    assert "Shouting was heard.</textarea>" not in page and not re.search(r'name="police"[^>]*checked', page)
    assert page.index("Shouting was heard.") < page.index('<form method="post" action="/child/')


@pytest.mark.parametrize("time", ["25:99", "9:5", "soon", "24:00"])
def test_it_refuses_no_report_over_a_time_and_keeps_the_words(town: Town, signed_in: SignIn, time: str) -> None:
    client, address = signed_in("amira"), f"/child/{town.of_ben}/risk"
    told = {"text": "Shouting was heard.", "police": "yes", "police_at": time}
    assert client.post(address, told).status_code == 302
    data = CaseAct.objects.get().data
    assert (data["police_said"], "police_at" in data) == (time, False)
    assert f"in words: {time}" in client.get(address).content.decode()


def test_it_lets_somebody_say_who_has_been_told_since(town: Town, signed_in: SignIn) -> None:
    """Row 52. The report stands as it was made; a new one asks for both again."""
    client, address = signed_in("amira"), f"/child/{town.of_ben}/risk"
    client.post(address, {"text": "Shouting was heard.", "police": "yes", "police_ref": "PX 77"})
    assert "Not told yet: the Children&#39;s Resource Service" in client.get(address).content.decode()
    assert client.post(address, {"adds": "yes"}).status_code == 400, "somebody has been told, or nothing is added"
    assert client.post(address, {"adds": "yes", "crs": "yes", "crs_at": "00:01"}).status_code == 302
    page = client.get(address).content.decode()
    assert "Not told yet" not in page and "PX 77" in page and "told at 00:01" in page
    assert page.index("PX 77") < page.index('<form method="post" action="/child/'), "both stand under the last report"
    assert "tell the police now" not in client.get("/my-day").content.decode()
    client.post(address, {"text": "A bruise was seen.", "crs": "yes"})
    assert "Not told yet: the police" in client.get(address).content.decode()


def test_it_lets_a_school_report_its_own_pupil_and_read_only_what_it_reported(
    town: Town, signed_in: SignIn
) -> None:
    signed_in("amira").post(f"/child/{town.of_ben}/risk", {"text": "Said by the police."})
    ben = signed_in("ben")
    assert ben.post(f"/child/{town.of_ben}/risk", {"text": "A bruise."}).status_code == 302
    page = ben.get(f"/child/{town.of_ben}/risk").content.decode()
    assert "A bruise." in page and "Said by the police." not in page
    assert ben.get(f"/child/{town.elsewhere}/risk").status_code == 404
    assert ben.post(f"/child/{town.elsewhere}/risk", {"text": "x"}).status_code == 404


def test_it_says_nothing_of_a_sealed_child_and_keeps_nothing(town: Town, signed_in: SignIn) -> None:
    Child.everyone.filter(ref=town.of_ben).update(restriction="sealed")
    client = signed_in("carol")
    assert client.get(f"/child/{town.of_ben}/risk").status_code == 404
    assert client.post(f"/child/{town.of_ben}/risk", {"text": "x"}).status_code == 404
    assert not CaseAct.objects.exists()


def test_it_writes_the_look_down_before_it_names_the_child(town: Town, signed_in: SignIn) -> None:
    signed_in("amira").get(f"/child/{town.of_ben}/risk")
    assert Look.objects.filter(child_ref=town.of_ben, page="risk", actor="amira").count() == 1
