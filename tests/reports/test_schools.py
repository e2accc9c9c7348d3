"""Every school in numbers, out of the lists as they came in and of what was done; and why it calls for a visit."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from django.db import connections
from django.test.utils import CaptureQueriesContext

from onroll.casework.act import Doer
from onroll.casework.name_officer import name_officer
from onroll.casework.visit_school import note_new_staff, plan_meeting, tell_of
from onroll.policy.collaboration.calls_for_a_visit import LATE, NO_ROLL, STAFF
from onroll.policy.collaboration.with_schools import HELD, SUPPORT, VISIT
from onroll.policy.removal_from_roll import known, removal
from onroll.register.council import set_council
from onroll.register.models import Case, CaseAct, Child, User
from onroll.register.scope import SYSTEM, Actor, NotFound
from onroll.reports.judge import judge_all
from onroll.reports.schools import figures
from onroll.reports.schools.due import due_with_schools
from onroll.reports.schools.profile import Profile, schools
from tests.intake.lists import LEONA, NOW, ON, OTHER_SCHOOL, ROWAN, SCHOOL, TOMAS, Desk, on_roll, upn

pytestmark = pytest.mark.django_db(databases=["default", "trail"])

PUPILS = [ROWAN | {"upn": upn(1)}, LEONA | {"upn": upn(2)}, TOMAS | {"upn": upn(3)}]
AMIRA = Actor("amira", "officer")
BY = Doer(AMIRA, NOW, ON)
SCHOOLS = """URN,LA (code),EstablishmentNumber,EstablishmentName,TypeOfEstablishment (name),PhaseOfEducation (name),\
EstablishmentStatus (name),StatutoryLowAge,StatutoryHighAge,SchoolCapacity,NumberOfPupils,Postcode,OpenDate,CloseDate
140001,899,2001,Alder Park Primary School,Community school,Primary,Open,4,11,420,378,ZY1 1AA,,
140002,899,4001,Ferrymead School,Academy converter,Secondary,Open,11,16,900,800,ZY2 1AA,,
"""
LINE = "14{0},899,{0},School {0},Community school,Primary,Open,4,11,420,378,ZY1 1AA,,\n"


@pytest.fixture
def lists(tmp_path: Path, read_here: None) -> Desk:
    set_council("anybourne")
    User.objects.create(username="amira", role="officer")
    desk = Desk(tmp_path)
    desk.bring("school_roll", on_roll(PUPILS, "2026-09-10"))
    judge_all(ON, SYSTEM, NOW)
    return desk


def of(school: str = SCHOOL) -> Profile:
    return schools(AMIRA, ON).of(school)


def codes(one: Profile) -> list[str]:
    return [reason.code for reason in one.reasons]


def late_joiners(desk: Desk, how_many: int) -> None:
    desk.bring("school_joiners", [child | {"laestab": SCHOOL, "starting_day": "2026-11-02", "returned_on": "2026-11-12"}
                                  for child in PUPILS[:how_many]])  # fmt: skip


def test_it_counts_our_children_by_year_group_and_names_nobody(lists: Desk) -> None:
    """Row 17."""
    one = of()
    assert one.ours == {"Year 6": 2, "Year 7": 1} and one.children == 3
    assert one.as_at == date(2026, 9, 10) and "Thistlewood" not in repr(one)


def test_it_leaves_out_whoever_is_sealed(lists: Desk) -> None:
    Child.everyone.filter(pk=Child.everyone.earliest("pk").pk).update(restriction="sealed")
    assert of().children == 2


def test_it_calls_for_a_visit_once_the_councils_number_of_returns_was_late_this_term(lists: Desk) -> None:
    """Row 17."""
    late_joiners(lists, 2)
    assert (of().late, LATE in codes(of())) == (2, False)
    late_joiners(lists, 3)
    assert (of().late, LATE in codes(of())) == (3, True)
    assert of().owes["told_late"] == 3
    spring = schools(AMIRA, date(2027, 1, 20))
    assert spring.term is not None and spring.term.name == "Spring term 2026/27"
    assert LATE not in codes(spring.of(SCHOOL)), "a term is over, and what was late in it"


def test_it_counts_nobody_who_left_with_the_oldest_class_as_told_late(lists: Desk) -> None:
    """Row 17. Leona was in Year 6; without the school's ages nobody is left out."""
    lists.bring("school_leavers", [child | {"laestab": SCHOOL, "leaving_date": "2026-09-01", "ground": "a",
                                            "returned_on": "2026-09-25"} for child in PUPILS])  # fmt: skip
    assert (of().late, of().owes["told_late"]) == (3, 3)
    lists.bring("schools", SCHOOLS)
    assert (of().late, of().owes["told_late"]) == (2, 2)


def test_it_calls_for_a_visit_when_a_roll_is_overdue(lists: Desk) -> None:
    """Row 17."""
    lists.bring("schools", SCHOOLS)
    assert codes(of()) == [] and codes(of(OTHER_SCHOOL)) == [NO_ROLL]
    assert (of().name, of().roll, of(OTHER_SCHOOL).roll) == ("Alder Park Primary School", "in", "never")
    later = schools(AMIRA, date(2027, 3, 1)).of(SCHOOL)
    assert later.roll == "late" and "its roll is overdue" in [one.words for one in later.reasons]


def test_it_counts_absences_of_ten_and_of_twenty_days_by_the_last_word(lists: Desk) -> None:
    """Row 31."""
    for days in ("10", "21"):
        lists.bring("absences", [PUPILS[0] | {"laestab": SCHOOL, "first_day": "2026-10-05", "school_days": days,
                                              "codes": "O", "authorised": "N"},
                                 PUPILS[1] | {"laestab": SCHOOL, "first_day": "2026-10-05", "school_days": "12",
                                              "codes": "O", "authorised": "N"}])  # fmt: skip
    assert of().absent == {10: 2, 20: 1}


def test_it_counts_removals_by_whether_they_were_asked_for_and_what_was_decided(lists: Desk) -> None:
    children = list(Child.objects.seen_by(AMIRA))
    asked, gone, old = (case(child, opened) for child, opened in zip(
        children, (ON, ON, date(2026, 6, 1)), strict=True))  # fmt: skip
    did(asked, known.REQUEST)
    for one in (asked, gone, old):
        did(one, removal.DECISION, decision=removal.REMAINS)
    found = figures.removals(AMIRA, date(2026, 9, 1), ON)
    counted = (found.asked, found.challenged, found.refused, found.unlawful)
    assert [one[SCHOOL] for one in counted] == [1, 1, 2, 1]
    assert codes(of())[0] == "no_ground" and (of().asked, of().challenged, of().refused) == (1, 1, 2)


def test_it_counts_letters_past_their_day_and_none_that_was_answered(lists: Desk) -> None:
    """Row 17."""
    one = case(next(iter(Child.objects.seen_by(AMIRA))), date(2026, 9, 20))
    for day in (date(2026, 9, 21), date(2026, 10, 12)):
        did(one, removal.QUERY, day, outcome="sent")
    assert of().silent == 2 and "silent" in codes(of())
    did(one, removal.QUERY, ON, outcome="answered")
    assert of().silent == 0


def case(child: Child, opened: date) -> Case:
    return Case.objects.create(
        ref=f"K{child.pk:08}", child=child, way_out=removal.CODE, school=SCHOOL, opened_on=opened, opened_at=NOW,
        opened_by="amira", because="x", owner="amira",
    )  # fmt: skip


def did(one: Case, step: str, on: date = ON, **data: str) -> None:
    said = {"outcome": "done"} | data
    CaseAct.objects.create(
        case=one, child=one.child, kind="step", step=step, on=on, at=NOW, by="amira", data=said
    )


def test_it_shows_new_staff_until_the_visit_and_the_meeting_of_this_term(lists: Desk) -> None:
    """Row 17. Row 31."""
    assert of().support is None
    note_new_staff(SCHOOL, "attendance lead", date(2026, 11, 2), BY)
    plan_meeting(SCHOOL, SUPPORT, date(2026, 12, 3), "amira", "each term", BY)
    assert STAFF in codes(of())
    support = of().support
    assert support is not None and support.on == date(2026, 12, 3)
    visit = plan_meeting(SCHOOL, VISIT, ON, "amira", "new lead", BY)
    tell_of(SCHOOL, visit.pk, HELD, "The lead knows the returns", BY)
    assert STAFF not in codes(of()) and of().done.last_visit == ON
    assert schools(AMIRA, date(2027, 1, 20)).of(SCHOOL).support is None


def test_it_puts_schools_by_the_first_of_their_reasons_and_then_by_name(lists: Desk) -> None:
    lists.bring("schools", SCHOOLS)
    assert [one.name for one in schools(AMIRA, ON).profiles] == [
        "Ferrymead School",
        "Alder Park Primary School",
    ]
    late_joiners(lists, 3)
    assert codes(of()) == [LATE] and codes(of(OTHER_SCHOOL)) == [NO_ROLL]
    assert [one.school for one in schools(AMIRA, ON).profiles] == [SCHOOL, OTHER_SCHOOL], (
        "late returns come first"
    )
    lists.bring("school_roll", on_roll([PUPILS[0]], "2026-11-18", OTHER_SCHOOL))
    assert [one.reasons == () for one in schools(AMIRA, ON).profiles] == [False, True]


def test_it_names_the_officer_the_school_knows(lists: Desk) -> None:
    """Row 17."""
    assert of().officer == ""
    name_officer(SCHOOL, "amira", Doer(Actor("carol", "manager"), NOW, ON))
    assert of().officer == "amira"


def test_it_is_for_those_who_see_every_child(lists: Desk) -> None:
    for actor in (Actor("ben", "school", frozenset({SCHOOL})), Actor("dev", "data")):
        with pytest.raises(NotFound):
            schools(actor, ON)
    with pytest.raises(NotFound):
        of("0000000")


def test_it_asks_as_many_questions_for_many_schools_as_for_one(lists: Desk) -> None:
    schools(AMIRA, ON)
    with CaptureQueriesContext(connections["default"]) as one:
        schools(AMIRA, ON)
    lists.bring("schools", SCHOOLS + "".join(LINE.format(n) for n in range(2100, 2160)))
    schools(AMIRA, ON)
    with CaptureQueriesContext(connections["default"]) as many:
        assert len(schools(AMIRA, ON).profiles) == 62
    assert len(many) <= len(one) <= 40, (len(many), len(one))


def test_it_knows_what_is_due_for_whom(lists: Desk) -> None:
    past = plan_meeting(SCHOOL, VISIT, date(2026, 11, 10), "amira", "x", BY)
    plan_meeting(OTHER_SCHOOL, SUPPORT, date(2026, 12, 1), "amira", "x", BY)
    until = date(2026, 11, 27)
    assert [(one.day, one.meeting) for one in due_with_schools(until, {"amira"})] == [
        (date(2026, 11, 10), past.pk)
    ]
    assert len(due_with_schools(date(2026, 12, 2))) == 2 and not due_with_schools(until, {"carol"})
    tell_of(SCHOOL, past.pk, HELD, "x", BY, agreed=[("Send it", "the office", date(2026, 11, 25))])
    (one,) = due_with_schools(until, {"amira"})
    assert (one.text, one.meeting) == ("Send it, the office", 0)
