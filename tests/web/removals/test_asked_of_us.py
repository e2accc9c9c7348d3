"""What a school is asked, as itself: its list, its answers and papers, the head's reply; and nothing beyond."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connections
from django.test import Client
from django.test.utils import CaptureQueriesContext

from onroll.casework.act import Doer
from onroll.casework.allege_off_rolling import allege_off_rolling
from onroll.casework.do_step import do_step
from onroll.casework.note import note
from onroll.casework.open_case import open_case
from onroll.casework.tell_of_absence import tell_of_absence
from onroll.facts.case import CaseFile
from onroll.register.models import Case, CaseAct, Document, Letter, Look, User
from onroll.reports.account import account
from onroll.reports.cases.files import case_files
from tests.web.removals.asking import ask
from tests.web.removals.test_off_rolling import SAID, by
from tests.web.removals.test_pages import PDF
from tests.web.town import BEN, NOW, OTHER_SCHOOL, SCHOOL, TODAY, Town

pytestmark = pytest.mark.django_db(databases=["default", "trail"])
SignIn = Callable[[str], Client]
VISIT = {"q-visited_on-day": "12", "q-visited_on-month": "11", "q-visited_on-year": "2026", "q-by": "Ada Quill",
         "q-found": "Post behind the door"}  # fmt: skip
ALLEGED_BY = "The aunt, who must not be named"


def file(ref: str) -> CaseFile:
    return case_files([Case.objects.select_related("child").get(ref=ref)], TODAY)[0]


def page(client: Client, address: str = "/asked-of-us") -> str:
    return str(client.get(address).content.decode())


def answer(client: Client, ref: str, code: str, **said: object) -> int:
    form = {"seen": str(Case.objects.get(ref=ref).version), **said}
    return int(client.post(f"/asked-of-us/{ref}/{code}", form).status_code)


def not_located(client: Client, child: str) -> str:
    return ask(client, child, "i", **{"q-absent-since-day": "2", "q-absent-since-month": "11",
                                      "q-absent-since-year": "2026"})  # fmt: skip


def put_to_head(child: str) -> str:
    """An allegation put to the head by a letter that names nobody; returns the case's reference."""
    ref = str(allege_off_rolling(child, SCHOOL, {**SAID, "says": ALLEGED_BY}, by()).ref)
    case = Case.objects.get(ref=ref)
    Letter.objects.create(
        child=case.child, case=case, code="off-rolling-allegation", edition="1", language="en", kind="letter",
        to_kind="school_on_roll", to_name="The head teacher", address="head@alder.example", facts_on=TODAY,
        drafted="x", text="Subject: An allegation\n\nIt is alleged that the pupil was pressed to leave.",
        state="printed", sha256="0" * 64, drafted_by="amira", drafted_at=NOW, effect_key="L1",
    )  # fmt: skip
    do_step(
        file(ref), "put-to-head", "done", by(), said={"told_how": "by letter, and by telephone on Monday"}
    )
    return ref


def test_it_tells_a_school_that_nothing_is_asked(town: Town, signed_in: SignIn) -> None:
    shown = page(signed_in("ben"))
    assert "Nothing is asked of you now" in shown and "Asked of us (" not in shown


def test_it_lists_what_is_asked_with_its_day_and_law_and_counts_it_in_the_menu(
    town: Town, signed_in: SignIn
) -> None:
    """Row 45. Row 51."""
    client = signed_in("ben")
    ref = not_located(client, town.of_ben)
    shown = page(client)
    assert f"/asked-of-us/{ref}/home-visit" in shown and "Amara Okonjo" in shown
    assert "late, was due" in shown and "Children Missing Education Policy" in shown
    assert "Asked of us (2)" in page(client, "/removals")
    assert f"/asked-of-us/{ref}/home-visit" in page(client, f"/removals/{ref}")
    assert Look.objects.filter(page="asked-of-us", child_ref=town.of_ben, actor="ben").exists()


def test_it_takes_the_visit_with_its_papers_and_the_officer_sees_who_said_so(
    town: Town, signed_in: SignIn
) -> None:
    """Row 45."""
    client = signed_in("ben")
    ref = not_located(client, town.of_ben)
    assert answer(client, ref, "home-visit", **VISIT, evidence=SimpleUploadedFile("card.pdf", PDF)) == 302
    assert (file(ref).said("home-visit", "found"), Document.objects.get().kept_by) == (
        "Post behind the door",
        "ben",
    )
    case = page(signed_in("amira"), f"/cases/{ref}")
    assert "Ben Ashworth, for the school" in case and "Post behind the door" in case
    assert "card.pdf" in page(signed_in("ben"), f"/removals/{ref}")
    assert "Asked of us (1)" in page(signed_in("ben"))


@pytest.mark.parametrize(
    ("more", "message"),
    [({"q-found": ""}, "What was found: give an answer"), ({"q-visited_on-year": "2027"}, "still to come"),
     ({"evidence": SimpleUploadedFile("run.exe", b"MZ")}, "run.exe")],
)  # fmt: skip
def test_it_keeps_neither_answer_nor_papers_when_one_is_wrong_and_what_was_typed_stays(
    town: Town, signed_in: SignIn, more: dict[str, object], message: str
) -> None:
    client = signed_in("ben")
    ref = not_located(client, town.of_ben)
    form = {"seen": str(Case.objects.get(ref=ref).version), **VISIT, **more}
    refused = client.post(f"/asked-of-us/{ref}/home-visit", form)
    assert refused.status_code == 400
    assert message in refused.content.decode() and "Ada Quill" in refused.content.decode()
    assert (file(ref).settled("home-visit"), Document.objects.count()) == (None, 0)


def test_it_shows_what_was_typed_again_when_the_case_has_moved_and_nothing_of_what_moved(
    town: Town, signed_in: SignIn
) -> None:
    client = signed_in("ben")
    ref = not_located(client, town.of_ben)
    before = Case.objects.get(ref=ref).version
    note(ref, "The father was seen in Farshire", by())
    late = client.post(f"/asked-of-us/{ref}/home-visit", {**VISIT, "seen": str(before)})
    shown = late.content.decode()
    assert late.status_code == 409 and "Ada Quill" in shown and "Farshire" not in shown
    assert answer(client, ref, "home-visit", **VISIT) == 302


def test_it_tells_a_school_nothing_of_an_allegation_before_it_is_put_to_the_head(
    town: Town, signed_in: SignIn
) -> None:
    ref = allege_off_rolling(town.of_ben, SCHOOL, SAID, by()).ref
    client = signed_in("ben")
    assert ref not in page(client)
    for code in ("head-replies", "allegation", "put-to-head", "evidence-cpoms", "finding"):
        hidden = client.get(f"/asked-of-us/{ref}/{code}")
        absent = client.get(f"/asked-of-us/KNOTHING/{code}")
        assert (hidden.status_code, absent.status_code) == (404, 404), code
        assert answer(client, ref, code, **{"q-reply": "We did not"}) == 404, code


def test_it_lets_the_head_reply_to_what_was_put_in_the_letter_and_names_nobody(
    town: Town, signed_in: SignIn
) -> None:
    """Row 49."""
    ref = put_to_head(town.of_ben)
    client = signed_in("ben")
    form = page(client, f"/asked-of-us/{ref}/head-replies")
    for shown in (page(client), form):
        assert "Reply to an allegation" in shown and "4 December" in shown
        for secret in (ALLEGED_BY, "aunt", "parent or carer", "by telephone on Monday", "amira", "Amira"):
            assert secret not in shown, secret
    assert "pressed to leave" in form
    assert answer(client, ref, "head-replies", **{"q-reply": "The mother asked to move him"}) == 302
    assert (file(ref).said("head-replies", "reply"), file(ref).said("head-replies", "replied_on")) == (
        "The mother asked to move him",
        TODAY.isoformat(),
    )
    assert "Ben Ashworth, for the school" in page(signed_in("amira"), f"/cases/{ref}")


def test_it_says_who_wrote_down_a_reply_that_came_on_paper(town: Town, signed_in: SignIn) -> None:
    """Row 49."""
    ref = put_to_head(town.of_ben)
    do_step(file(ref), "head-replies", "done", by(), said={"replied_on": "2026-11-19", "reply": "A letter"})
    assert "written down by Amira Rahman" in page(signed_in("amira"), f"/cases/{ref}")
    assert f"/asked-of-us/{ref}/head-replies" not in page(signed_in("ben"))


def test_it_asks_the_head_for_a_kind_of_evidence_once_it_was_sent_for(town: Town, signed_in: SignIn) -> None:
    """Row 50."""
    ref = put_to_head(town.of_ben)
    client = signed_in("ben")
    said = {"q-came": "The log of May", "evidence": SimpleUploadedFile("log.pdf", PDF)}
    assert answer(client, ref, "evidence-cpoms", **said) == 404
    do_step(file(ref), "evidence-cpoms", "sent", by())
    assert "Send us: CPOMS logs" in page(client)
    said["evidence"] = SimpleUploadedFile("log.pdf", PDF)
    assert answer(client, ref, "evidence-cpoms", **said) == 302
    act = file(ref).settled("evidence-cpoms")
    assert act is not None and (act.outcome, act.by) == ("answered", "ben")
    assert Document.objects.get().file_name == "log.pdf"


def test_it_shows_one_school_nothing_that_another_is_asked(town: Town, signed_in: SignIn) -> None:
    client = signed_in("ben")
    ref = put_to_head(town.of_ben)
    User.objects.filter(username="ben").update(schools=OTHER_SCHOOL)
    assert "Amara" not in page(client)
    assert answer(client, ref, "head-replies", **{"q-reply": "x"}) == 404
    assert not CaseAct.objects.filter(step="head-replies").exists()


def test_it_opens_the_form_of_a_challenge_whose_pupil_has_left_the_roll(
    town: Town, signed_in: SignIn
) -> None:
    """Row 37."""
    open_case(town.gone, "removal_from_roll", "nobody asked", by(), school=SCHOOL)
    client = signed_in("ben")
    assert f"/removals/ask?child={town.gone}" in page(client)
    chosen = page(client, f"/removals/ask?child={town.gone}")
    assert "Leander Quickfall, no longer on your roll" in chosen and "There is a problem" not in chosen
    assert client.get(f"/removals/ask/{town.gone}/a").status_code == 200
    ask(client, town.gone)
    assert Case.objects.get().acts.filter(step="request", by="ben").exists()


def test_it_takes_a_schools_word_of_an_absence_from_the_pupils_page(town: Town, signed_in: SignIn) -> None:
    """Row 51."""
    client = signed_in("ben")
    assert f"/asked-of-us/absence?child={town.of_ben}" in page(client, f"/child/{town.of_ben}")
    form = page(client, f"/asked-of-us/absence?child={town.of_ben}")
    assert "Report immediate risk" in form
    said = {"child": town.of_ben, "q-kind": "unexplained", "q-first_day-day": "9", "q-first_day-month": "11",
            "q-first_day-year": "2026"}  # fmt: skip
    for wrong in ({"child": town.elsewhere}, {"q-first_day-year": "2027"}, {"q-kind": ""}):
        assert client.post("/asked-of-us/absence", said | wrong).status_code == 400
    assert not Case.objects.exists()
    assert client.post("/asked-of-us/absence", said).status_code == 302
    case = Case.objects.get()
    assert (case.way_out, case.school, case.opened_by) == ("unexplained_absence", SCHOOL, "ben")
    assert "Begin your enquiries" in page(client)
    assert "unexplained" not in page(client, f"/child/{town.of_ben}")


def test_it_asks_the_register_no_more_questions_for_more_pupils(town: Town, signed_in: SignIn) -> None:
    client = signed_in("ben")
    ours = account(TODAY, None, BEN).rows["child"].to_list()
    said = {"kind": "unexplained", "first_day": "2026-11-09"}

    def questions() -> int:
        page(client)
        with CaptureQueriesContext(connections["default"]) as asked:
            assert "Begin your enquiries" in page(client)
        return len(asked)

    tell_of_absence(ours[0], SCHOOL, said, Doer(BEN, NOW, TODAY))
    before = questions()
    for child in ours[1:]:
        tell_of_absence(child, SCHOOL, said, Doer(BEN, NOW, TODAY))
    assert (questions(), before <= 20) == (before, True), before
