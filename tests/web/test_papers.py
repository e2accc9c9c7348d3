"""The office's own papers as PDF: the closing pack and the index of a bundle, marked, tagged, and each look written."""

from __future__ import annotations

import pytest

from onroll.casework.act import Doer
from onroll.casework.open_case import open_case
from onroll.casework.start_failed_to_track import start_failed_to_track
from onroll.facts.case import CaseFile
from onroll.register.models import Child, Event, Look
from onroll.reports.bundle import Index
from onroll.reports.cases.files import case_file
from onroll.web.pages.closure.pack.page import shown
from onroll.web.pages.closure.pack.paper import paper_of
from onroll.web.pages.orders.page import print_index
from tests.letters.test_printing import inside
from tests.web.test_letters import SignIn
from tests.web.town import AMIRA, NOW, TODAY, Town

pytestmark = pytest.mark.django_db(databases=["default", "trail"])


@pytest.fixture
def search(town: Town) -> CaseFile:
    by = Doer(AMIRA, NOW, TODAY)
    case = open_case(town.gone, "mid_year_leavers", "gone from the roll", by, owner="amira")
    _, file = case_file(case.ref, AMIRA, TODAY)
    start_failed_to_track(file, by, why="every school was asked", seen=case.version)
    return case_file(case.ref, AMIRA, TODAY)[1]


def test_it_gives_the_closing_pack_as_a_tagged_pdf_after_the_look_is_written(
    search: CaseFile, signed_in: SignIn
) -> None:
    """Row 100."""
    client = signed_in("amira")
    assert f"/cases/{search.ref}/closure.pdf" in client.get(f"/cases/{search.ref}/closure").content.decode()
    answer = client.get(f"/cases/{search.ref}/closure.pdf")
    content = inside(answer.content)
    assert answer["Content-Type"] == "application/pdf" and b"pdfuaid" in content
    assert Look.objects.filter(page="closure.pdf", child_ref=search.child).count() == 1
    assert Event.objects.filter(kind="exported", about=search.ref).count() == 1


def test_it_says_on_paper_all_that_the_page_says_of_the_enquiries(search: CaseFile, rf) -> None:
    from django.contrib.auth import get_user_model

    request = rf.get("/")
    request.user = get_user_model().objects.get(username="amira")
    case, file = case_file(search.ref, AMIRA, TODAY)
    of_page = shown(request, case, file)
    paper = paper_of(file, of_page)
    (enquiries,) = (part for part in paper.parts if part.title == "The enquiries")
    assert len(enquiries.rows) == len(of_page["made"]) > 5
    assert all(one["title"] in row[0] and row[2].startswith(one["result"]) for one, row in
               zip(of_page["made"], enquiries.rows, strict=True))  # fmt: skip
    assert dict(paper.about)["Child"] == "Leander Quickfall"


def test_it_gives_no_pack_of_another_case_of_a_sealed_child_or_to_a_school(
    search: CaseFile, town: Town, signed_in: SignIn
) -> None:
    other = open_case(town.of_ben, "mid_year_leavers", "gone", Doer(AMIRA, NOW, TODAY), owner="amira")
    assert signed_in("amira").get(f"/cases/{other.ref}/closure.pdf").status_code == 404
    assert signed_in("ben").get(f"/cases/{search.ref}/closure.pdf").status_code == 404
    Child.everyone.filter(ref=search.child).update(restriction="sealed")
    assert signed_in("amira").get(f"/cases/{search.ref}/closure.pdf").status_code == 404


def test_it_prints_the_index_of_a_bundle_the_same_each_time(town: Town) -> None:
    """Row 89."""
    one = Index("School attendance order: K7TEST", (("Child", "Ben Testwell"), ("Case", "K7TEST")), (
        ("Chronology", (("1 May 2026", "Case opened", "gone", "amira"),), ("Day", "What", "Said", "By")),
        ("Papers", (), ("File", "Title", "SHA-256")),
        ("Not in this bundle", (("Notes",),), ()),
    ))  # fmt: skip
    made = print_index(one)
    assert made == print_index(one) and b"pdfuaid" in inside(made)
