"""Cases are opened once, have an owner at every moment, and are closed by those who may."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, transaction

from onroll.casework import be_away as away
from onroll.casework import close_case as closing
from onroll.casework import hand_over
from onroll.casework.act import Changed, NotAllowed, NotDone
from onroll.casework.do_step import do_step
from onroll.casework.open_case import Due, open_case, open_due
from onroll.policy.pathway import pathways
from onroll.policy.plan import plan
from onroll.register import council
from onroll.register.cases import cases_seen_by, one_case
from onroll.register.models import Case, CaseAct, Child, Event, NamedOfficer, User
from onroll.register.officers import THE_DESK, owners_for, works_for
from onroll.register.scope import SYSTEM, Actor, NotFound
from tests.casework.conftest import DAY, NOW, Desk

WHY = "the mother rang"


def due(desk: Desk, **more: str) -> Due:
    return Due(child=desk.child.ref, way_out="astray", because="nobody knows", **more)


def test_it_opens_what_is_due_once_however_often_it_is_asked(desk: Desk) -> None:
    assert open_due([due(desk), due(desk)], desk.by("system")) == 1
    assert open_due([due(desk)], desk.by("system")) == 0
    assert Case.objects.count() == 1
    assert Event.objects.filter(kind="cases_opened").count() == 1


def test_it_gives_each_new_case_to_the_schools_officer_or_to_whoever_has_fewest(desk: Desk) -> None:
    """Row 30."""
    others = [Child.everyone.create(ref=f"CTESTCHLD{n}", created_at=NOW) for n in (3, 4, 5)]
    NamedOfficer.objects.create(school="8524001", officer="ben", named_by="mo", named_at=NOW)
    asked = [due(desk, last_school="8524001")]
    asked += [Due(child=one.ref, way_out="astray", because="x") for one in others]
    open_due(asked, desk.by("system"))
    owners = list(Case.objects.order_by("pk").values_list("owner", flat=True))
    assert owners == ["ben", "ama", "ama", "ben"]


def test_it_lies_on_the_senior_officers_desk_when_nobody_is_entered(desk: Desk) -> None:
    User.objects.all().delete()
    open_due([due(desk)], desk.by("system"))
    assert Case.objects.get().owner == THE_DESK


def test_it_cannot_be_nobodys_even_by_hand_at_the_console(desk: Desk) -> None:
    desk.case()
    with pytest.raises(IntegrityError), transaction.atomic():
        Case.objects.update(owner="")


def test_it_opens_one_case_for_a_way_out_and_says_so_when_asked_again(desk: Desk) -> None:
    desk.case()
    with pytest.raises(NotDone, match="open case already"):
        open_case(desk.child.ref, "astray", WHY, desk.by())


@pytest.mark.parametrize("restriction", ["sealed", "near-sealed"])
def test_it_never_shows_or_opens_a_case_of_a_sealed_child(desk: Desk, restriction: str) -> None:
    ref = desk.case().ref
    Child.everyone.update(restriction=restriction)
    for actor in (SYSTEM, desk.by("mo").actor):
        assert not cases_seen_by(actor).exists()
        with pytest.raises(NotFound):
            one_case(ref, actor)
    assert open_due([Due(desk.child.ref, "astray", "x", school="9")], desk.by("system")) == 0
    with pytest.raises(NotFound):
        do_step(desk.file(ref), "tell", "done", desk.by())


def test_it_shows_a_school_only_what_it_asked_itself(desk: Desk) -> None:
    desk.case()
    school = Actor("office", "school", frozenset({"8524001"}))
    assert not cases_seen_by(school).exists()
    Case.objects.update(way_out="removal_from_roll", school="8524001")
    assert cases_seen_by(school).count() == 1
    Case.objects.update(school="8524002")
    assert not cases_seen_by(school).exists()


def test_it_goes_to_a_colleague_only_when_they_accept(desk: Desk) -> None:
    file = desk.case()
    hand_over.offer(file, "ben", desk.by(), why="sister's case")
    assert desk.file(file.ref).owner == "ama"
    with pytest.raises(NotAllowed):
        hand_over.accept(file, "ben", desk.by("ama"), seen=desk.file(file.ref).version)
    hand_over.accept(desk.file(file.ref), "ben", desk.by("ben"), seen=desk.file(file.ref).version)
    assert desk.file(file.ref).owner == "ben"


def test_it_is_offered_by_its_owner_their_cover_or_a_manager_alone(desk: Desk) -> None:
    file = desk.case("ama")
    with pytest.raises(NotAllowed):
        hand_over.offer(file, "mo", desk.by("ben"), why=WHY)
    away.be_away("ama", "ben", DAY, DAY.replace(day=26), desk.by("ama"))
    hand_over.offer(file, "mo", desk.by("ben"), why=WHY)
    with pytest.raises(NotAllowed):
        hand_over.assign(file, "ben", desk.by("ben"), why=WHY)
    hand_over.assign(file, "ben", desk.by("mo"), why=WHY)
    assert desk.file(file.ref).owner == "ben"


def test_it_puts_the_work_of_whoever_is_away_on_the_desk_of_whoever_covers(desk: Desk) -> None:
    away.be_away("ama", "ben", DAY, DAY.replace(day=26), desk.by("ama"))
    away.be_away("ben", "mo", DAY.replace(day=25), DAY.replace(day=26), desk.by("ben"))
    assert works_for("ben", DAY) == ("ben", "ama")
    assert works_for("mo", DAY.replace(day=25)) == ("mo", "ama", "ben")
    assert works_for("ama", DAY.replace(day=26)) == ("ama",)


def test_it_never_leaves_a_case_without_a_stand_in_when_two_cover_each_other(desk: Desk) -> None:
    away.be_away("ama", "ben", DAY, DAY.replace(day=26), desk.by("ama"))
    with pytest.raises(NotDone, match="ama is away from 24 November 2026 to 25 November 2026"):
        away.be_away("ben", "ama", DAY.replace(day=25), DAY.replace(day=28), desk.by("ben"))
    away.be_away("ben", "ama", DAY.replace(day=26), DAY.replace(day=28), desk.by("ben"))
    whose = [name for who in ("ama", "ben", "mo") for name in works_for(who, DAY)]
    assert {"ama", "ben"} <= set(whose)


def test_it_gives_no_new_case_to_somebody_away_and_their_school_to_whoever_covers(desk: Desk) -> None:
    NamedOfficer.objects.create(school="8524001", officer="ama", named_by="mo", named_at=NOW)
    away.be_away("ama", "mo", DAY, DAY.replace(day=26), desk.by("ama"))
    assert owners_for(["8524001", "", ""], DAY) == ["mo", "ben", "ben"]
    away.be_away("ben", "mo", DAY, DAY.replace(day=26), desk.by("ben"))
    assert owners_for([""], DAY) == ["mo"]
    assert owners_for(["8524001", ""], DAY.replace(day=26)) == ["ama", "ben"]


def close(desk: Desk, ref: str, outcome: str, who: str = "ama") -> CaseAct:
    file = desk.file(ref)
    tasks = plan(pathways()["astray"], file, DAY, council.school_calendar())
    return closing.close_case(file, outcome, tasks, desk.by(who), why=WHY, seen=file.version)


def test_it_closes_when_what_the_outcome_needs_is_settled_and_can_be_opened_again(desk: Desk) -> None:
    ref = desk.case().ref
    with pytest.raises(NotDone, match="Ask the last school"):
        close(desk, ref, "found")
    do_step(desk.file(ref), "ask", "not_appropriate", desk.by(), why="never at a school")
    close(desk, ref, "found")
    assert desk.file(ref).outcome == "found"
    with pytest.raises(NotDone, match="closed"):
        do_step(desk.file(ref), "tell", "done", desk.by())
    closing.reopen(desk.file(ref), desk.by(), why="gone again")
    assert desk.file(ref).closed_on is None
    assert desk.file(ref).owner == "ama"


def test_it_needs_a_second_person_who_is_not_the_one_who_asked(desk: Desk) -> None:
    ref = desk.case("mo").ref
    do_step(desk.file(ref), "ask", "not_appropriate", desk.by(), why="never at a school")
    do_step(desk.file(ref), "visit", "done", desk.by(), said={"on": "2026-11-20"})
    close(desk, ref, "lost", "mo")
    assert desk.file(ref).closed_on is None
    file = desk.file(ref)
    tasks = plan(pathways()["astray"], file, DAY, council.school_calendar())
    for who in ("mo", "ben"):
        with pytest.raises(NotAllowed):
            closing.approve(file, tasks, desk.by(who), why=WHY, seen=file.version)
    User.objects.create(username="max", role="manager")
    closing.approve(file, tasks, desk.by("system"), why=WHY, seen=file.version)
    assert desk.file(ref).outcome == "lost"


def test_it_may_not_close_on_a_step_that_was_left_out_when_it_has_to_be_done(desk: Desk) -> None:
    ref = desk.case().ref
    do_step(desk.file(ref), "ask", "not_appropriate", desk.by(), why="never at a school")
    with pytest.raises(NotAllowed):
        do_step(desk.file(ref), "visit", "not_appropriate", desk.by("ama"), why="far")
    do_step(desk.file(ref), "visit", "not_appropriate", desk.by("mo"), why="a refuge")
    with pytest.raises(NotDone, match="may not be left out"):
        close(desk, ref, "lost")


def test_it_refuses_whoever_looked_before_somebody_else_changed_the_case(desk: Desk) -> None:
    file = desk.case()
    do_step(file, "tell", "done", desk.by("ama"), seen=file.version)
    with pytest.raises(Changed):
        hand_over.assign(file, "ben", desk.by("mo"), why=WHY, seen=file.version)
    assert desk.file(file.ref).owner == "ama"


def test_it_counts_a_child_as_missing_before_only_for_searches_that_were_over(desk: Desk) -> None:
    def made(way_out: str, opened: int, closed: int | None = None) -> str:
        days = {
            "opened_on": DAY.replace(day=opened),
            "closed_on": DAY.replace(day=closed) if closed else None,
        }
        ref = f"KTEST{Case.objects.count()}"
        Case.objects.create(ref=ref, child=desk.child, way_out=way_out, opened_at=NOW, owner="ama",
                            closed_at=NOW if closed else None, **days)  # fmt: skip
        return ref

    made("mid_year_leavers", 1, 5)
    for beside in ("removal_from_roll", "off_rolling", "attendance_order", "attendance_order_2026"):
        made(beside, 2, 5)
    made("phase_transfer", 3, 20)
    made("no_school_place", 4)
    assert desk.file(made("starting_education", 10)).before == 1
    assert desk.file(made("starting_education", 21, 22)).before == 2
