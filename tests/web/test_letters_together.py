"""One letter drafted for several cases, read, and let go together: each through the gate, none twice."""

from __future__ import annotations

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from onroll.casework.act import Doer
from onroll.casework.open_case import open_case
from onroll.register.models import Case, CaseAct, Child, Event, Letter, Look
from onroll.register.models.letter import DRAFTED, PRINTED, SENT
from onroll.register.scope import SYSTEM
from onroll.reports.cases.files import case_file
from onroll.web.pages.cases.letters.together.chosen import One, gate
from onroll.web.pages.cases.letters.together.page import cover_of
from onroll.web.today import now
from tests.letters.test_printing import inside
from tests.web.test_letters import ANSWERS, DEADLINE, HOME, MAIL, SignIn, answered
from tests.web.town import AMIRA, NOW, TODAY, Town

pytestmark = pytest.mark.django_db(databases=["default", "trail"])
TOGETHER = "/cases/letters/together"


@pytest.fixture(autouse=True)
def _home(settings, tmp_path):
    settings.ONROLL_HOME = tmp_path


@pytest.fixture
def three(town: Town, signed_in: SignIn) -> list[Letter]:
    """Drafts on three cases: one goes to an address, one by e-mail; the third is held, for somebody must not know."""
    client, by = signed_in("amira"), Doer(AMIRA, NOW, TODAY)
    cases = [open_case(child, "mid_year_leavers", "gone", by, owner="amira")
             for child in (town.of_ben, town.elsewhere, town.gone)]  # fmt: skip
    post, mail = ANSWERS, {key: value for key, value in ANSWERS.items() if not key.startswith("place-0")}
    for case, given in zip(cases, (post, mail, post), strict=True):
        client.post(f"/child/{case.child.ref}/contact", given)
    client.post("/cases/letters", {"case": [one.ref for one in cases], "letter": "first-contact", **DEADLINE})
    number = CaseAct.objects.filter(kind="safe_contact", child=cases[2].child).latest("pk").pk
    answered(client, cases[2], **{"seen": str(number), "person-0": "must_not", "forbidden": "somebody"})
    letters = [Letter.objects.get(case=case) for case in cases]
    assert [one.address for one in letters] == [HOME, MAIL, HOME]
    return letters


def pressed(client: Client, do: str, letters: list[Letter]) -> str:
    return client.post(
        TOGETHER, {"do": do, "letter": [f"{one.pk}.{one.version}" for one in letters]}
    ).content.decode()


def states(letters: list[Letter]) -> list[str]:
    return [Letter.objects.get(pk=one.pk).state for one in letters]


def test_it_shows_the_first_as_it_will_be_read_and_what_the_gate_says_of_each(
    three, signed_in: SignIn
) -> None:
    page = signed_in("amira").get(TOGETHER, {"letter": [one.pk for one in three]}).content.decode()
    assert "Send 1 by e-mail" in page and "File 1 to be printed" in page and page.count("Held") == 1
    assert "We want every child in our area" in page and "must not be told" in page
    looked = Look.objects.filter(page="cases.letters.together").values_list("child_ref", flat=True)
    assert set(looked) == {one.child.ref for one in three}


def test_it_asks_as_much_for_many_letters_as_for_one(three, signed_in: SignIn) -> None:
    client = signed_in("amira")

    def asked(letters: list[Letter]) -> int:
        client.get(TOGETHER, {"letter": [one.pk for one in letters]})
        with CaptureQueriesContext(connection) as found:
            client.get(TOGETHER, {"letter": [one.pk for one in letters]})
        return len(found)

    assert asked(three) == asked(three[:1])


def test_it_sends_all_that_may_leave_once_and_lists_the_held(
    three, signed_in: SignIn, mailoutbox: list
) -> None:
    client = signed_in("amira")
    page = pressed(client, "send", three)
    assert states(three) == [DRAFTED, SENT, DRAFTED] and "1 of 3 is held" in page
    page = pressed(client, "send", three)
    assert len(mailoutbox) == 1 and states(three) == [DRAFTED, SENT, DRAFTED]
    assert (
        CaseAct.objects.filter(kind="letter").count() == Event.objects.filter(kind="case_letter").count() == 1
    )


def test_it_prints_all_as_one_pdf_under_a_cover_that_names_the_held(three, signed_in: SignIn) -> None:
    client = signed_in("amira")
    page = pressed(client, "print", three)
    assert states(three) == [PRINTED, DRAFTED, DRAFTED] and "as one PDF" in page
    pressed(client, "print", three)
    assert CaseAct.objects.filter(kind="letter").count() == 1
    (href,) = re.findall(r'href="(/cases/letters/together.pdf[^"]+)"', page)
    answer = client.get(href.replace("&amp;", "&"))
    assert answer["Content-Type"] == "application/pdf" and answer.content.startswith(b"%PDF-")
    assert b"/Count 2" in inside(answer.content), "the cover, and one letter of a page"
    assert Event.objects.filter(kind="exported").count() == 1
    assert Look.objects.filter(page="cases.letters.pdf").count() == 3


def test_it_says_why_each_held_letter_is_not_among_the_printed(three, signed_in: SignIn) -> None:
    pressed(signed_in("amira"), "print", three)
    filed = [Letter.objects.get(pk=one.pk) for one in three]
    chosen = [One(one, case_file(one.case.ref, AMIRA, TODAY)[1], 1) for one in filed]
    (_, behind), (_, held) = cover_of(chosen, gate(chosen, Doer(AMIRA, now(), TODAY)), TODAY).parts
    assert len(behind) == 1 and len(held) == 2 and any("must not be told" in one for one in held)


def test_it_leaves_out_of_the_pdf_one_filed_that_a_refuge_holds_since(three, signed_in: SignIn) -> None:
    client = signed_in("amira")
    pressed(client, "print", three)
    given = {
        **ANSWERS,
        "seen": str(CaseAct.objects.filter(kind="safe_contact", child=three[0].child).latest("pk").pk),
    }
    client.post(f"/child/{three[0].child.ref}/contact", {**given, "concern-refuge": "yes"})
    page = client.get(TOGETHER, {"letter": [one.pk for one in three]}).content.decode()
    assert "filed as one PDF" not in page and "There is a refuge" in page
    answer = client.get(f"{TOGETHER}.pdf", {"letter": [one.pk for one in three]})
    assert b"/Count 1" in inside(answer.content), "the cover alone"
    assert Event.objects.get(kind="exported").detail.endswith('"letters": []}')
    chosen = [One(Letter.objects.get(pk=three[0].pk), case_file(three[0].case.ref, AMIRA, TODAY)[1], 1)]
    (_, behind), (_, held) = cover_of(chosen, gate(chosen, Doer(AMIRA, now(), TODAY)), TODAY).parts
    assert behind == () and len(held) == 1 and "refuge" in held[0]


def test_it_leaves_one_that_was_changed_meanwhile_and_lets_the_others_go(three, signed_in: SignIn) -> None:
    Letter.objects.filter(pk=three[0].pk).update(version=9)
    page = pressed(signed_in("amira"), "print", three)
    assert states(three)[0] == DRAFTED and "omebody else has changed this letter" in page


def test_it_drafts_no_second_letter_where_a_draft_is_there(three, signed_in: SignIn) -> None:
    given = {"case": [one.case.ref for one in three], "letter": "first-contact", **DEADLINE}
    page = signed_in("amira").post("/cases/letters", given).content.decode()
    assert Letter.objects.count() == 3 and "3 were there already" in page


def test_it_lets_no_school_and_no_stranger_near_them(three, signed_in: SignIn) -> None:
    asked = {"letter": [one.pk for one in three]}
    assert signed_in("ben").get(TOGETHER, asked).status_code == 404
    Child.objects.seen_by(SYSTEM).filter(pk=three[0].child_id).update(restriction="sealed")
    page = signed_in("amira").get(TOGETHER, asked).content.decode()
    assert three[0].case.ref not in page and three[1].case.ref in page
    assert Case.objects.count() == 3
