"""The last search begun, ended by two people and followed by what others are told; then the looks of later years."""

from __future__ import annotations

from datetime import date, timedelta

import polars as pl
import pytest
from django.test import Client

from onroll.casework.act import Changed, NotAllowed, NotDone
from onroll.casework.close_case import approve, close_case, refuse
from onroll.casework.do_step import do_step
from onroll.casework.record_recheck import record_recheck
from onroll.casework.start_failed_to_track import leave_failed_to_track, start_failed_to_track
from onroll.facts.case import CaseFile
from onroll.policy.failed_to_track.closing import AFTER, still_lacking
from onroll.policy.ways_out.calls_for_a_case import SEARCHES
from onroll.register import council
from onroll.register.models import Case, CaseAct, Delivery, Event, User
from onroll.register.scope import SYSTEM, Actor
from onroll.register.situations.closings import ever_closed
from onroll.reports.account import account
from onroll.reports.after_closing import left_to_do
from onroll.reports.cases.my_day import my_day
from onroll.reports.closure_pack import closure_pack
from onroll.reports.rechecks import rechecks, told_to
from tests.casework.failed_to_track.conftest import Search
from tests.intake.lists import ON, OTHER_SCHOOL, ROWAN, on_roll, upn

pytestmark = pytest.mark.django_db(databases=["default", "trail"])
LATER = date(2027, 1, 25)
"""After the first census later than any disappearance of these tests."""
CODE = "failed_to_track"
AMIRA = Actor("amira", "officer")


def asked(search: Search, file: CaseFile | None = None) -> CaseFile:
    file = search.enquire(file or search.open(), LATER)
    close_case(
        file, CODE, search.tasks(file, LATER), search.by(on=LATER), why="Nothing is left.", seen=file.version
    )
    return search.file(file.ref, LATER)


def ended(search: Search) -> CaseFile:
    file = asked(search)
    approve(
        file, search.tasks(file, LATER), search.by("carol", LATER), why="Read and agreed.", seen=file.version
    )
    return search.file(file.ref, LATER)


def test_it_goes_on_in_the_same_case_with_all_that_was_done(search: Search) -> None:
    file = search.open("mid_year_leavers")
    with pytest.raises(Changed):
        start_failed_to_track(file, search.by(), why="Nobody knows.", seen=file.version - 1)
    start_failed_to_track(file, search.by(), why="Nobody knows.", seen=file.version)
    begun = search.file(file.ref)
    assert (begun.way_out, begun.owner, Case.objects.count()) == (CODE, "amira", 1)
    assert len(begun.acts) == len(file.acts) + 1 and CODE in SEARCHES, (
        "and no second case is opened beside it"
    )
    with pytest.raises(NotDone, match="started already"):
        start_failed_to_track(begun, search.by(), why="Again.", seen=begun.version)
    leave_failed_to_track(begun, search.by(), why="A cousin rang.", seen=begun.version)
    assert search.file(file.ref).way_out == "mid_year_leavers"
    kinds = Event.objects.filter(kind__startswith="case_failed_to_track").values_list("kind", flat=True)
    assert sorted(kinds) == ["case_failed_to_track_left", "case_failed_to_track_started"]


def test_it_refuses_to_start_from_work_that_is_no_search_or_beside_another(search: Search) -> None:
    removal, other = search.open("removal_from_roll"), search.open("mid_year_leavers")
    with pytest.raises(NotDone, match="not a search"):
        start_failed_to_track(removal, search.by(), why="x", seen=removal.version)
    first = search.open()
    with pytest.raises(NotDone, match=first.ref):
        start_failed_to_track(other, search.by(), why="x", seen=other.version)


def test_it_makes_no_enquiry_that_the_case_does_not_call_for(search: Search) -> None:
    """Row 93."""
    file = search.open()
    with pytest.raises(NotDone, match="nothing in this case calls for it"):
        do_step(file, "visas-and-immigration", "sent", search.by())
    with pytest.raises(NotAllowed, match="only a manager"):
        do_step(file, "home-visit", "not_appropriate", search.by(), why="It is far.")
    do_step(file, "home-visit", "not_appropriate", search.by("carol"), why="No address was ever known.")
    with pytest.raises(NotDone, match="nothing was sent"):
        do_step(search.file(file.ref), "child-health", "answered", search.by())


def test_it_takes_silence_of_every_authority_for_an_answer_only_once_their_time_has_passed(
    search: Search,
) -> None:
    """Row 93.16: ten working days are the council's choice; a trace may come at once, “nobody wrote” not before."""
    ref = search.open().ref
    search.step(search.file(ref), "all-authorities", "sent")
    last = add_working_days(ON, 10)
    for day in (ON, last):
        with pytest.raises(NotDone, match=f"still time to answer until {last:%-d %B %Y}"):
            search.step(search.file(ref), "all-authorities", "answered", on=day)
    search.step(search.file(ref), "all-authorities", "answered", on=last + timedelta(days=1))
    again = search.step(search.file(ref), "all-authorities", "sent", on=last + timedelta(days=2))
    with pytest.raises(NotDone, match="still time"):
        search.step(again, "all-authorities", "answered", on=last + timedelta(days=3))
    search.step(again, "all-authorities", "answered", on=last + timedelta(days=3), found="lead")
    search.step(search.file(ref), "child-health", "sent")
    search.step(search.file(ref), "child-health", "answered")


def add_working_days(day: date, many: int) -> date:
    term = council.school_calendar()
    while many:
        day += timedelta(days=1)
        many -= term.is_working_day(day)
    return day


def test_it_ends_only_with_a_second_persons_word(search: Search) -> None:
    """Row 96."""
    file = search.open()
    with pytest.raises(NotDone, match="not made yet"):
        close_case(file, CODE, search.tasks(file), search.by("carol"), why="x", seen=file.version)
    file = asked(search, file)
    assert Case.objects.get(ref=file.ref).closed_at is None and not ever_closed()
    for name in ("amira", "ben"):
        with pytest.raises(NotAllowed):
            approve(
                file, search.tasks(file, LATER), search.by(name, LATER), why="I agree.", seen=file.version
            )
    refuse(file, search.by("carol", LATER), why="Ask the cousin.", seen=file.version)
    file = search.file(file.ref, LATER)
    close_case(
        file, CODE, search.tasks(file, LATER), search.by("carol", LATER), why="Done.", seen=file.version
    )
    file = search.file(file.ref, LATER)
    with pytest.raises(NotAllowed):
        approve(
            file, search.tasks(file, LATER), search.by("carol", LATER), why="Me again.", seen=file.version
        )
    file = search.step(file, "last-provision", on=LATER, concern="yes")
    with pytest.raises(NotDone, match="reason to fear"):
        approve(file, search.tasks(file, LATER), search.by("dev", LATER), why="I agree.", seen=file.version)


def test_it_makes_the_child_inactive_watched_and_flagged_in_the_same_moment(search: Search) -> None:
    """Rows 94, 95 and 96."""
    file = ended(search)
    (row,) = account(LATER, None, SYSTEM).rows.filter(pl.col("child") == search.child).to_dicts()
    assert (row["position"], row["child"]) == (CODE, search.child), (
        "inactive and flagged, and still in every list"
    )
    assert len(ever_closed()) == 1, "and so every new row is weighed against the child, with an alert"
    assert row["since"] == LATER
    news = Delivery.objects.get(source="closures")
    assert (news.received_by, file.outcome) == ("carol", CODE)
    assert search.file(file.ref, LATER).closed_on == LATER


def test_it_keeps_those_to_be_told_on_the_owners_list_until_each_is(search: Search) -> None:
    """Rows 97, 98, 99 and 101."""
    file = ended(search)
    told = {"answered_by": "The duty worker", "flagged": "yes", "record": "created", "told": "Admissions",
            "review_on": "2027-09-01"}  # fmt: skip
    for one in AFTER:
        assert [line.file.ref for line in left_to_do(AMIRA, LATER)] == [file.ref]
        assert file.ref in [line.file.ref for line in my_day(AMIRA, LATER).mine]
        file = search.step(search.file(file.ref, LATER), one.code, on=LATER, **told)
    assert left_to_do(AMIRA, LATER) == [] and my_day(AMIRA, LATER).mine == []
    assert [line.file.ref for line in left_to_do(AMIRA, date(2027, 9, 1))] == [file.ref], (
        "Admissions ask again"
    )
    with pytest.raises(NotDone, match="closed"):
        search.step(file, "child-health", on=LATER)


def test_it_never_ends_the_search_for_a_child_whom_the_account_shows(search: Search) -> None:
    file = search.enquire(search.open(), LATER)
    search.lists.bring("school_roll", on_roll([ROWAN | {"upn": upn(1)}], "2026-11-18", OTHER_SCHOOL))
    file = search.file(file.ref, LATER)
    with pytest.raises(NotDone, match="the account shows"):
        close_case(file, CODE, search.tasks(file, LATER), search.by(on=LATER), why="x", seen=file.version)


def test_it_tells_nobody_of_a_closing_before_there_is_one(search: Search) -> None:
    with pytest.raises(NotDone, match="once the case is closed"):
        search.step(search.open(), "crs-referral")


def test_it_shows_the_second_person_every_enquiry_by_whom_and_when(search: Search) -> None:
    """Row 93."""
    file = search.step(search.open(), "child-health", "sent", on=ON)
    do_step(file, "192-com", "not_appropriate", search.by(), why="The surname is not known.")
    made = {one.enquiry.code: one for one in closure_pack(search.file(file.ref)).made}
    assert (made["child-health"].result, len(made["child-health"].sent)) == ("No reply yet", 1)
    assert (made["192-com"].result, made["192-com"].said) == ("Not appropriate", "The surname is not known.")
    assert made["admissions"].result == "Not made"
    whole = closure_pack(asked(search, search.file(file.ref)))
    assert not whole.lacking and {one.last.by for one in whole.made} == {"amira"}
    assert whole.considered is not None and whole.considered.data["because"]


def test_it_looks_again_each_year_and_whenever_a_new_source_appears(search: Search) -> None:
    """Row 102."""
    ended(search)
    first = rechecks(AMIRA, LATER)[0]
    assert (first.child, first.due.on, first.due.why) == (search.child, LATER + timedelta(days=365), "yearly")
    late = [told_to(rechecks(AMIRA, LATER + timedelta(days=days)), "manager") for days in (365, 366)]
    assert [len(one) for one in late] == [0, 1]
    looked = LATER + timedelta(days=10)
    assert (
        record_recheck(
            [search.child], "nothing", search.by(on=looked), against="GIAP and the Lost Pupil Database"
        )
        == 1
    )
    (again,) = rechecks(AMIRA, looked)
    assert again.due.on == looked + timedelta(days=365) and again.last["result"] == "nothing"
    act = CaseAct.objects.get(kind="rechecked")
    assert (act.case, act.by) == (None, "amira") and "closures" in act.data["sources"]
    new = Delivery.objects.get(source="closures")
    new.pk, new.ref, new.source, new.sha256 = None, "DNEW", "housing", "0" * 64
    new.received_at = search.by(on=looked + timedelta(days=30)).now
    new.save()
    (due,) = rechecks(AMIRA, looked + timedelta(days=31))
    assert (due.due.on, due.due.why) == (looked + timedelta(days=30), "a new source: Housing")
    record_recheck([search.child], "nothing", search.by(on=looked + timedelta(days=31)), against="Housing")
    (after,) = rechecks(AMIRA, looked + timedelta(days=31))
    assert after.due.why == "yearly", "looked in, it is new no more"


def test_it_refuses_a_look_that_says_nothing(search: Search) -> None:
    """Row 102."""
    for children, result, words in (
        ([], "nothing", {}),
        ([search.child], "maybe", {}),
        ([search.child], "sign", {}),
        ([search.child, "CNOBODY"], "nothing", {}),
        ([search.child, "C2"], "sign", {}),
    ):
        with pytest.raises(NotDone):
            record_recheck(children, result, search.by(), against="GIAP", said=words.get("said", ""))
    with pytest.raises(NotDone, match="say why"):
        record_recheck([search.child], "nothing", search.by(), against=" ")
    assert not CaseAct.objects.filter(kind="rechecked").exists(), "all or nothing"


def test_it_keeps_watch_no_longer_than_school_age_lasts(search: Search) -> None:
    """Row 102."""
    ended(search)
    assert rechecks(AMIRA, LATER) and rechecks(AMIRA, date(2040, 1, 1)) == []
    assert rechecks(Actor("ben", "school"), LATER) == []


def test_it_opens_the_record_again_with_the_case_and_by_a_manager(
    search: Search, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ONROLL_TODAY", LATER.isoformat())
    file = ended(search)
    before = account(LATER, None, SYSTEM).csv()
    for name, status in (("ben", 400), ("carol", 302)):
        client = Client()
        client.force_login(User.objects.get(username=name))
        answer = client.post(
            f"/cases/{file.ref}/reopen", {"why": "It was another child.", "seen": file.version}
        )
        assert answer.status_code == status, name
        assert (account(LATER, None, SYSTEM).csv() == before) == (name == "ben")
    assert search.file(file.ref, LATER).closed_on is None and not ever_closed()
    assert "made again" in " ".join(still_lacking(search.file(file.ref, LATER)))
