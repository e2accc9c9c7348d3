"""An act is one transaction and one event, or nothing; what two people do at once is not lost."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from onroll.casework import barrier, hold_meeting, pause_clock
from onroll.casework.act import NotAllowed, NotDone
from onroll.casework.do_step import do_step
from onroll.casework.keep_document import LARGEST, keep_document, place_of
from onroll.casework.note import note
from onroll.casework.record_contact import Contact, record_contact
from onroll.casework.report_immediate_risk import RISK, Risk, not_told, report_immediate_risk
from onroll.casework.take_back import take_back
from onroll.policy.collaboration.barriers import standing_barriers
from onroll.register import trail
from onroll.register.models import Case, CaseAct, Document, Event
from tests.casework.conftest import DAY, Desk

PDF = b"%PDF-1.7 an invented letter"


def test_it_keeps_an_act_and_its_event_together_or_neither(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = desk.case()
    before = (CaseAct.objects.count(), Event.objects.count(), file.version)

    def broken(*_: object, **__: object) -> None:
        raise OSError("the disk is full")

    monkeypatch.setattr(trail, "record", broken)
    with pytest.raises(OSError, match="full"):
        do_step(file, "tell", "done", desk.by())
    assert (CaseAct.objects.count(), Event.objects.count(), desk.file(file.ref).version) == before


def test_it_writes_one_event_for_an_act_and_no_words_in_it(desk: Desk) -> None:
    """Row 6."""
    file = desk.case()
    before = Event.objects.count()
    note(file.ref, "Ruby Rivers was seen at the pool", desk.by())
    events = list(Event.objects.order_by("pk"))[before:]
    assert [(one.kind, one.about) for one in events] == [("case_note", file.ref)]
    assert "Ruby" not in events[0].detail + events[0].why


def test_it_keeps_the_notes_of_two_people_who_wrote_at_once(desk: Desk) -> None:
    file = desk.case()
    note(file.ref, "seen by ama", desk.by("ama"))
    note(file.ref, "seen by ben", desk.by("ben"))
    assert [act.data["text"] for act in desk.file(file.ref).of("note")] == ["seen by ama", "seen by ben"]


@pytest.mark.parametrize(
    ("outcome", "said", "message"),
    [
        ("done", {}, "Does it know"),
        ("done", {"found": "perhaps"}, "perhaps"),
        ("answered", {"found": "yes"}, "nothing was sent"),
        ("gone", {}, "cannot be"),
        ("not_appropriate", {}, "say why"),
    ],
)
def test_it_says_what_is_wrong_with_a_step_and_changes_nothing(
    desk: Desk, outcome: str, said: dict[str, str], message: str
) -> None:
    file = desk.case()
    with pytest.raises(NotDone, match=message):
        do_step(file, "ask", outcome, desk.by(), said=said)
    assert desk.file(file.ref).version == file.version


def test_it_takes_the_steps_in_the_policys_order(desk: Desk) -> None:
    file = desk.case()
    with pytest.raises(NotDone, match="first comes Ask the last school"):
        do_step(file, "visit", "done", desk.by(), said={"on": "2026-11-20"})
    do_step(file, "ask", "sent", desk.by())
    with pytest.raises(NotDone, match="first comes"):
        do_step(desk.file(file.ref), "visit", "done", desk.by(), said={"on": "2026-11-20"})
    do_step(desk.file(file.ref), "ask", "answered", desk.by(), said={"found": "no"})
    with pytest.raises(NotDone, match="not a day"):
        do_step(desk.file(file.ref), "visit", "done", desk.by(), said={"on": "yesterday"})
    do_step(desk.file(file.ref), "visit", "done", desk.by(), said={"on": "2026-11-20"})
    assert desk.file(file.ref).said("visit", "on") == "2026-11-20"
    assert desk.file(file.ref).said("visit", "said") is None
    with pytest.raises(NotDone, match="may not be left out"):
        do_step(desk.file(file.ref), "tell", "not_appropriate", desk.by(), why="no")


def test_it_takes_an_act_back_without_erasing_it(desk: Desk) -> None:
    file = desk.case()
    done = do_step(file, "tell", "done", desk.by("ama"))
    with pytest.raises(NotAllowed):
        take_back(desk.file(file.ref), done.pk, desk.by("ben"), why="wrong", seen=2)
    file = desk.file(file.ref)
    take_back(file, done.pk, desk.by("ama"), why="the wrong child", seen=file.version)
    assert desk.file(file.ref).settled("tell") is None
    assert CaseAct.objects.filter(pk=done.pk).exists()
    with pytest.raises(NotDone):
        take_back(desk.file(file.ref), done.pk, desk.by("ama"), why="again", seen=file.version + 1)


def test_it_stops_a_clock_with_a_reason_and_lets_it_run_again(desk: Desk) -> None:
    file = desk.case()
    pause_clock.pause(file, "noticed", desk.by(), why="the family is abroad", seen=file.version)
    with pytest.raises(NotDone, match="stopped already"):
        pause_clock.pause(desk.file(file.ref), "noticed", desk.by(), why="x", seen=file.version + 1)
    later = desk.by(on=DAY + timedelta(days=2))
    pause_clock.resume(desk.file(file.ref), "noticed", later, why="back", seen=file.version + 1)
    with pytest.raises(NotDone, match="no clock"):
        pause_clock.pause(desk.file(file.ref), "nothing", desk.by(), why="x", seen=file.version + 2)


def test_it_keeps_a_contact_whole_and_refuses_what_is_not_in_the_list(desk: Desk) -> None:
    """Row 65."""
    file = desk.case()
    good = Contact("parent", "phone", "spoke", text="She is well", language="Polish", interpreter="used")
    assert record_contact(file.ref, good, desk.by()).data["language"] == "Polish"
    with pytest.raises(NotDone, match="What came of it.*Spoke with them"):
        record_contact(file.ref, Contact("parent", "phone", "perhaps"), desk.by())
    with pytest.raises(NotDone, match="still to come"):
        record_contact(file.ref, good, desk.by(on=DAY + timedelta(days=1)))


@pytest.mark.parametrize("outcome", ["left_message", "no_answer", "wrong"])
def test_it_does_not_take_a_child_for_seen_when_nobody_was_reached(desk: Desk, outcome: str) -> None:
    file = desk.case()
    with pytest.raises(NotDone, match="you say that the child was seen"):
        record_contact(file.ref, Contact("parent", "visit", outcome, child_seen="yes"), desk.by())
    assert record_contact(file.ref, Contact("parent", "visit", outcome, child_seen="no"), desk.by())


def test_it_keeps_once_what_was_pressed_twice(desk: Desk) -> None:
    """An attempt to reach the family is evidence: two attempts are two."""
    file, by = desk.case(), desk.by()
    tried = Contact("parent", "phone", "no_answer")
    for moment in (by.now, by.now + timedelta(seconds=30), by.now + timedelta(minutes=2)):
        note(file.ref, "Rang the bell.", replace(by, now=moment))
        record_contact(file.ref, tried, replace(by, now=moment))
    note(file.ref, "Rang the bell.", desk.by("ben"))
    kept = Case.objects.get().acts
    assert (kept.filter(kind="note").count(), kept.filter(kind="contact").count()) == (3, 2)


def test_it_keeps_a_contact_of_long_ago_or_before_the_birth_as_a_note_alone(desk: Desk) -> None:
    file, good = desk.case(), Contact("child", "visit", "spoke", child_seen="yes")
    with pytest.raises(NotDone, match="more than a year ago: write it as a note"):
        record_contact(file.ref, good, desk.by(on=DAY - timedelta(days=367)))
    with pytest.raises(NotDone, match="born on 1 November 2026.*write it as a note"):
        record_contact(file.ref, good, desk.by(on=DAY.replace(month=10)), born=DAY.replace(day=1))
    assert record_contact(file.ref, good, desk.by(on=DAY - timedelta(days=366)))


def test_it_follows_a_meeting_from_the_invitation_to_what_was_agreed(desk: Desk) -> None:
    ref = desk.case().ref
    asked = hold_meeting.invite(ref, "CP", DAY + timedelta(days=3), desk.by())
    with pytest.raises(NotDone, match="agreed"):
        hold_meeting.tell_of(desk.file(ref), asked.pk, "attended", desk.by(), text="")
    hold_meeting.tell_of(desk.file(ref), asked.pk, "attended", desk.by(), text="a taxi for two weeks")
    action = hold_meeting.add_action(ref, "Order the taxi", "transport team", DAY, desk.by())
    assert [one.number for one in hold_meeting.open_actions(desk.file(ref))] == [action.pk]
    hold_meeting.action_done(desk.file(ref), action.pk, desk.by())
    assert hold_meeting.open_actions(desk.file(ref)) == ()
    ((invitation, told),) = hold_meeting.meetings(desk.file(ref))
    assert (invitation.number, told.data["state"]) == (asked.pk, "attended")


@pytest.mark.parametrize(("days", "says"), [(-367, "more than a year ago"), (733, "two years ahead")])
def test_it_refuses_a_meeting_whose_year_is_mistyped(desk: Desk, days: int, says: str) -> None:
    ref = desk.case().ref
    with pytest.raises(NotDone, match=says):
        hold_meeting.invite(ref, "CP", DAY + timedelta(days=days), desk.by())
    assert hold_meeting.invite(ref, "CP", DAY + timedelta(days=days - (1 if days > 0 else -1)), desk.by())


def test_it_knows_a_barrier_until_somebody_says_it_is_gone(desk: Desk) -> None:
    ref = desk.case().ref
    found = barrier.find(ref, "transport", desk.by(), text="no bus before nine")
    assert [one.number for one in standing_barriers(desk.file(ref))] == [found.pk]
    barrier.remove(desk.file(ref), found.pk, desk.by(), why="a pass was given")
    assert standing_barriers(desk.file(ref)) == ()


def test_it_keeps_a_file_by_what_its_bytes_are_and_once(desk: Desk) -> None:
    file = desk.case()
    keep_document(file, PDF, name="../../letter.pdf", title="", by=desk.by())
    keep_document(file, PDF, name="again.pdf", title="Again", by=desk.by())
    first, second = Document.objects.order_by("pk")
    assert (first.file_name, first.content_type, second.title) == ("letter.pdf", "application/pdf", "Again")
    assert place_of(first.sha256).read_bytes() == PDF
    assert place_of(first.sha256).stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("content", [b"", b"MZ\x90\x00", b"<html>", b"PK\x03\x04", b"%PDF-" + b"x" * LARGEST])
def test_it_keeps_nothing_that_is_not_a_paper_or_a_scan(desk: Desk, content: bytes) -> None:
    file = desk.case()
    with pytest.raises(NotDone):
        keep_document(file, content, name="letter.pdf", title="Letter", by=desk.by())
    assert not Document.objects.exists()


def test_it_records_an_immediate_risk_for_every_case_of_the_child_and_who_is_not_told_yet(desk: Desk) -> None:
    """Row 52."""
    file = desk.case()
    report_immediate_risk(
        desk.child.ref, Risk("said to leave tonight", police="yes", police_at="09:10"), desk.by()
    )
    (risk,) = desk.file(file.ref).of(RISK)
    assert not_told([risk.data]) == ("the Children's Resource Service",)
    with pytest.raises(NotDone, match="say why"):
        report_immediate_risk(desk.child.ref, Risk(""), desk.by())
    assert Case.objects.get().acts.filter(kind=RISK).count() == 0


def test_it_takes_no_day_to_come_for_what_has_happened(desk: Desk) -> None:
    file = desk.case()
    do_step(file, "ask", "not_appropriate", desk.by(), why="never at a school")
    with pytest.raises(NotDone, match="1 September 2027 is still to come"):
        do_step(desk.file(file.ref), "visit", "done", desk.by(), said={"on": "2027-09-01"})
