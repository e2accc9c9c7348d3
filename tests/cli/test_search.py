"""`onroll search`: the same answers as the page, with a look for each child, and an index that can be built anew."""

import json

import pytest

from onroll.register.models import Look, SearchName
from tests.cli.conftest import Onroll
from tests.intake.lists import LEONA, ROWAN, Desk, on_roll

pytestmark = pytest.mark.django_db(databases=["default", "trail"])


def the_roll_comes(desk: Desk) -> None:
    desk.bring("school_roll", on_roll([ROWAN, LEONA], "2026-09-10"))


@pytest.fixture
def autumn(desk: Desk) -> Desk:
    desk.begin(the_roll_comes)
    return desk


def test_it_finds_for_machines_and_says_how_it_read(autumn: Desk, onroll: Onroll) -> None:
    status, out, _ = onroll("search", "roan", "thistelwood", "2016", "31/02/2016", "--json")
    told = json.loads(out)
    assert status == 0 and [child["name"] for child in told["children"]] == ["Rowan Thistlewood"]
    assert "born 2016" in told["looked_for"] and told["without"] == [] and told["more"] is False
    assert told["could_not_use"] == ["“31/02/2016”: there is no such day"]
    assert any("withdrawn" in one for one in told["did_not_look_in"])
    looks = list(Look.objects.filter(actor="amira", page="search").values_list("child_ref", "why"))
    assert looks == [(told["children"][0]["child"], "searched by name, born")]


def test_it_finds_for_people(autumn: Desk, onroll: Onroll) -> None:
    status, out, _ = onroll("search", "quickfal", "2011")
    assert status == 0 and "Leona Quickfall" in out and "these fit without date of birth" in out


def test_it_says_when_there_is_nothing_to_look_for(autumn: Desk, onroll: Onroll) -> None:
    status, out, err = onroll("search", "x")
    assert status == 2 and out == "" and "nothing to look for" in err


def test_it_builds_the_index_anew_and_checks_it(autumn: Desk, onroll: Onroll) -> None:
    SearchName.objects.all().delete()
    broken = json.loads(onroll("check", "--json")[1])
    assert [one["name"] for one in broken["checks"] if not one["holds"]] == ["search"]
    assert "2 children" in onroll("search", "--rebuild")[1]
    assert onroll("check")[0] == 0
