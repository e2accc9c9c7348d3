"""The pages of schools: why one calls for a visit, what is planned and came of it; figures, and no child's name."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from django.db import connections
from django.test import Client
from django.test.utils import CaptureQueriesContext

from onroll.casework.act import Doer
from onroll.casework.visit_school import plan_meeting, tell_of
from onroll.policy.collaboration.with_schools import HELD, SUPPORT, VISIT
from onroll.register.models import Event, SchoolAct
from onroll.register.school_acts import with_one
from tests.web.town import AMIRA, NOW, OTHER_SCHOOL, PUPILS, SCHOOL, TODAY, Town

pytestmark = pytest.mark.django_db(databases=["default", "trail"])
SignIn = Callable[[str], Client]
HERE = f"/schools/{SCHOOL}"
BY = Doer(AMIRA, NOW, TODAY)


def typed(name: str, day: date) -> dict[str, str]:
    return {f"{name}-day": str(day.day), f"{name}-month": str(day.month), f"{name}-year": str(day.year)}


def plan(client: Client, day: date = TODAY, **said: str) -> int:
    form = {"kind": "visit", "who": "amira", "why": "Returns come late"} | typed("held_on", day) | said
    assert client.post(f"{HERE}/plan", form)["Location"] == HERE
    return with_one(SCHOOL).meetings[-1].number


def test_it_lists_every_school_with_its_reasons_and_no_child(town: Town, signed_in: SignIn) -> None:
    """Row 17."""
    page = signed_in("amira").get("/schools").content.decode()
    for words in (
        "Alder Park Primary School",
        "Ferrymead School",
        "Support meeting, autumn term 2026/27",
        "None yet",
    ):
        assert words in page, words
    assert "Nobody" not in page and not [surname for _, surname, *_ in PUPILS if surname in page]


def test_it_shows_those_that_call_for_a_visit_or_lack_a_meeting_alone(town: Town, signed_in: SignIn) -> None:
    """Row 31."""
    client = signed_in("amira")
    plan_meeting(OTHER_SCHOOL, SUPPORT, date(2026, 12, 3), "amira", "each term", BY)
    page = client.get("/schools?show=support").content.decode()
    assert "No support meeting this term (1)" in page and "Alder Park" in page and "Ferrymead" not in page
    client.post(f"{HERE}/staff", {"role": "Head teacher"} | typed("since", date(2026, 11, 2)))
    page = client.get("/schools?show=visit").content.decode()
    assert "New staff, not visited since: Head teacher, since 2 November 2026" in page


def test_it_plans_a_visit_and_says_what_came_of_it(town: Town, signed_in: SignIn) -> None:
    """Row 17."""
    client = signed_in("amira")
    number = plan(client)
    page = client.get(HERE).content.decode()
    assert "Say what came of it" in page and "Returns come late" in page
    said = {"state": "held", "text": "The new lead was shown the returns", "title-2": "Send the register",
            "to-2": "The school’s office"} | typed("due-2", date(2026, 12, 4))  # fmt: skip
    assert client.post(f"{HERE}/meetings/{number}", said).status_code == 302
    page = client.get(HERE).content.decode()
    assert "The new lead was shown the returns" in page and "by 4 December 2026" in page
    ((action, _),) = with_one(SCHOOL).actions
    assert client.post(f"{HERE}/done/{action.number}").status_code == 302
    assert client.post(f"{HERE}/done/{action.number}").status_code == 404
    assert "Agreed and still open" not in client.get(HERE).content.decode()
    assert client.get(f"{HERE}/meetings/{number}").status_code == 404, "it is told of once"


@pytest.mark.parametrize(
    ("address", "said", "why"),
    [
        ("plan", {"kind": "visit", "why": "x", "who": "amira"}, "The day is needed"),
        ("plan", {"why": "x", "who": "amira"} | typed("held_on", TODAY), "Say what it is"),
        ("plan", {"kind": "visit", "why": "x", "who": "ben"} | typed("held_on", TODAY), "Choose who goes"),
        ("staff", typed("since", TODAY), "Say which post it is"),
        ("meeting", {"state": "held", "text": ""}, "Say what came of it"),
        ("meeting", {"state": "held", "text": "y", "title-1": "Do"}, "Agreed, 1: say what is to be done"),
        ("meeting", {"state": "held", "text": "y", "title-1": "Do", "to-1": "us"}, "Agreed, 1: its last day is needed"),
    ],
)  # fmt: skip
def test_it_says_what_is_wrong_keeps_what_was_typed_and_writes_nothing(
    town: Town, signed_in: SignIn, address: str, said: dict[str, str], why: str
) -> None:
    client = signed_in("amira")
    number = plan(client)
    where = {"meeting": f"meetings/{number}"}.get(address, address)
    answer = client.post(f"{HERE}/{where}", said)
    page = answer.content.decode()
    assert answer.status_code == 400 and why in page
    assert said.get("text", said.get("why", "")) in page and SchoolAct.objects.count() == 1


def test_it_takes_back_a_mistake_with_a_reason(town: Town, signed_in: SignIn) -> None:
    client = signed_in("amira")
    number = plan(client)
    assert "Written down on 20 November 2026" in client.get(f"{HERE}/take-back/{number}").content.decode()
    assert client.post(f"{HERE}/take-back/{number}", {"why": ""}).status_code == 400
    assert client.post(f"{HERE}/take-back/{number}", {"why": "The wrong school"}).status_code == 302
    assert not with_one(SCHOOL).meetings and Event.objects.filter(kind="school_undone").exists()
    assert client.get(f"{HERE}/take-back/{number}").status_code == 404


def test_it_shows_figures_with_the_lists_behind_them_and_what_they_do_not_say(
    town: Town, signed_in: SignIn
) -> None:
    """Row 17."""
    page = signed_in("carol").get(HERE).content.decode()
    for words in ("Our children on its roll", "together: 4", f"/school-returns?school={SCHOOL}",
                  "a pattern is not a finding",
                  "No targeted support meeting is planned or held in the autumn term 2026/27"):  # fmt: skip
        assert words in page, words
    assert not [surname for _, surname, *_ in PUPILS if surname in page]


def test_it_is_due_on_the_calendar_and_on_its_owners_day(town: Town, signed_in: SignIn) -> None:
    """Row 31."""
    amira, carol = signed_in("amira"), signed_in("carol")
    past = plan_meeting(SCHOOL, SUPPORT, date(2026, 11, 12), "amira", "each term", BY)
    plan_meeting(OTHER_SCHOOL, VISIT, date(2026, 11, 25), "amira", "new head", BY)
    day, calendar = amira.get("/my-day").content.decode(), amira.get("/calendar").content.decode()
    assert "say what came of it" in day and HERE in day and f"/schools/{OTHER_SCHOOL}" in day
    assert "Visit to the school" in calendar and "Ferrymead School" in calendar
    assert "Ferrymead School" not in carol.get("/my-day").content.decode()
    assert "Visit to the school" in carol.get("/calendar?whose=team").content.decode()
    tell_of(SCHOOL, past.pk, HELD, "x", BY, agreed=[("Send the register", "the office", date(2026, 11, 26))])
    assert "Send the register, the office" in amira.get("/my-day").content.decode()


@pytest.mark.parametrize("person", ["ben", "dev"])
def test_it_is_not_found_by_schools_and_by_those_who_bring_data(
    town: Town, signed_in: SignIn, person: str
) -> None:
    client = signed_in(person)
    form = {"kind": "visit", "who": "amira", "why": "x"} | typed("held_on", TODAY)
    assert [client.get(one).status_code for one in ("/schools", HERE, f"{HERE}/plan")] == [404] * 3
    assert client.post(f"{HERE}/plan", form).status_code == 404 and not SchoolAct.objects.exists()
    assert 'href="/schools"' not in client.get("/").content.decode()


def test_it_knows_no_school_that_nobody_listed(town: Town, signed_in: SignIn) -> None:
    client = signed_in("amira")
    for address in (
        "/schools/8999999",
        "/schools/8999999/plan",
        "/schools/8999999/staff",
        f"{HERE}/meetings/9",
    ):
        assert client.get(address).status_code == 404, address


def test_it_asks_few_questions(town: Town, signed_in: SignIn) -> None:
    client = signed_in("amira")
    for address in ("/schools", HERE):
        client.get(address)
        with CaptureQueriesContext(connections["default"]) as asked:
            assert client.get(address).status_code == 200
        assert len(asked) <= 45, (address, len(asked))
