"""The schools' returns as they came in, and the removals that nobody asked about."""

from __future__ import annotations

from datetime import timedelta

import pytest

from onroll.casework.ask_removal import ask_removal
from onroll.casework.close_case import close_case
from onroll.casework.confirm_destination import Destination, Reply, answer
from onroll.jobs.challenge_removals import challenge_removals
from onroll.policy.pathway import pathways
from onroll.policy.plan import plan
from onroll.policy.removal_from_roll.confirmation import SCHOOL as NEW_SCHOOL
from onroll.policy.removal_from_roll.found import NO_RETURN, WORDS
from onroll.register import council
from onroll.register.models import Case, CaseAct, Event
from onroll.register.scope import SYSTEM, Actor
from onroll.reports.removals.asked import forwarding, letter_code, letter_facts, requests
from onroll.reports.removals.found import found
from onroll.reports.removals.told import told
from tests.casework.removal.conftest import HEAD, Request, asked  # noqa: F401
from tests.intake.conftest import read_here  # noqa: F401
from tests.intake.lists import LEONA, NOW, ON, OTHER_SCHOOL, ROWAN, SCHOOL, on_roll, upn

pytestmark = pytest.mark.django_db(databases=["default", "trail"])

PUPIL = ROWAN | {"upn": upn(1)}
GONE = {"laestab": SCHOOL, "leaving_date": "2026-10-16", **PUPIL}
LEARNED = "2026-09-03"


@pytest.fixture
def town(asked: Request) -> Request:  # noqa: F811
    return asked


def leave(town: Request, **said: str) -> None:
    town.lists.bring("school_leavers", [GONE | said])


def opened(town: Request) -> list[str]:
    challenge_removals(ON, NOW)
    return list(Case.objects.order_by("pk").values_list("because", flat=True))


def test_it_lists_each_leaver_with_what_the_return_lacks(town: Request) -> None:
    """Row 36."""
    leave(town, returned_on="2026-10-16")
    (one,) = told(SYSTEM, ON, days=100).leavers
    assert (one.name, one.missing, one.late) == (
        "Rowan Thistlewood", ("the ground", "where the pupil went", "a parent’s name", "an emergency telephone number"),
        False,
    )  # fmt: skip
    whole = {
        "ground": "a",
        "destination_laestab": OTHER_SCHOOL,
        "parent1_name": "M Thistlewood",
        "parent1_phone": "07",
    }
    leave(town, returned_on="2026-10-17", **whole)
    newest = told(SYSTEM, ON, days=100).leavers[0]
    assert (newest.missing, newest.late) == ((), True)


def test_it_tells_a_late_return_by_the_day_it_was_learned_when_it_bears_none(town: Request) -> None:
    """Row 34."""
    town.lists.bring("school_leavers", [GONE | {"leaving_date": "2026-09-01"}])
    (one,) = told(SYSTEM, ON, days=100).leavers
    assert one.late


def test_it_owes_no_return_in_time_of_the_oldest_class_at_the_end_of_the_year(town: Request) -> None:
    """Row 34. Leona left Year 6 with it, Rowan did not."""
    listed = "LA (code),EstablishmentNumber,URN,EstablishmentName,StatutoryLowAge,StatutoryHighAge\n"
    town.lists.bring("schools", f"{listed}899,2001,140001,Alder Park Primary School,4,11\n")
    rows = [{"laestab": SCHOOL, "leaving_date": "2026-07-21", **child} for child in (PUPIL, LEONA)]
    town.lists.bring("school_leavers", rows)
    assert {one.name: one.late for one in told(SYSTEM, ON, days=100).leavers} == {
        "Rowan Thistlewood": True, "Leona Quickfall": False,
    }  # fmt: skip


def test_it_lists_new_pupils_told_after_the_fifth_day(town: Request) -> None:
    """Row 35."""
    rows = [{"laestab": SCHOOL, **LEONA, "starting_day": "2026-09-07", "returned_on": day} for day in
            ("2026-09-12", "2026-09-13")]  # fmt: skip
    town.lists.bring("school_joiners", rows)
    assert [one.told_on.isoformat() for one in told(SYSTEM, ON, days=100).late_joiners] == ["2026-09-13"]


def test_it_tells_a_school_nothing_of_other_schools_returns(town: Request) -> None:
    leave(town)
    assert told(HEAD, ON, days=100).leavers == []


def test_it_challenges_a_removal_without_a_ground_once_and_puts_it_on_the_trail(town: Request) -> None:
    """Row 33. Row 37."""
    leave(town, returned_on="2026-10-16", destination_la="850")
    assert opened(town) == [
        "no ground of regulation 9 is given; the stated destination has not been confirmed in time"
    ]
    assert opened(town) == opened(town)
    case = Case.objects.get()
    assert (case.way_out, case.school) == ("removal_from_roll", SCHOOL)
    assert Event.objects.filter(kind="cases_opened").count() == 1
    tasks = plan(pathways()[case.way_out], town.file(case.ref), ON, council.school_calendar())
    assert (tasks[0].step.code, tasks[0].state, tasks[0].step.letter) == (
        "query-to-school",
        "todo",
        "removal-query",
    )


def test_it_challenges_a_name_that_is_gone_from_a_whole_roll_without_a_return(town: Request) -> None:
    """Row 34."""
    classmate = LEONA | {"dob": "2016-02-03"}
    town.lists.bring("school_roll", on_roll([classmate], "2026-10-05"), coverage="whole_roll")
    (one,) = found(SYSTEM, ON)
    assert (one.child, one.why) == (town.child, WORDS[NO_RETURN])


def test_it_challenges_nothing_while_a_lawful_removal_is_on_its_way(town: Request) -> None:
    leave(
        town,
        leaving_date="2026-11-16",
        returned_on="2026-11-16",
        ground="a",
        destination_laestab=OTHER_SCHOOL,
    )
    assert town.position() == "in_transit"
    assert opened(town) == []


def test_it_challenges_nothing_that_was_agreed_before(town: Request) -> None:
    file = town.ask("k", died="yes")
    CaseAct.objects.create(case_id=Case.objects.get(ref=file.ref).pk, child_id=Case.objects.get().child_id, kind="step",
                           step="decision", on=ON, at=NOW, by="amira",
                           data={"outcome": "done", "decision": "not_located"})  # fmt: skip
    Case.objects.update(closed_on=ON, closed_at=NOW, opened_on="2026-09-01")
    leave(town, ground="i")
    assert found(SYSTEM, ON) == []


def test_it_asks_again_about_a_name_that_went_after_the_last_case_was_closed(town: Request) -> None:
    ask_removal(town.child, SCHOOL, "a", {"dual-agreed": "no"}, town.by())
    Case.objects.update(closed_on=ON, closed_at=NOW, opened_on="2026-09-01", outcome="request_withdrawn")
    leave(town, ground="i")
    assert len(found(SYSTEM, ON)) == 1


def test_it_lets_a_challenge_end_when_the_child_is_on_a_roll_and_a_request_only_when_answered(
    town: Request,
) -> None:
    leave(town)
    opened(town)
    file = town.file(Case.objects.get().ref)
    town.lists.bring("school_joiners", [{"laestab": OTHER_SCHOOL, **PUPIL, "starting_day": "2026-11-02"}])
    file = town.file(file.ref)
    tasks = plan(pathways()[file.way_out], file, ON, council.school_calendar())
    close_case(file, "enrolled", tasks, town.by(), why="on a roll", seen=file.version)
    assert town.file(file.ref).closed_on == ON


@pytest.mark.parametrize(
    ("ground", "said", "code"),
    [("k", {"died": "yes"}, "removal-missing"), ("a", {"order-names-school": "yes"}, "removal-not-made-out"),
     ("f", {"stated-day": "2026-11-16"}, "removal-missing")],
)  # fmt: skip
def test_it_answers_the_head_with_what_the_ground_comes_to(
    town: Request, ground: str, said: dict[str, str], code: str
) -> None:
    """Row 47. Row 48."""
    ask_removal(town.child, SCHOOL, ground, said, town.by("ben"))
    (one,) = requests(HEAD, ON)
    facts = letter_facts(one)
    assert letter_code(one) == code
    assert facts["ground"].startswith(f"({ground})")  # type: ignore[union-attr]
    meanwhile = "We are sorry for your loss" if ground == "k" else "replace it by the true reason"
    assert meanwhile in str(facts["meanwhile"])
    assert ("missing" in facts) == (code != "removal-made-out")


def test_it_shows_a_school_its_own_requests_alone(town: Request) -> None:
    """Row 38."""
    ask_removal(town.child, SCHOOL, "a", {"dual-agreed": "no"}, town.by("ben"))
    elsewhere = Actor("kit", "school", frozenset({OTHER_SCHOOL}))
    assert (len(requests(HEAD, ON)), requests(elsewhere, ON)) == (1, [])


def test_it_holds_a_confirmed_destination_against_the_roll(town: Request) -> None:
    """Row 44."""
    case = ask_removal(town.child, SCHOOL, "a", {"dual-agreed": "no"}, town.by("ben"))
    answer(town.file(case.ref), Destination(NEW_SCHOOL, "Ferrymead", OTHER_SCHOOL),
           Reply("on_roll", since=ON - timedelta(days=3)), town.by())  # fmt: skip
    town.lists.bring("school_leavers", [GONE | {"leaving_date": "2026-11-16", "ground": "a"}])
    (one,) = requests(SYSTEM, ON)
    assert forwarding(one).value == "unknown"
    CaseAct.objects.create(case=case, child_id=case.child_id, kind="step", step="decision", on=ON, at=NOW, by="amira",
                           data={"outcome": "done", "decision": "located"})  # fmt: skip
    (one,) = requests(SYSTEM, ON)
    assert (forwarding(one).value, one.file.facts["school"]) == ("yes", OTHER_SCHOOL)
