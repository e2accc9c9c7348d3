"""School attendance orders as they are worked, and the bundle for a prosecution."""

from __future__ import annotations

import io
import zipfile
from datetime import date, timedelta
from hashlib import sha256

import pytest
from django.test import Client

from onroll.casework.act import Changed, NotDone
from onroll.casework.close_case import close_case
from onroll.casework.keep_document import keep_document, place_of
from onroll.casework.make_prosecution_bundle import made_bundle, make_prosecution_bundle
from onroll.casework.note import note
from onroll.casework.open_case import open_case
from onroll.casework.report_immediate_risk import Risk, report_immediate_risk
from onroll.facts.case import CaseFile
from onroll.policy.plan import Task
from onroll.register.models import Event, User
from onroll.reports.bundle import Index, bundle
from tests.casework.failed_to_track.conftest import Search
from tests.intake.lists import ON

pytestmark = pytest.mark.django_db(databases=["default", "trail"])
SERVED = {"how": "by_hand", "on_whom": "The mother", "by_whom": "=Amira <b>", "school": "8992001"}
AFTER, LAST = date(2027, 1, 11), date(2026, 12, 4)
IN_IT = ("Serve the notice to satisfy the council", "Education Act 1996 s.437(1)-(2) (confirmed)", "The mother",
         "Handed to the parent", "20 November 2026", "No service could help.", "Rowan Thistlewood")  # fmt: skip


def unsatisfied(search: Search) -> CaseFile:
    file = search.step(
        search.open("attendance_order"), "consider", appears="yes", because="Nobody has seen her taught."
    )
    file = search.step(file, "notice", served_on="2026-11-20", **SERVED)
    return search.step(file, "reply", heard="yes", satisfied="no", because="A timetable is not enough.")


def disobeyed(search: Search) -> CaseFile:
    file = search.step(
        unsatisfied(search), "expedient", on=AFTER, expedient="yes", plan_names="yes", because="So."
    )
    file = search.step(file, "order", on=AFTER, served_on="2027-01-11", **SERVED)
    return search.step(file, "obeyed", on=AFTER, obeyed="not", because="The school has not seen her.")


def read(digest: str) -> bytes:
    return place_of(digest).read_bytes()


def test_it_hurries_nobody(search: Search) -> None:
    """Row 88."""
    file = unsatisfied(search)
    with pytest.raises(NotDone, match="not before 5 December 2026"):
        search.step(file, "expedient", expedient="yes", plan_names="yes", because="So.")
    with pytest.raises(NotDone, match="nothing in this case calls for it"):
        search.step(file, "order", **SERVED, served_on="2026-11-20")
    with pytest.raises(NotDone, match="they have not"):
        close_case(file, "satisfied", search.tasks(file), search.by(), why="x", seen=file.version)


def test_it_takes_silence_for_no_answer_only_when_the_days_have_run(search: Search) -> None:
    """Row 88: what the parent sent may be judged at once; that nothing was sent, after the last day only."""
    silent = {"heard": "no", "satisfied": "no", "because": "Nothing came."}
    file = search.step(search.open("attendance_order"), "consider", appears="yes", because="So.")
    file = search.step(file, "notice", served_on="2026-11-20", **SERVED)
    for day in (ON, LAST):
        with pytest.raises(NotDone, match="still time to answer until 4 December 2026"):
            search.step(search.file(file.ref, day), "reply", on=day, **silent)
        assert reply(search, file, day).state == "todo" and reply(search, file, day).due_on == LAST
    assert search.step(file, "reply", on=LAST + timedelta(days=1), **silent).said("reply", "heard") == "no"


def test_it_says_from_which_day_a_step_of_an_order_may_be_done_and_why(
    search: Search, monkeypatch: pytest.MonkeyPatch, client: Client
) -> None:
    """Row 88."""
    monkeypatch.setenv("ONROLL_TODAY", ON.isoformat())
    client.force_login(User.objects.get(username="amira"))
    page = client.get(f"/cases/{unsatisfied(search).ref}").content.decode()
    assert "Not before 5 December 2026, when the fifteen days of the notice have run." in page


def reply(search: Search, file: CaseFile, on: date) -> Task:
    tasks = search.tasks(search.file(file.ref, on), on)
    return next(task for task in tasks if task.step.code == "reply")


def in_words(one: Index) -> bytes:
    """The index as its words alone."""
    return repr(one).encode()


def test_it_refuses_the_law_that_is_not_in_force(search: Search) -> None:
    """Row 88."""
    with pytest.raises(NotDone, match="does not bind on 20 November 2026"):
        open_case(search.child, "attendance_order_2026", "I would like to", search.by())


def test_it_makes_no_bundle_before_a_supervision_order_is_considered(search: Search) -> None:
    """Row 89."""
    file = disobeyed(search)
    with pytest.raises(NotDone, match="first comes Consider an education supervision order"):
        make_prosecution_bundle(file, b"x", search.by(), seen=file.version)
    with pytest.raises(NotDone, match="first comes"):
        search.step(file, "proceedings", decision="prosecute", because="So.")
    with pytest.raises(NotDone, match="no bundle"):
        made_bundle(file, search.by())


def test_it_bundles_what_was_done_and_served_with_every_paper_and_its_fingerprint(search: Search) -> None:
    """Row 89."""
    file = search.step(
        disobeyed(search), "supervision-order", on=AFTER, apply="no", because="No service could help."
    )
    keep_document(
        file, b"%PDF-1.7 the notice as served", name="notice.pdf", title="The notice", by=search.by()
    )
    report_immediate_risk(search.child, Risk("A secret fear"), search.by())
    note(file.ref, "A private note", search.by())
    file = search.file(file.ref, AFTER)
    content = bundle(file, read, in_words)
    assert content == bundle(file, read, in_words), "made twice, it is the same"
    with pytest.raises(Changed):
        make_prosecution_bundle(file, content, search.by(), seen=file.version - 1)
    make_prosecution_bundle(file, content, search.by(on=AFTER), seen=file.version)
    file = search.file(file.ref, AFTER)
    assert made_bundle(file, search.by()) == content
    assert Event.objects.filter(kind="exported", about=file.ref).count() == 1
    packed = zipfile.ZipFile(io.BytesIO(content))
    assert packed.namelist() == ["index.pdf", "papers/01-notice.pdf", "sha256.txt"]
    for line in packed.read("sha256.txt").decode().splitlines():
        digest, name = line.split("  ")
        assert sha256(packed.read(name)).hexdigest() == digest
    page = packed.read("index.pdf").decode()
    for told in IN_IT:
        assert told in page, told
    assert "A secret fear" not in page and "A private note" not in page
    search.step(file, "proceedings", on=AFTER, decision="prosecute", because="The order is not obeyed.")


def test_it_bundles_no_paper_that_is_not_what_was_kept(search: Search) -> None:
    """Row 89."""
    file = disobeyed(search)
    keep_document(file, b"%PDF-1.7 the notice", name="notice.pdf", title="The notice", by=search.by())
    with pytest.raises(ValueError, match="not what was kept"):
        bundle(search.file(file.ref), lambda digest: read(digest) + b" and more", in_words)
