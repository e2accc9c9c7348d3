"""Safe contact answered, and a letter drafted, edited, sent and printed, on their pages."""

import re
from collections.abc import Callable

import pytest
from django.test import Client

from onroll.casework.act import Doer
from onroll.casework.open_case import open_case
from onroll.register.models import Case, CaseAct, Child, Letter, Look
from tests.web.town import AMIRA, NOW, TODAY, Town

pytestmark = pytest.mark.django_db(databases=["default", "trail"])
SignIn = Callable[[str], Client]
MOTHER, HOME, MAIL = "Grace Okonjo", "9 Fern Way, Anybourne, ZY1 2BB", "grace@family.example"
CONCERNS = {f"concern-{one}": "no" for one in ("refuge", "honour_based_abuse", "abduction", "court_order")}
ANSWERS = {
    "seen": "0", "person-0-name": MOTHER, "person-0-who": "parent", "person-0": "may", "forbidden": "nobody",
    "place-0-text": HOME, "place-0": "yes", "place-1-text": MAIL, "place-1": "yes", **CONCERNS,
}  # fmt: skip
DEADLINE = {"deadline_on-day": "10", "deadline_on-month": "12", "deadline_on-year": "2026"}


@pytest.fixture(autouse=True)
def _home(settings, tmp_path):
    settings.ONROLL_HOME = tmp_path


@pytest.fixture
def case(town: Town) -> Case:
    return open_case(town.of_ben, "mid_year_leavers", "nobody knows", Doer(AMIRA, NOW, TODAY), owner="amira")


def said(client: Client, path: str, /, **given: str) -> tuple[int, str]:
    answer = client.post(path, given, follow=True)
    return answer.status_code, answer.content.decode()


def answered(client: Client, case: Case, **other: str) -> tuple[int, str]:
    return said(client, f"/child/{case.child.ref}/contact", **{**ANSWERS, **other})


def first_contact(client: Client, case: Case, **other: str) -> Letter:
    given = {
        "to_name": MOTHER,
        "address": HOME,
        "language": "en",
        "child": "Amara Okonjo",
        **DEADLINE,
        **other,
    }
    status, page = said(client, f"/cases/{case.ref}/letters/new/first-contact", **given)
    assert status == 200, re.findall(r"There is a problem.*?</ul>", page, re.S)
    return Letter.objects.latest("pk")


def test_it_answers_the_questions_and_shows_them_as_answered(case: Case, signed_in: SignIn) -> None:
    client = signed_in("amira")
    assert "Nobody has answered yet" in client.get(f"/child/{case.child.ref}/contact").content.decode()
    status, page = answered(client, case)
    assert status == 200 and "Answered by" in page and MOTHER in page and HOME in page
    assert re.search(r'name="person-0"[^>]*value="may" checked', page)
    assert CaseAct.objects.filter(kind="safe_contact").count() == 1
    assert Look.objects.filter(child_ref=case.child.ref, page="safe-contact").exists()


def test_it_keeps_what_was_typed_when_the_answers_contradict(case: Case, signed_in: SignIn) -> None:
    status, page = answered(signed_in("amira"), case, forbidden="somebody")
    assert (
        status == 400
        and "mark who" in page
        and MOTHER in page
        and not CaseAct.objects.filter(kind="safe_contact")
    )


def test_it_tells_the_second_of_two_who_answer_at_once(case: Case, signed_in: SignIn) -> None:
    answered(signed_in("carol"), case)
    status, page = answered(signed_in("amira"), case, **{"person-0": "must_not", "forbidden": "somebody"})
    assert status == 409 and "Somebody else has answered" in page


def test_it_keeps_the_advice_beside_the_answers(case: Case, signed_in: SignIn) -> None:
    client = signed_in("amira")
    answered(client, case, **{"concern-refuge": "yes"})
    seen = str(CaseAct.objects.get(kind="safe_contact").pk)
    given = {"do": "advice", "seen": seen, "given_by": "The duty social worker", "advice": "By e-mail only",
             "agrees": "parent:grace okonjo"}  # fmt: skip
    status, page = said(client, f"/child/{case.child.ref}/contact", **given)
    assert status == 200 and f"agreed to {MOTHER}" in page


def test_it_answers_the_head_once_social_care_agreed_though_there_is_a_refuge(
    case: Case, signed_in: SignIn
) -> None:
    """Row 48."""
    client = signed_in("amira")
    answered(client, case, **{"concern-refuge": "yes", "body-school_on_roll": "may"})
    given = {"to_name": "Fernhollow School", "address": "head@fernhollow.example", "child": "Amara Okonjo",
             "reasons": "No ground is made out.", "meanwhile": "Mark each day as it is."}  # fmt: skip
    address = f"/cases/{case.ref}/letters/new/remains-on-roll"
    status, page = said(client, address, **given)
    assert status == 200, re.findall(r"There is a problem.*?</ul>", page, re.S)
    letter = Letter.objects.latest("pk")
    status, page = said(client, f"/cases/{case.ref}/letters/{letter.pk}", do="print", seen="1")
    assert status == 400 and "refuge" in page
    seen = str(CaseAct.objects.get(kind="safe_contact").pk)
    advice = {"do": "advice", "seen": seen, "given_by": "The duty social worker", "advice": "The head may know",
              "agrees": "school_on_roll"}  # fmt: skip
    assert 'value="school_on_roll"' in client.get(f"/child/{case.child.ref}/contact").content.decode()
    said(client, f"/child/{case.child.ref}/contact", **advice)
    status, page = said(client, f"/cases/{case.ref}/letters/{letter.pk}", do="print", seen="1")
    assert status == 200 and Letter.objects.get().state == "printed"


def test_it_lists_the_letters_of_a_step_or_all(case: Case, signed_in: SignIn) -> None:
    client = signed_in("amira")
    everything = client.get(f"/cases/{case.ref}/letters").content.decode()
    assert "School attendance order" in everything and "not in force yet" in everything
    few = client.get(f"/cases/{case.ref}/letters?for=home-education-finding").content.decode()
    assert len(re.findall(r"/letters/new/([\w-]+)", few)) == 2


def test_it_drafts_with_what_is_known_and_says_what_is_missing(case: Case, signed_in: SignIn) -> None:
    client = signed_in("amira")
    answered(client, case)
    form = client.get(f"/cases/{case.ref}/letters/new/first-contact").content.decode()
    assert (
        'value="Amara Okonjo"' in form
        and "Polish (awaiting human review)" in form
        and "answered as safe" in form
    )
    status, page = said(
        client, f"/cases/{case.ref}/letters/new/first-contact", to_name=MOTHER, address=HOME, child="A"
    )
    assert status == 400 and "Reply by is needed" in page


def test_it_writes_to_nobody_whom_the_answers_do_not_name(case: Case, signed_in: SignIn) -> None:
    client = signed_in("amira")
    answered(client, case)
    given = {"to_name": "A Stranger", "address": HOME, "child": "A", **DEADLINE}
    status, page = said(client, f"/cases/{case.ref}/letters/new/first-contact", **given)
    assert status == 400 and "put down under safe contact first" in page and not Letter.objects.exists()


def test_it_holds_the_letter_and_offers_no_button_until_it_is_answered(case: Case, signed_in: SignIn) -> None:
    client = signed_in("amira")
    answered(client, case, **{"place-0": ""})
    letter = first_contact(client, case)
    address = f"/cases/{case.ref}/letters/{letter.pk}"
    page = client.get(address).content.decode()
    assert "Held" in page and re.search(r'value="print"[^>]*disabled|disabled[^>]*value="print"', page)
    status, page = said(client, address, do="print", seen="1")
    assert status == 400 and "whether this address is safe" in page
    letter.refresh_from_db()
    assert letter.state == "drafted"


def test_it_prints_and_files_the_letter(case: Case, signed_in: SignIn) -> None:
    client = signed_in("amira")
    answered(client, case)
    letter = first_contact(client, case, language="ar")
    address = f"/cases/{case.ref}/letters/{letter.pk}"
    page = client.get(address).content.decode()
    assert 'dir="rtl"' in page and "awaiting human review" in page
    status, page = said(client, address, do="print", seen="1")
    assert status == 200 and "filed on the case" in page
    letter.refresh_from_db()
    filed = client.get(f"/cases/{case.ref}/document/{letter.document_id}")
    assert (
        b"".join(filed.streaming_content).startswith(b"%PDF-") and filed["Content-Type"] == "application/pdf"
    )


def test_it_refuses_to_print_letters_without_a_font_and_sends_them_by_e_mail(
    case: Case, signed_in: SignIn, mailoutbox: list
) -> None:
    client = signed_in("amira")
    answered(client, case)
    letter = first_contact(client, case, language="bn", address=MAIL)
    address = f"/cases/{case.ref}/letters/{letter.pk}"
    said(client, address, do="edit", seen="1", text=f"{letter.text}\n\nᠮᠣᠩᠭᠣᠯ")
    status, page = said(client, address, do="print", seen="2")
    assert status == 400 and "in Bengali, cannot be printed" in page
    status, page = said(client, address, do="send", seen="2")
    assert status == 200 and "The letter is sent" in page
    (mail,) = mailoutbox
    assert mail.to == [MAIL] and "অভিভাবক" in mail.body and "Amara" not in mail.subject
    letter.refresh_from_db()
    assert letter.document.content_type.startswith("text/plain") and len(letter.sha256) == 64


def test_it_says_before_a_letter_is_drafted_that_a_language_can_go_by_e_mail_only(
    case: Case, signed_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("onroll.web.pages.letters.new.page.prints", lambda language, own: language != "bn")
    client = signed_in("amira")
    answered(client, case)
    address = f"/cases/{case.ref}/letters/new/first-contact"
    form = client.get(address).content.decode()
    assert "Bengali (awaiting human review; by e-mail only, until a font for it is installed)" in form
    given = {"to_name": MOTHER, "address": HOME, "language": "bn", "child": "Amara Okonjo", **DEADLINE}
    status, page = said(client, address, **given)
    assert status == 400 and "Bengali: by e-mail only" in page and not Letter.objects.exists()
    assert first_contact(client, case, language="bn", address=MAIL).language == "bn"


def test_it_refuses_words_that_tell_the_other_address_by_hand(case: Case, signed_in: SignIn) -> None:
    client = signed_in("amira")
    answered(client, case)
    letter = first_contact(client, case, address=MAIL)
    address = f"/cases/{case.ref}/letters/{letter.pk}"
    said(client, address, do="edit", seen="1", text="Subject: Hello\n\nThey are now at ZY1 2BB.")
    page = client.get(address).content.decode()
    assert "Refused" in page and "where the child is" in page
    status, page = said(client, address, do="send", seen="2")
    assert status == 400 and "refused" in page.lower()


def test_it_sends_nothing_twice_when_the_button_is_pressed_twice(
    case: Case, signed_in: SignIn, mailoutbox: list
) -> None:
    client = signed_in("amira")
    answered(client, case)
    letter = first_contact(client, case, address=MAIL)
    for _ in range(2):
        said(client, f"/cases/{case.ref}/letters/{letter.pk}", do="send", seen="1")
    assert len(mailoutbox) == 1


def test_it_may_read_the_scheme_to_come_and_not_send_it(case: Case, signed_in: SignIn) -> None:
    client = signed_in("amira")
    answered(client, case)
    given = {
        "to_name": MOTHER,
        "address": HOME,
        "language": "en",
        "child": "Amara",
        "reasons": "Nothing known.",
    }
    said(client, f"/cases/{case.ref}/letters/new/preliminary-notice", **given, **DEADLINE)
    letter = Letter.objects.get(code="preliminary-notice")
    status, page = said(client, f"/cases/{case.ref}/letters/{letter.pk}", do="print", seen="1")
    assert status == 400 and "not in force yet" in page


def test_it_gives_a_notice_no_fewer_than_fifteen_days(case: Case, signed_in: SignIn) -> None:
    client = signed_in("amira")
    answered(client, case)
    form = client.get(f"/cases/{case.ref}/letters/new/notice-to-satisfy").content.decode()
    assert re.search(r'name="deadline_on-day"[^>]*value="4"', form), "20 November and 14 more days"
    given = {
        "to_name": MOTHER,
        "address": HOME,
        "language": "en",
        "child": "Amara",
        "reasons": "Nothing known.",
    }
    early = {**DEADLINE, "deadline_on-day": "3"}
    said(client, f"/cases/{case.ref}/letters/new/notice-to-satisfy", **given, **early)
    letter = Letter.objects.get(code="notice-to-satisfy")
    status, page = said(client, f"/cases/{case.ref}/letters/{letter.pk}", do="print", seen="1")
    assert status == 400 and "4 December 2026 at the earliest" in page


def test_it_is_not_found_for_a_child_sealed_meanwhile_nor_for_a_school(case: Case, signed_in: SignIn) -> None:
    client = signed_in("amira")
    answered(client, case)
    letter = first_contact(client, case)
    pages = (f"/child/{case.child.ref}/contact", f"/cases/{case.ref}/letters", f"/cases/{case.ref}/letters/{letter.pk}",
             f"/cases/{case.ref}/letters/new/first-contact")  # fmt: skip
    assert {signed_in("ben").get(page).status_code for page in pages} == {404}
    assert {client.get(page).status_code for page in pages} == {200}
    Child.everyone.filter(pk=case.child_id).update(restriction="sealed")
    assert {client.get(page).status_code for page in pages} == {404}


def test_it_drafts_one_letter_for_all_who_may_have_it_and_says_why_the_others_may_not(
    town: Town, case: Case, signed_in: SignIn
) -> None:
    """Bulk letters: nobody is written to whose safe contact is not answered, and nothing is sent from the list."""
    client = signed_in("amira")
    other = open_case(town.elsewhere, "mid_year_leavers", "gone", Doer(AMIRA, NOW, TODAY), owner="amira")
    answered(client, case)
    given = {"case": [case.ref, other.ref], "letter": "first-contact", **DEADLINE}
    page = client.post("/cases/letters", given).content.decode()
    assert "Drafted for 1 of 2" in page and "Nobody has answered who may be told" in page
    (letter,) = Letter.objects.all()
    assert (letter.case_id, letter.to_name, letter.address, letter.state) == (
        case.pk,
        MOTHER,
        HOME,
        "drafted",
    )
    answered(client, case, **{"seen": str(CaseAct.objects.get(kind="safe_contact").pk), "person-0": "must_not",
                              "forbidden": "somebody"})  # fmt: skip
    page = client.post("/cases/letters", given).content.decode()
    assert "Nothing was drafted" in page and Letter.objects.count() == 1
