"""Cases from a terminal: listed without a name, one shown whole, and each look on the trail."""

import csv
import io
import json

import pytest

from onroll.casework.act import Doer
from onroll.casework.note import note
from onroll.casework.open_case import open_case
from onroll.casework.take_back import take_back
from onroll.register.models import Case, Child, Look
from onroll.register.scope import SYSTEM
from onroll.reports.cases.files import case_file
from tests.casework.conftest import DAY, NOW, WAY, _pathway  # noqa: F401
from tests.cli.conftest import Onroll
from tests.intake.lists import Desk, on_roll

pytestmark = pytest.mark.django_db(databases=["default", "trail"])
BY = Doer(SYSTEM, NOW, DAY)
AMIRA = {"forename": "Amira", "surname": "Thistlewood", "dob": "2016-05-04"}


@pytest.fixture
def case(desk: Desk) -> Case:
    desk.bring("school_roll", on_roll([AMIRA], "2026-09-10"))
    return open_case(Child.everyone.get().ref, "astray", "nobody knows", BY)


def test_it_lists_open_cases_for_people_and_for_machines(case: Case, onroll: Onroll) -> None:
    status, out, _ = onroll("cases", "--json", "--on", DAY)
    (told,) = json.loads(out)["cases"]
    assert status == 0 and (told["case"], told["next"], told["state"]) == (case.ref, "ask", "todo")
    (row,) = csv.DictReader(io.StringIO(onroll("cases", "--csv", "--on", DAY)[1]))
    assert row["child"] == case.child.ref
    assert "1 open cases" in onroll("cases", "--on", DAY)[1]
    assert "Thistlewood" not in out
    assert Look.objects.filter(child_ref=case.child.ref, actor="amira").count() == 3


def test_it_lists_only_those_of_one_person_or_only_the_late(case: Case, onroll: Onroll) -> None:
    assert json.loads(onroll("cases", "--json", "--owner", "ben")[1]) == {"cases": []}
    assert json.loads(onroll("cases", "--json", "--late", "--on", DAY)[1]) == {"cases": []}
    assert len(json.loads(onroll("cases", "--json", "--late", "--on", "2027-02-01")[1])["cases"]) == 1


def test_it_shows_one_case_with_what_was_taken_back(case: Case, onroll: Onroll) -> None:
    wrong = note(case.ref, "the wrong child", BY)
    file = case_file(case.ref, SYSTEM, DAY)[1]
    take_back(file, wrong.pk, BY, why="another child", seen=file.version)
    told = json.loads(onroll("case", case.ref, "--json", "--on", DAY)[1])
    assert [task["step"] for task in told["tasks"]] == [step.code for step in WAY.steps]
    assert {act["number"]: act["stands"] for act in told["acts"]}[wrong.pk] is False
    assert "blocked" in onroll("case", case.ref, "--on", DAY)[1]


def test_it_says_that_there_is_no_such_case(desk: Desk, onroll: Onroll) -> None:
    status, _, err = onroll("case", "KNOTHING")
    assert status == 2 and "KNOTHING" in err
