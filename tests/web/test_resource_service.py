"""The list shared with the Children's Resource Service: who is on it, where the lists differ, and what leaves."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from django.test import Client

from onroll.intake.link import link_waiting
from onroll.intake.receive import receive
from onroll.register.models import Child, Event, Look
from onroll.register.scope import Actor
from onroll.reports.resource_service import Shared, shared_list
from tests.web.town import AMIRA, DEV, NOW, TODAY, Town

pytestmark = pytest.mark.django_db(databases=["default", "trail"])
SignIn = Callable[[str], Client]
LIST = (
    "as_at,surname,forename,dob,postcode,plan,started_on\n"
    "2026-11-16,Quickfall,Leander,2017-02-14,ZY1 2BB,CIN,2026-10-01\n"
    "2026-11-16,Okonjo,Amara,2018-03-02,ZY1 2BB,CP,2026-10-01\n"
    "2026-11-16,Rademaker,Femke,2015-06-09,ZY2 1AA,CP,2026-10-01\n"
    "2026-11-16,Rademaker,Joost,2024-06-09,ZY2 1AA,CP,2026-10-01\n"
)
POLICE = "notice_ref,surname,forename,dob,postcode,notice_on\nPN9,{},2026-11-12\n"


@pytest.fixture
def lists(town: Town, tmp_path: Path) -> Callable[[str, str], None]:
    def bring(source: str, content: str) -> None:
        path = tmp_path / f"{source}.csv"
        path.write_text(content)
        receive(source, path, actor=DEV, now=NOW, learned_at=datetime(2026, 11, 18, 8, tzinfo=UTC))
        link_waiting(DEV, now=NOW)

    return bring


Lists = Callable[[str, str], None]


def shared() -> Shared:
    return shared_list(AMIRA, TODAY)


def test_it_lists_children_open_to_the_service_without_education_and_who_has_no_record(lists: Lists) -> None:
    """Row 28. One is on a roll and one under school age: neither is on the list."""
    lists("social_care", LIST)
    found = [(one.name, one.plans, one.recorded) for one in shared().open_to_it]
    assert found == [("Femke Rademaker", ("CP",), False), ("Leander Quickfall", ("CIN",), True)]
    assert shared().as_at == date(2026, 11, 16)


def test_it_shows_who_is_at_risk_without_education_and_not_on_the_services_list(lists: Lists) -> None:
    """Row 28."""
    lists("police_notices", POLICE.format("Quickfall,Leander,2017-02-14,ZY1 2BB"))
    assert [one.name for one in shared().not_open] == ["Leander Quickfall"]
    lists("social_care", LIST)
    assert shared().not_open == [] and shared().open_to_it[-1].plans == ("CIN", "police")


def test_it_takes_the_latest_list_as_the_list(lists: Lists) -> None:
    lists("social_care", LIST)
    lists(
        "social_care", LIST.splitlines()[0] + "\n2026-11-17,Okonjo,Amara,2018-03-02,ZY1 2BB,CP,2026-10-01\n"
    )
    assert shared().open_to_it == []


def test_it_gives_the_service_its_own_plan_and_what_education_holds_and_nothing_else(
    lists: Lists, town: Town, signed_in: SignIn
) -> None:
    lists("social_care", LIST)
    lists("police_notices", POLICE.format("Quickfall,Leander,2017-02-14,ZY1 2BB"))
    answer = signed_in("amira").get("/resource-service/export.csv")
    file = answer.content.decode("utf-8-sig")
    assert file.splitlines()[0] == "Name,Born,Open to you as,What education holds,Since"
    assert "Femke Rademaker,2015-06-09,Child protection plan,No record besides your own list" in file
    assert "Leander Quickfall,2017-02-14,Child in need plan," in file
    assert "ZY1" not in file and "olice" not in file
    assert Event.objects.filter(kind="exported", about="resource-service.csv").exists()
    assert Look.objects.filter(page="resource-service.csv", child_ref=town.gone, why="export").exists()


def test_it_logs_the_look_and_shows_nobody_who_is_sealed(lists: Lists, town: Town, signed_in: SignIn) -> None:
    lists("social_care", LIST)
    client = signed_in("amira")
    page = client.get("/resource-service").content.decode()
    assert "Leander Quickfall" in page and "No record besides the service’s list" in page
    assert Look.objects.filter(page="resource-service", child_ref=town.gone, actor="amira").exists()
    Child.everyone.filter(ref=town.gone).update(restriction="sealed")
    assert "Quickfall" not in client.get("/resource-service").content.decode()


@pytest.mark.parametrize("person", ["ben", "dev"])
def test_it_is_not_found_by_others(lists: Lists, signed_in: SignIn, person: str) -> None:
    client = signed_in(person)
    assert [client.get(f"/resource-service{end}").status_code for end in ("", "/export.csv")] == [404, 404]
    assert shared_list(Actor("ben", "school"), TODAY) == Shared(None, [], [], 0)
