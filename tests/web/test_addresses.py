"""The addresses letters go to: where each came from and why it is held, and what stands over the letters of a case."""

from __future__ import annotations

from dataclasses import replace

import pytest

from onroll.casework.act import Doer
from onroll.casework.open_case import open_case
from onroll.jobs.commands.check import of_letterhead
from onroll.letters.letterhead import Letterhead, letterhead
from onroll.register.models import Case, CaseAct, Letter
from tests.web.test_letters import HOME, SignIn, answered, case, first_contact, said  # noqa: F401
from tests.web.town import AMIRA, NOW, SCHOOL, TODAY, Town

pytestmark = pytest.mark.django_db(databases=["default", "trail"])


@pytest.fixture(autouse=True)
def _home(settings, tmp_path):
    settings.ONROLL_HOME = tmp_path


def test_it_lets_the_address_of_a_school_be_put_in_and_a_familys_not(case: Case, signed_in: SignIn) -> None:  # noqa: F811
    client = signed_in("amira")
    answered(client, case)
    family = first_contact(client, case)
    changed = {"do": "edit", "seen": "1", "text": family.text, "address": "elsewhere@family.example"}
    said(client, f"/cases/{case.ref}/letters/{family.pk}", **changed)
    given = {"to_name": "Fernhollow School", "address": "", "child": "Amara Okonjo", "reasons": "None is made out.",
             "meanwhile": "Mark each day as it is."}  # fmt: skip
    said(client, f"/cases/{case.ref}/letters/new/remains-on-roll", **given)
    school = Letter.objects.latest("pk")
    changed = {"do": "edit", "seen": "1", "text": school.text, "address": "head@fernhollow.example"}
    said(client, f"/cases/{case.ref}/letters/{school.pk}", **changed)
    family.refresh_from_db()
    school.refresh_from_db()
    assert (family.address, school.address) == (HOME, "head@fernhollow.example")


def test_it_says_of_each_address_where_it_came_from_and_why_it_is_held(
    town: Town,
    case: Case,  # noqa: F811
    signed_in: SignIn,
) -> None:
    client = signed_in("amira")
    asked_to_remove = open_case(
        town.of_ben, "removal_from_roll", "asked", Doer(AMIRA, NOW, TODAY), school=SCHOOL
    )
    CaseAct.objects.create(case=asked_to_remove, child_id=case.child_id, kind="step", step="request", on=TODAY,
                           at=NOW, by="ben", data={"new-address": "7 Elm Row, Farport, ZY7 3BB"})  # fmt: skip
    page = client.get(f"/child/{case.child.ref}/contact").content.decode()
    assert "A school’s request to remove the name, 20 November 2026" in page
    assert "School roll" in page and "Held: nobody has answered who may be told" in page
    answered(client, case)
    page = client.get(f"/child/{case.child.ref}/contact").content.decode()
    assert "Safe, as answered." in page and "Put down here" in page
    assert "7 Elm Row" in page and "Held: nobody has answered whether this address is safe" in page


def unfilled(monkeypatch: pytest.MonkeyPatch) -> None:
    head = replace(letterhead(), telephone="To be completed")

    def instead() -> Letterhead:
        return head

    for place in ("web.pages.letters.page", "web.pages.letters.leaving", "jobs.commands.check"):
        monkeypatch.setattr(f"onroll.{place}.letterhead", instead)


def test_it_says_before_the_first_letter_that_the_letterhead_is_unfinished(
    case: Case,  # noqa: F811
    signed_in: SignIn,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert of_letterhead()["figure"] == "whole"
    unfilled(monkeypatch)
    client = signed_in("carol")
    page = client.get(f"/cases/{case.ref}/letters").content.decode()
    assert "letterhead is still to be completed: the telephone number" in page
    answered(client, case)
    letter = first_contact(client, case)
    status, page = said(client, f"/cases/{case.ref}/letters/{letter.pk}", do="print", seen="1")
    assert status == 400 and "letterhead" in page and Letter.objects.get().state == "drafted"
    assert "no letter can leave" in str(of_letterhead()["figure"])
