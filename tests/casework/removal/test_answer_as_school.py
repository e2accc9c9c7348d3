"""A school records its own part: its visit, the caseworker, where the pupil went; and reaches nothing else."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from onroll.casework.act import Changed, Doer, NotAllowed, NotDone
from onroll.casework.answer_as_school import answer_as_school, by_school
from onroll.casework.ask_removal import withdraw_request
from onroll.casework.close_case import close_case
from onroll.casework.open_case import open_case
from onroll.casework.tell_of_absence import tell_of_absence
from onroll.facts.case import CaseFile
from onroll.policy.collaboration.asked_of_schools import PUT_TO_SCHOOLS, as_asked, to_answer
from onroll.policy.pathway import pathways
from onroll.policy.removal_from_roll import removal
from onroll.policy.ways_out import unexplained_absence as absence
from onroll.register.cases import PUT_TO_SCHOOLS as SEEN
from onroll.register.models import Case, CaseAct, Child, Event
from onroll.register.pupil_days import born_of
from onroll.register.scope import Actor, NotFound
from onroll.reports.cases.asked_of_school import asks, how_many
from onroll.reports.cases.files import clocks, tasks_of
from tests.casework.removal.asked import GROUND_I, decide, enquire
from tests.casework.removal.conftest import HEAD, Request
from tests.intake.lists import NOW, ON, OTHER_SCHOOL, ROWAN

pytestmark = pytest.mark.django_db(databases=["default", "trail"])

VISIT = {"visited_on": "2026-11-12", "by": "The attendance officer", "found": "Nobody lives there"}
GONE_TO = {"deleted_on": ON.isoformat(), "recorded": "Not known"}


def answer(asked: Request, ref: str, code: str, said: dict[str, str], by: Doer | None = None) -> CaseAct:
    file = asked.file(ref)
    return answer_as_school(file, code, said, by or asked.by("ben"), seen=file.version)


def asked_codes(file: CaseFile) -> list[str]:
    return [step.code for step in to_answer(as_asked(file))]


def test_it_declares_only_steps_there_are_in_cases_a_school_may_be_asked_in() -> None:
    assert set(PUT_TO_SCHOOLS) == set(SEEN)
    for way_out, asked in PUT_TO_SCHOOLS.items():
        steps = {step.code: step for step in pathways()[way_out].steps}
        for code, one in asked.items():
            questions = {question.code for question in steps[code].asks}
            assert {*one.titles, *filter(None, [one.of_today, one.done_on])} <= questions, code
            assert steps[code].who == "school" or steps[code].sends, code


def test_it_lets_the_school_record_its_own_visit_and_the_officer_decide_on_it(asked: Request) -> None:
    """Row 45."""
    ref = asked.ask("i", **GROUND_I).ref
    events = Event.objects.count()
    done = answer(asked, ref, "home-visit", VISIT)
    assert (done.by, done.data["found"], Event.objects.count()) == ("ben", "Nobody lives there", events + 1)
    enquire(asked, ref, visit=False)
    asked.do(ref, "joint-decision", agrees="yes", **{"with": "the head"})
    decide(asked, asked.file(ref), removal.NOT_LOCATED)
    assert asked.file(ref).said("decision", "decision") == removal.NOT_LOCATED


def test_it_lets_the_school_record_where_the_pupil_went_once_it_is_agreed(asked: Request) -> None:
    """Row 44."""
    ref = asked.ask("i", **GROUND_I).ref
    with pytest.raises(NotFound):
        answer(asked, ref, removal.FORWARDING, GONE_TO)
    enquire(asked, ref)
    asked.do(ref, "joint-decision", agrees="yes", **{"with": "the head"})
    decide(asked, asked.file(ref), removal.NOT_LOCATED)
    with pytest.raises(NotDone, match="cannot be dated back"):
        answer(asked, ref, removal.FORWARDING, GONE_TO | {"deleted_on": "2026-11-19"})
    answer(asked, ref, removal.FORWARDING, GONE_TO)
    assert asked.file(ref).said(removal.FORWARDING, "recorded") == "Not known"
    assert removal.FORWARDING not in asked_codes(asked.file(ref))


def test_it_asks_about_the_caseworker_whether_or_not_there_is_one(asked: Request) -> None:
    """Row 51."""
    ref = asked.ask("i", **GROUND_I).ref
    assert not asked.file(ref).flags
    (found,) = [one for one in asks(HEAD, ON) if one.task.step.code == "caseworker-told"]
    assert found.task.due_on is not None and "says nothing about this one" in found.asked.why
    answer(asked, ref, "caseworker-told", {"told_on": "2026-10-05", "who": "The duty worker, at nine"})
    (told,) = [one for one in tasks_of(asked.file(ref), ON, clocks()) if one.step.code == "caseworker-told"]
    assert (told.state, told.act and told.act.by, told.met()) == ("done", "ben", True)


def test_it_knows_the_schools_own_word_from_what_an_officer_wrote_down(asked: Request) -> None:
    ref = asked.ask("i", **GROUND_I).ref
    asked.do(ref, "home-visit", **VISIT)
    answer(asked, ref, "caseworker-told", {"told_on": "2026-10-05", "who": "Nobody: there is none"})
    words = {act.step: by_school(act) for act in asked.file(ref).of("step")}
    assert words == {"request": True, "home-visit": False, "caseworker-told": True}


@pytest.mark.parametrize(
    ("said", "message"),
    [
        ({**VISIT, "found": ""}, "What was found"),
        ({**VISIT, "visited_on": (ON + timedelta(days=1)).isoformat()}, "still to come"),
        ({**VISIT, "visited_on": "lately"}, "not a day"),
    ],
)
def test_it_says_what_is_wrong_with_an_answer_and_keeps_none_of_it(
    asked: Request, said: dict[str, str], message: str
) -> None:
    ref = asked.ask("i", **GROUND_I).ref
    before = CaseAct.objects.count()
    with pytest.raises(NotDone, match=message):
        answer(asked, ref, "home-visit", said)
    assert CaseAct.objects.count() == before


def test_it_takes_no_answer_twice_nor_over_what_somebody_else_has_just_done(asked: Request) -> None:
    file = asked.ask("i", **GROUND_I)
    answer(asked, file.ref, "home-visit", VISIT)
    with pytest.raises(NotDone, match="answered already"):
        answer(asked, file.ref, "home-visit", VISIT)
    with pytest.raises(Changed):
        answer_as_school(asked.file(file.ref), "caseworker-told", {"told_on": "2026-10-05", "who": "x"},
                         asked.by("ben"), seen=file.version)  # fmt: skip


def challenge(asked: Request) -> str:
    """A removal nobody asked about, which the school has not explained."""
    return open_case(asked.child, removal.CODE, "nobody asked", asked.by(), school=asked.school).ref


def test_it_reaches_nothing_the_school_was_not_asked(asked: Request) -> None:
    ref = asked.ask("i", **GROUND_I).ref
    for code in ("decision", "education-database", "child-health", "joint-decision", "nothing"):
        with pytest.raises(NotFound):
            answer(asked, ref, code, {"agrees": "yes", "with": "us"})
    elsewhere = Actor("kit", "school", frozenset({OTHER_SCHOOL}))
    for actor in (elsewhere, Actor("amira", "officer"), Actor("dev", "data")):
        with pytest.raises(NotFound):
            answer(asked, ref, "home-visit", VISIT, Doer(actor, NOW, ON))
        assert (how_many(actor), asks(actor, ON)) == (0, [])


def test_it_is_asked_nothing_of_a_sealed_child_or_in_a_closed_case(asked: Request) -> None:
    file = asked.ask("i", **GROUND_I)
    assert how_many(HEAD) == 2
    Child.everyone.update(restriction="sealed")
    assert how_many(HEAD) == 0
    with pytest.raises(NotFound):
        answer_as_school(file, "home-visit", VISIT, asked.by("ben"), seen=file.version)
    Child.everyone.update(restriction="")
    tasks = tasks_of(asked.file(file.ref), ON, clocks())
    close_case(asked.file(file.ref), removal.WITHDRAWN, tasks, asked.by(), why="over", seen=file.version)
    assert how_many(HEAD) == 0
    with pytest.raises(NotFound):
        answer_as_school(file, "home-visit", VISIT, asked.by("ben"), seen=file.version)


def test_it_lets_a_school_name_the_ground_of_a_removal_it_is_asked_about(asked: Request) -> None:
    """Row 33. Row 37."""
    ref = challenge(asked)
    assert asked_codes(asked.file(ref)) == ["request"]
    asked.do(ref, removal.QUERY, "sent")
    assert asked_codes(asked.file(ref)) == [removal.QUERY]
    with pytest.raises(NotDone, match="on the form of the request"):
        answer(asked, ref, removal.QUERY, {})
    asked.ask("i", **GROUND_I)
    answered = asked.file(ref).settled(removal.QUERY)
    assert answered is not None and (answered.by, answered.outcome) == ("ben", "answered")
    assert removal.QUERY not in asked_codes(asked.file(ref))


def test_it_opens_a_case_when_a_school_tells_of_an_absence_and_gives_it_its_days(asked: Request) -> None:
    """Row 51."""
    said = {"kind": "unexplained", "first_day": "2026-11-09"}
    case = tell_of_absence(asked.child, asked.school, said, asked.by("ben"))
    file = asked.file(case.ref)
    assert (case.school, case.owner, file.said("absence-known", "first_day")) == (
        asked.school,
        "amira",
        "2026-11-09",
    )
    assert file.said("school-refers", "referred_on") == ON.isoformat()
    owed = {one.task.step.code: one.task.due_on for one in asks(HEAD, ON)}
    assert {"enquiries-begin", "caseworker-told", "school-visited-home"} <= set(owed)
    assert owed["enquiries-begin"] == date(2026, 11, 11)
    begun = {"begun_on": "2026-11-10", "did": "Rang three numbers"}
    answer(asked, case.ref, "enquiries-begin", begun)
    (task,) = [
        one for one in tasks_of(asked.file(case.ref), ON, clocks()) if one.step.code == "enquiries-begin"
    ]
    assert (task.state, task.met()) == ("done", True)


def test_it_goes_on_in_the_case_the_council_has_of_the_same_absence(asked: Request) -> None:
    said = {"kind": "unexplained", "first_day": "2026-11-09"}
    ours = open_case(asked.child, absence.CODE, "the aunt rang", asked.by())
    told = tell_of_absence(asked.child, asked.school, said, asked.by("ben"))
    again = tell_of_absence(asked.child, asked.school, said | {"first_day": "2026-11-10"}, asked.by("ben"))
    assert (told.ref, again.ref, told.school) == (ours.ref, ours.ref, asked.school)
    assert asked.file(ours.ref).said("absence-known", "first_day") == "2026-11-10"


def test_it_tells_of_no_other_schools_pupil_and_keeps_nothing_of_a_day_to_come(asked: Request) -> None:
    said = {"kind": "unexplained", "first_day": "2026-11-09"}
    elsewhere = Actor("kit", "school", frozenset({OTHER_SCHOOL}))
    for school, by, error in (
        (asked.school, Doer(elsewhere, NOW, ON), NotAllowed), (OTHER_SCHOOL, Doer(elsewhere, NOW, ON), NotFound),
        (asked.school, asked.by(), NotAllowed),
    ):  # fmt: skip
        with pytest.raises(error):
            tell_of_absence(asked.child, school, said, by)
    with pytest.raises(NotDone, match="still to come"):
        late = said | {"first_day": (ON + timedelta(days=1)).isoformat()}
        tell_of_absence(asked.child, asked.school, late, asked.by("ben"))
    assert not CaseAct.objects.exists()


def test_it_tells_a_school_of_no_absence_that_the_council_alone_knows_of(asked: Request) -> None:
    ref = open_case(asked.child, absence.CODE, "the aunt rang", asked.by(), school=asked.school).ref
    assert asked_codes(asked.file(ref)) == []
    with pytest.raises(NotFound):
        answer(asked, ref, "back-at-school", {"back_on": "2026-11-10", "shown_by": "the register"})
    asked.do(ref, absence.KNOWN, "sent")
    assert asked_codes(asked.file(ref))[0] == absence.KNOWN
    answer(asked, ref, absence.KNOWN, {"kind": "illness", "first_day": "2026-11-09"})
    assert "sickness-return" in asked_codes(asked.file(ref))


def test_it_asks_no_more_for_what_a_request_needed_once_it_is_taken_back_or_decided(asked: Request) -> None:
    ref = asked.ask("i", **GROUND_I).ref
    withdraw_request(Case.objects.get(), asked.by("ben"), why="the pupil is back")
    assert how_many(HEAD) == 0
    asked.ask("i", **GROUND_I)
    assert asked_codes(asked.file(ref)) == ["caseworker-told", "home-visit"]
    decide(asked, asked.file(ref), removal.REMAINS)
    assert how_many(HEAD) == 0


ABSENT = {"kind": "unexplained", "first_day": "2026-11-09"}


@pytest.mark.parametrize(
    ("said", "message"),
    [
        ({"first_day": "2026-11-07"}, "closed on Saturday"),
        ({"first_day": "2026-09-01"}, "on the roll since|closed on"),
        ({"first_day": "2020-01-06"}, "more than a year ago"),
        ({"kind": "illness", "codes": "N O"}, "not for illness"),
        ({"kind": "leave_ended"}, "the leave that has ended"),
    ],
)
def test_it_is_told_of_no_absence_that_cannot_be(asked: Request, said: dict[str, str], message: str) -> None:
    with pytest.raises(NotDone, match=message):
        tell_of_absence(asked.child, asked.school, ABSENT | said, asked.by("ben"))
    assert not Case.objects.exists() and not CaseAct.objects.exists()


def test_it_holds_a_schools_days_and_an_officers_against_the_absence_and_the_schools_own_days(asked: Request) -> None:
    ref = tell_of_absence(asked.child, asked.school, ABSENT, asked.by("ben")).ref
    early = {"visited_on": "2026-11-06", "found": "x"}
    with pytest.raises(NotDone, match="before the absence began, on 9 November 2026"):
        answer(asked, ref, "school-visited-home", early)
    with pytest.raises(NotDone, match="before the absence began"):
        asked.do(ref, "school-visited-home", **early)
    with pytest.raises(NotDone, match="10 school days of it are full on 20 November"):
        answer(asked, ref, "attendance-return", {"sent_on": "2026-11-10"})
    with pytest.raises(NotDone, match="'unknown' is not one of yes, no"):
        answer(asked, ref, "continuous-absence", {"back": "unknown"})
    with pytest.raises(NotDone, match="code N"):
        answer(asked, ref, "unknown-absence-code", {"code": "N"})
    answer(asked, ref, "school-visited-home", early | {"visited_on": "2026-11-12"})
    assert "continuous-absence" in asked_codes(asked.file(ref))


def test_it_asks_a_school_for_no_return_of_a_pupil_who_is_not_of_school_age(
    asked: Request, monkeypatch: pytest.MonkeyPatch
) -> None:
    tell_of_absence(asked.child, asked.school, ABSENT, asked.by("ben"))
    assert "attendance-return" in {one.task.step.code for one in asks(HEAD, ON)}
    (child,) = Child.everyone.values_list("pk", flat=True)
    assert born_of([child]) == {child: date.fromisoformat(ROWAN["dob"])}
    monkeypatch.setattr("onroll.reports.cases.asked_of_school.born_of", lambda _: {child: date(2022, 6, 1)})
    assert not {"attendance-return", "continuous-absence"} & {one.task.step.code for one in asks(HEAD, ON)}
