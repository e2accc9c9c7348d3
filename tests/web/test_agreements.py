"""Policy, agreements and training: what is missing is seen, managers write, officers read, and reminders come."""

from collections.abc import Callable
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connections
from django.test import Client
from django.test.utils import CaptureQueriesContext

from onroll.casework.act import Doer
from onroll.casework.keep_in_force import Entry, end, replace_entry, write_down
from onroll.policy import rulebook
from onroll.register.models import GovernanceRecord
from onroll.register.scope import Actor
from onroll.web.today import now
from tests.web.town import TODAY, Town

pytestmark = pytest.mark.django_db(databases=["default", "trail"])
SignIn = Callable[[str], Client]
TYPED = {
    "kind": "agreement", "title_of_it": "Sharing with Westshire", "reference": "ISA 14", "neighbours": ["898"],
    "purpose": "To find children: Education Act 1996 s.436A", "owner": "amira",
    "from_day-day": "1", "from_day-month": "9", "from_day-year": "2026",
    "last_day-day": "31", "last_day-month": "8", "last_day-year": "2028",
}  # fmt: skip


def by(on: date = TODAY) -> Doer:
    return Doer(Actor("carol", "manager"), now(), on)


def kept(**said: object) -> GovernanceRecord:
    entry = {"kind": "agreement", "title": "Sharing with Westshire", "from_day": date(2025, 9, 1), "owner": "amira",
             "reference": "ISA 14", "neighbours": ("898",), "purpose": "To find children"} | said  # fmt: skip
    return write_down(Entry(**entry), by())


def text(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


def test_an_empty_register_names_what_the_policy_asks_for(town: Town, signed_in: SignIn) -> None:
    """Rows 9, 13."""
    page = text(signed_in("amira"), "/agreements")
    assert (
        "are not in force (3)" in page and "This council’s policy, reviewed and reissued by 31 August" in page
    )
    assert "agreement with Westshire" in page and "agreement with Port Orrin" in page
    assert "/agreements/new" not in page
    assert "/agreements/new?kind=agreement&amp;neighbour=898" in text(signed_in("carol"), "/agreements")
    assert "3 that the policy asks for are not in force" in text(signed_in("carol"), "/team")


def test_a_manager_writes_an_agreement_and_it_is_missing_no_more(town: Town, signed_in: SignIn) -> None:
    """Rows 13, 14."""
    client = signed_in("carol")
    paper = SimpleUploadedFile("signed.pdf", b"%PDF-1.7 signed")
    answer = client.post("/agreements/new", {**TYPED, "file": paper})
    written = GovernanceRecord.objects.get()
    assert answer.status_code == 302 and answer["Location"] == f"/agreements/{written.ref}"
    assert (written.until_day, written.neighbours) == (date(2028, 9, 1), "898")
    page = text(signed_in("amira"), "/agreements")
    assert "are not in force (2)" in page and "ISA 14" in page
    one = text(signed_in("amira"), f"/agreements/{written.ref}")
    assert "31 August 2028" in one and "signed.pdf" in one and "Amira Rahman" in one
    given = signed_in("amira").get(f"/agreements/{written.ref}/paper/1")
    assert b"".join(given.streaming_content) == b"%PDF-1.7 signed"  # type: ignore[attr-defined]
    assert given["Content-Disposition"].startswith("attachment")


def test_an_officer_may_read_but_not_write(town: Town, signed_in: SignIn) -> None:
    written, client = kept(review_due_on=TODAY), signed_in("amira")
    for address in ("new", f"{written.ref}/replace", f"{written.ref}/review", f"{written.ref}/end"):
        assert client.post(f"/agreements/{address}", TYPED).status_code == 404, address
    assert GovernanceRecord.objects.count() == 1


def test_a_form_that_makes_no_sense_is_shown_again_with_what_was_typed(town: Town, signed_in: SignIn) -> None:
    answer = signed_in("carol").post("/agreements/new", {**TYPED, "reference": "", "from_day-day": "31"})
    page = answer.content.decode()
    assert (
        answer.status_code == 400
        and "is not a day in the calendar" in page
        and "Sharing with Westshire" in page
    )
    assert not GovernanceRecord.objects.exists()


def test_a_stale_form_is_refused_and_what_was_typed_is_kept(town: Town, signed_in: SignIn) -> None:
    written, client = kept(review_due_on=TODAY), signed_in("carol")
    assert (
        client.post(
            f"/agreements/{written.ref}/end", {"seen": 1, "why": "Westshire has left it."}
        ).status_code
        == 302
    )
    other = kept(review_due_on=TODAY)
    client.post(f"/agreements/{other.ref}/review", {"seen": 1, "changed": "Still needed."})
    for form, typed in (
        ("end", {"why": "Not needed."}),
        ("review", {"changed": "Not needed."}),
        ("replace", TYPED),
    ):
        answer = client.post(f"/agreements/{other.ref}/{form}", {"seen": 1, **typed})
        page = answer.content.decode()
        assert answer.status_code == 409 and "Somebody else has changed this entry" in page, form
        assert next(iter(typed.values())) in page or form == "replace"
    assert GovernanceRecord.objects.filter(ref=other.ref).count() == 2


def test_a_review_moves_the_day_and_a_new_edition_shows_beside_the_one_in_force(
    town: Town, signed_in: SignIn
) -> None:
    """Row 9."""
    policy = Entry("policy", "Children missing education policy", date(2026, 9, 1), "carol")
    written, client = write_down(policy, by()), signed_in("carol")
    client.post(f"/agreements/{written.ref}/review", {"seen": 1, "changed": "Read against the new guidance."})
    page = text(client, f"/agreements/{written.ref}")
    assert "Read against the new guidance." in page and "Everything written of it (2)" in page
    later = Entry("policy", "Policy of 2027", date(2027, 9, 1), "carol")
    replace_entry(written.ref, 2, later, by())
    page = text(client, "/agreements")
    assert "a new edition from 1 September 2027" in page and "Children missing education policy" in page


def test_an_end_before_the_next_edition_begins_ends_the_one_in_force_too(
    town: Town, signed_in: SignIn
) -> None:
    """Row 9."""
    written = write_down(Entry("policy", "Policy of 2026", date(2026, 9, 1), "carol"), by())
    replace_entry(written.ref, 1, Entry("policy", "Policy of 2027", date(2027, 9, 1), "carol"), by())
    end(written.ref, 2, "The service has moved.", by())
    page = text(signed_in("amira"), "/agreements")
    assert "Ended (1)" in page and "This council’s policy, reviewed and reissued" in page


def test_its_owner_is_reminded_from_the_warning_and_a_manager_once_it_is_late(
    town: Town, signed_in: SignIn
) -> None:
    """Rows 9, 14."""
    kept(title="Due in sixty days", review_due_on=date.fromordinal(TODAY.toordinal() + 60))
    kept(title="Due in sixty-one days", review_due_on=date.fromordinal(TODAY.toordinal() + 61))
    kept(title="Late since yesterday", review_due_on=date.fromordinal(TODAY.toordinal() - 1))
    kept(title="Ran out today", until_day=TODAY)
    stopped = kept(title="Ended and late", review_due_on=date(2026, 1, 1))
    end(stopped.ref, 1, "Not needed.", by())
    mine, hers = text(signed_in("amira"), "/my-day"), text(signed_in("carol"), "/my-day")
    seen = [
        title in mine for title in ("Due in sixty days", "Late since", "Ran out", "sixty-one", "Ended and")
    ]
    assert seen == [True, True, True, False, False]
    seen = [
        title in hers for title in ("Due in sixty days", "Late since", "Ran out", "sixty-one", "Ended and")
    ]
    assert seen == [False, True, True, False, False]


def test_the_calendar_shows_the_last_day_in_time_to_whoever_keeps_it(town: Town, signed_in: SignIn) -> None:
    """Row 9."""
    kept(title="Due in a week", review_due_on=date.fromordinal(TODAY.toordinal() + 7))
    assert "Due in a week" in text(signed_in("amira"), "/calendar")
    assert "Due in a week" not in text(signed_in("carol"), "/calendar")
    assert "Due in a week" in text(signed_in("carol"), "/calendar?whose=team")


def test_the_log_says_what_each_report_changed_and_under_which_rulebook(
    town: Town, signed_in: SignIn
) -> None:
    """Rows 15, 16."""
    kept(kind="consultation", title="National report on lost children", changed="We ask health earlier.")
    kept(kind="meeting", title="South coast meeting")
    kept(kind="training", title="Training of safeguarding leads", with_whom="40 schools")
    page = text(signed_in("amira"), "/agreements?kind=consultation")
    assert "We ask health earlier." in page and rulebook.version() in page and "South coast" not in page
    assert "Training of safeguarding leads" in text(signed_in("amira"), "/agreements?kind=training")
    assert "What it changed" in text(signed_in("amira"), "/agreements")


def test_the_list_is_given_as_a_file_that_runs_nothing(town: Town, signed_in: SignIn) -> None:
    """Row 14."""
    kept(title="=HYPERLINK()", review_due_on=TODAY)
    answer = signed_in("amira").get("/agreements/export.csv?kind=agreement")
    said = answer.content.decode("utf-8-sig")
    assert "'=HYPERLINK()" in said and "Westshire" in said and "Review due soon" in said
    assert (
        signed_in("amira").get("/agreements/export.csv?kind=policy").content.decode("utf-8-sig").count("\n")
        == 1
    )


def test_it_asks_as_few_questions_for_many_entries_as_for_one(town: Town, signed_in: SignIn) -> None:
    client = signed_in("carol")

    def asked(address: str) -> int:
        text(client, address)
        with CaptureQueriesContext(connections["default"]) as found:
            text(client, address)
        return len(found)

    kept(review_due_on=TODAY)
    addresses = ("/agreements", "/my-day", "/calendar?whose=team", "/team")
    one = [asked(address) for address in addresses]
    for _ in range(3):
        kept(review_due_on=TODAY)
    assert [asked(address) for address in addresses] == one
    assert one[0] <= 6
