"""What the service keeps in force: written down, reviewed, replaced and ended, and never lost."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from django.db import DatabaseError, transaction

from onroll.casework.act import Changed, Doer, NotAllowed, NotDone
from onroll.casework.keep_document import place_of
from onroll.casework.keep_in_force import Entry, Paper, end, replace_entry, review, write_down
from onroll.policy import rulebook
from onroll.register.council import set_council
from onroll.register.models import Event, GovernanceRecord, User
from onroll.register.scope import Actor, NotFound

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)
DAY = date(2026, 11, 24)
POLICY = Entry("policy", "Children missing education policy", date(2026, 9, 1), "mo")
SHARED = Entry(
    "agreement", "Sharing with Westshire", date(2026, 4, 1), "ama", reference="ISA 14", neighbours=("898",),
    purpose="To find children who cross the boundary: Education Act 1996 s.436A", until_day=date(2027, 4, 1),
)  # fmt: skip


@pytest.fixture(autouse=True)
def _people() -> None:
    set_council("anybourne")
    for name, role in (("ama", "officer"), ("mo", "manager"), ("max", "manager")):
        User.objects.create(username=name, role=role)


def by(name: str = "mo", role: str = "manager") -> Doer:
    return Doer(Actor(name, role), NOW, DAY)


def test_it_writes_an_entry_down_in_one_event_with_the_rulebook_of_its_day():
    """Rows 14, 15."""
    kept = write_down(SHARED, by())
    assert (kept.version, kept.act, kept.rulebook) == (1, "written", rulebook.version())
    told = Event.objects.get(kind="kept_in_force")
    assert told.about == kept.ref and "Westshire" not in told.detail


def test_policy_without_a_day_of_review_gets_31_august():
    """Row 9."""
    assert write_down(POLICY, by()).review_due_on == date(2027, 8, 31)
    with pytest.raises(NotDone, match="by 31 August 2027 at the latest"):
        write_down(replace(POLICY, review_due_on=date(2027, 9, 1)), by())


def test_a_review_moves_the_day_and_keeps_what_was_written_before():
    """Row 9."""
    kept = write_down(POLICY, by())
    later = Doer(by().actor, NOW, date(2027, 7, 10))
    after = review(kept.ref, 1, None, "Nothing in the guidance has changed.", later)
    assert (after.version, after.act, after.review_due_on) == (2, "reviewed", date(2028, 8, 31))
    assert GovernanceRecord.objects.get(ref=kept.ref, version=1).review_due_on == date(2027, 8, 31)


def test_a_new_edition_replaces_the_old_one_and_says_what_it_changed():
    """Row 9."""
    kept = write_down(POLICY, by())
    new = replace(POLICY, from_day=date(2027, 9, 1), changed="The register of children not in school.")
    after = replace_entry(kept.ref, 1, new, by())
    assert (after.version, after.act, after.changed) == (2, "replaced", new.changed)
    with pytest.raises(NotDone, match="another kind"):
        replace_entry(kept.ref, 2, SHARED, by())


def test_a_correction_keeps_the_day_that_a_review_has_moved():
    """Row 9."""
    kept = write_down(POLICY, by())
    later = Doer(by().actor, NOW, date(2027, 7, 10))
    moved = review(kept.ref, 1, None, "Nothing has changed.", later).review_due_on
    mended = replace(POLICY, title="Children missing education policy, 2026", review_due_on=moved)
    assert replace_entry(kept.ref, 2, mended, later).review_due_on == date(2028, 8, 31)


def test_an_end_has_a_reason_and_after_it_nothing_is_changed():
    """Row 14."""
    kept = write_down(SHARED, by())
    with pytest.raises(NotDone, match="say why"):
        end(kept.ref, 1, " ", by())
    assert end(kept.ref, 1, "Westshire has left it.", by()).ended_on == DAY
    with pytest.raises(NotDone, match="it was ended"):
        review(kept.ref, 2, date(2027, 1, 1), "Fine.", by())


def test_whoever_comes_second_is_refused_and_nothing_of_theirs_is_kept():
    kept = write_down(SHARED, by())
    review(kept.ref, 1, date(2027, 1, 31), "Still needed.", by())
    for late in (
        lambda: review(kept.ref, 1, date(2027, 2, 1), "Still needed.", by("max")),
        lambda: replace_entry(kept.ref, 1, SHARED, by("max")),
        lambda: end(kept.ref, 1, "Not needed.", by("max")),
    ):
        with pytest.raises(Changed):
            late()
    assert GovernanceRecord.objects.count() == Event.objects.filter(kind="kept_in_force").count() == 2


def test_a_version_that_was_never_written_is_refused():
    kept = write_down(SHARED, by())
    with pytest.raises(Changed):
        end(kept.ref, 2, "Not needed.", by())


def test_two_at_the_same_moment_are_told_apart_by_the_store(monkeypatch: pytest.MonkeyPatch):
    kept = write_down(SHARED, by())
    monkeypatch.setattr("onroll.casework.keep_in_force._as_seen", lambda ref, seen: kept)
    review(kept.ref, 1, date(2027, 1, 31), "Still needed.", by())
    with pytest.raises(Changed):
        end(kept.ref, 1, "Not needed.", by("max"))
    assert Event.objects.filter(kind="kept_in_force").count() == 2


def test_only_a_manager_writes():
    kept = write_down(SHARED, by())
    officer = by("ama", "officer")
    for tries in (
        lambda: write_down(SHARED, officer),
        lambda: review(kept.ref, 1, date(2027, 1, 1), "Fine.", officer),
        lambda: replace_entry(kept.ref, 1, SHARED, officer),
        lambda: end(kept.ref, 1, "Not needed.", officer),
    ):
        with pytest.raises(NotAllowed):
            tries()
    with pytest.raises(NotFound):
        end("GNOTHING", 1, "Not needed.", by())


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"title": "  "}, "title"),
        ({"title": "x" * 201}, "at most 200"),
        ({"kind": "rumour"}, "kind of entry"),
        ({"owner": "nobody"}, "who keeps it"),
        ({"reference": ""}, "reference"),
        ({"purpose": ""}, "legal basis"),
        ({"neighbours": ()}, "with whom"),
        ({"neighbours": ("111",)}, "not one of this council's"),
        ({"until_day": None}, "expires"),
        ({"until_day": date(2026, 4, 1)}, "before the first"),
        ({"review_due_on": date(2026, 3, 31)}, "before it begins"),
    ],
)
def test_it_refuses_what_makes_no_sense_and_keeps_nothing(wrong: dict[str, object], says: str):
    """Rows 13, 14."""
    with pytest.raises(NotDone, match=says):
        write_down(replace(SHARED, **wrong), by())
    assert not GovernanceRecord.objects.exists()


@pytest.mark.parametrize("kind", ["consultation", "meeting", "training"])
def test_what_was_read_met_about_or_taught_needs_no_day_of_review(kind: str):
    """Rows 15, 16."""
    kept = write_down(Entry(kind, "South coast meeting", DAY, "ama", changed="We ask earlier."), by())
    assert kept.review_due_on is None and kept.changed == "We ask earlier."


def test_the_document_is_kept_by_its_fingerprint_and_only_a_paper_is():
    kept = write_down(SHARED, by(), Paper(b"%PDF-1.7 signed", "C:/signed.pdf"))
    assert place_of(kept.sha256).read_bytes() == b"%PDF-1.7 signed" and kept.content_type == "application/pdf"
    with pytest.raises(NotDone, match="only PDF"):
        write_down(SHARED, by(), Paper(b"MZ runs", "a.pdf"))


def test_a_correction_keeps_the_document_and_a_new_edition_does_not():
    kept = write_down(SHARED, by(), Paper(b"%PDF-1.7 signed", "signed.pdf"))
    mended = replace_entry(kept.ref, 1, replace(SHARED, title="Sharing with Westshire Council"), by())
    assert mended.sha256 == kept.sha256
    later = replace(SHARED, from_day=date(2027, 4, 1), until_day=date(2028, 4, 1))
    assert replace_entry(kept.ref, 2, later, by()).sha256 == ""


def test_what_was_written_is_only_ever_added_to():
    write_down(SHARED, by())
    for change in (
        lambda: GovernanceRecord.objects.update(title="Something else"),
        lambda: GovernanceRecord.objects.all().delete(),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()
