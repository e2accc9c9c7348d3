"""The paper of a filed letter on its pages: held when the answers change, said to be posted, or called back."""

from pathlib import Path

import pytest

from onroll import web
from onroll.register.models import Case, CaseAct, Letter, Look
from tests.web.test_letters import DEADLINE, SignIn, answered, case, first_contact, said

__all__ = ["case"]
pytestmark = pytest.mark.django_db(databases=["default", "trail"])


@pytest.fixture(autouse=True)
def _home(settings, tmp_path):
    settings.ONROLL_HOME = tmp_path


def test_it_gives_no_paper_of_a_filed_letter_once_the_mother_must_not_know(
    case: Case, signed_in: SignIn
) -> None:
    client = signed_in("amira")
    answered(client, case)
    letter = first_contact(client, case)
    address = f"/cases/{case.ref}/letters/{letter.pk}"
    assert "Filed to be printed" in said(client, address, do="print", seen="1")[1]
    letter.refresh_from_db()
    paper = f"/cases/{case.ref}/document/{letter.document_id}"
    assert client.get(paper).status_code == 200
    number = str(CaseAct.objects.get(kind="safe_contact").pk)
    answered(client, case, **{"seen": number, "person-0": "must_not", "forbidden": "somebody"})
    refused = client.get(paper)
    assert refused.status_code == 403 and "must not be told" in refused.content.decode()
    assert client.get(f"{paper}?record=yes").status_code == 403
    page = client.get(address).content.decode()
    assert "Do not post it" in page and f'href="{paper}' not in page and "Call the letter back" in page
    manager = signed_in("carol")
    assert f'href="{paper}?record=yes"' in manager.get(address).content.decode()
    opened = manager.get(f"{paper}?record=yes")
    assert opened.status_code == 200 and Look.objects.get(page="case.document.held").why
    status, page = said(client, address, do="back", seen="2", why="She must not know")
    assert status == 200 and "Called back: not posted" in page
    assert (
        client.get(paper).status_code == 403
        and "Called back" in client.get(f"/cases/{case.ref}/letters").content.decode()
    )


def test_it_refuses_a_day_of_birth_that_is_still_to_come(case: Case, signed_in: SignIn) -> None:
    given = {"to_name": "Housing", "address": "housing@anybourne.example", "child": "A", "born_on-day": "1",
             "born_on-month": "1", "born_on-year": "2099", **DEADLINE}  # fmt: skip
    status, page = said(signed_in("amira"), f"/cases/{case.ref}/letters/new/enquiry", **given)
    assert status == 400 and "Date of birth is still to come" in page and not Letter.objects.exists()


def test_it_stacks_the_letters_of_a_case_on_a_narrow_page(case: Case, signed_in: SignIn) -> None:
    client = signed_in("amira")
    answered(client, case)
    first_contact(client, case)
    page = client.get(f"/cases/{case.ref}/letters").content.decode()
    assert "onroll-stack" in page and page.count('class="onroll-which"') == 3


def test_it_says_that_a_filed_letter_was_posted_and_then_calls_it_back_no_more(
    case: Case, signed_in: SignIn
) -> None:
    client = signed_in("amira")
    answered(client, case)
    letter = first_contact(client, case)
    address = f"/cases/{case.ref}/letters/{letter.pk}"
    said(client, address, do="print", seen="1")
    status, page = said(client, address, do="posted", seen="2")
    assert status == 200 and "was posted" in page and "Call the letter back" not in page
    status, page = said(client, address, do="back", seen="3", why="a mistake")
    assert status == 400 and "was posted" in page and Letter.objects.get().state == "printed"


def test_it_stacks_the_agreements_on_a_narrow_page() -> None:
    """Each cell says what it is, where the headings are out of sight."""
    for page, cells in (("agreements", 10), ("orders", 1)):
        text = (Path(web.__file__).parent / "pages" / page / "page.html").read_text("utf-8")
        assert text.count('class="govuk-table onroll-table"') == 0 and text.count("onroll-which") == cells
