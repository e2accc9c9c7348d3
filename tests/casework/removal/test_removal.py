"""A school asks before it removes; the council agrees when a ground is made out, and not before."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from onroll.casework.act import Changed, Doer, NotAllowed, NotDone
from onroll.casework.ask_removal import ask_removal, withdraw_request
from onroll.casework.close_case import close_case
from onroll.casework.confirm_destination import Destination, Reply, answer
from onroll.casework.decide_removal import HOLDS, decide_removal
from onroll.casework.do_step import do_step
from onroll.casework.open_case import open_case
from onroll.policy.pathway import pathways
from onroll.policy.plan import plan
from onroll.policy.removal_from_roll import removal
from onroll.policy.removal_from_roll.confirmation import ABROAD, AUTHORITY, PARENT
from onroll.policy.removal_from_roll.ruling import MADE_OUT, MORE_NEEDED
from onroll.register import council
from onroll.register.models import Case, Delivery
from onroll.register.scope import Actor, NotFound
from tests.casework.removal.asked import (
    GROUND_A,
    GROUND_I,
    NEW_SCHOOL,
    NOTHING,
    decide,
    enquire,
    outcome,
    paper,
)
from tests.casework.removal.conftest import Request
from tests.intake.lists import NOW, ON, OTHER_SCHOOL

pytestmark = pytest.mark.django_db(databases=["default", "trail"])


def test_it_lets_a_school_ask_for_its_own_pupil_and_for_nobody_else(asked: Request) -> None:
    """Row 38."""
    file = asked.ask("a", **GROUND_A)
    assert (file.way_out, file.school, file.said("request", "ground")) == (
        "removal_from_roll",
        asked.school,
        "a",
    )
    elsewhere = Actor("kit", "school", frozenset({OTHER_SCHOOL}))
    for school, error in ((asked.school, NotAllowed), (OTHER_SCHOOL, NotFound)):
        with pytest.raises(error):
            ask_removal(asked.child, school, "a", {}, Doer(elsewhere, NOW, ON))


def test_it_keeps_one_request_and_takes_the_last_word(asked: Request) -> None:
    first = asked.ask("a", **GROUND_A)
    again = asked.ask("g", boarder="no")
    assert (again.ref, Case.objects.count(), again.said("request", "ground")) == (first.ref, 1, "g")
    assert len(again.of("step", "request")) == 2


@pytest.mark.parametrize(("ground", "message"), [("z", "choose the ground"), ("h", "not a day")])
def test_it_says_what_is_wrong_with_a_request_and_keeps_none_of_it(
    asked: Request, ground: str, message: str
) -> None:
    with pytest.raises(NotDone, match=message):
        asked.ask(ground, leave_ended="last week")
    assert not Case.objects.exists()


def test_it_agrees_a_located_removal_only_once_the_new_school_has_confirmed(asked: Request) -> None:
    """Row 40."""
    file = asked.ask("a", **GROUND_A)
    asked.do(file.ref, "attendance-order", names_school="no")
    assert outcome(asked, file) == MORE_NEEDED
    with pytest.raises(NotDone, match="not confirmed"):
        decide(asked, file, removal.LOCATED)
    answer(
        asked.file(file.ref),
        NEW_SCHOOL,
        Reply("on_roll", since=asked.by().on - timedelta(days=20)),
        asked.by(),
    )
    assert outcome(asked, file) == MADE_OUT
    decide(asked, file, removal.LOCATED)
    assert asked.file(file.ref).said("decision", "reason").endswith("the name must be deleted.")


@pytest.mark.parametrize(
    ("ground", "said", "to", "reply", "position"),
    [
        ("g", {"boarder": "no", "expected_again": "no"}, Destination(AUTHORITY, "Farshire", "898"), Reply("known"),
         "lives_elsewhere"),
        ("g", {"boarder": "no", "expected_again": "no"}, Destination(ABROAD, "Poland"), Reply("seen"), "moved_abroad"),
        ("f", {"stated_day": "2026-11-16"}, Destination(PARENT, "the mother"), Reply("seen"),
         "home_education_unassessed"),
    ],
)  # fmt: skip
def test_it_lets_the_account_follow_what_was_confirmed(
    asked: Request, ground: str, said: dict[str, str], to: Destination, reply: Reply, position: str
) -> None:
    """Row 39. Row 41. Row 42."""
    file = asked.ask(ground, placed_at_special_school="no", **said)
    if ground == "f":
        asked.do(file.ref, "attendance-order", names_school="no")
    if reply.answer == "seen":
        reply = replace(reply, paper=paper(asked, file))
    answer(asked.file(file.ref), to, reply, asked.by())
    assert outcome(asked, file) == MADE_OUT
    asked.lists.bring("school_leavers", [{"laestab": asked.school, "leaving_date": "2026-11-16", "ground": ground,
                                          "upn": "", "surname": "Thistlewood", "forename": "Rowan",
                                          "dob": "2016-05-14", "postcode": "ZY1 2BB"}])  # fmt: skip
    assert asked.position() == position


def test_it_takes_back_the_news_with_the_act_or_neither(
    asked: Request, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = asked.ask("a", **GROUND_A)
    monkeypatch.setattr("onroll.casework.confirm_destination.say", lambda *_, **__: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        answer(file, NEW_SCHOOL, Reply("on_roll", since=asked.by().on), asked.by())
    assert asked.file(file.ref).said("confirm-destination", "answer") is None
    assert not Delivery.objects.filter(door="form").exists()


def test_it_keeps_a_pupil_on_roll_until_the_home_was_visited(asked: Request) -> None:
    """Row 45."""
    file = asked.ask("i", **GROUND_I)
    enquire(asked, file.ref, visit=False)
    with pytest.raises(NotDone, match="first comes The home has been visited"):
        asked.do(file.ref, "joint-decision", agrees="yes", **{"with": "the head, today"})
    with pytest.raises(NotDone, match="the home has not been visited"):
        decide(asked, file, removal.NOT_LOCATED)
    with pytest.raises(NotDone, match="may not be left out"):
        do_step(asked.file(file.ref), "home-visit", "not_appropriate", asked.by("carol"), why="too far")
    decide(asked, file, removal.REMAINS)


def test_it_waits_for_every_database_and_takes_no_reply_for_no_answer(asked: Request) -> None:
    """Row 46."""
    file = asked.ask("i", **GROUND_I)
    asked.do(file.ref, "home-visit", visited_on="2026-11-12", by="the attendance officer", found="nobody")
    asked.do(file.ref, "education-database", **dict.fromkeys(("involvements", "siblings", "admissions", "postcode"),
                                                             "nothing"))  # fmt: skip
    asked.do(file.ref, "other-databases", **NOTHING)
    asked.do(file.ref, "child-health", "sent")
    with pytest.raises(NotDone, match="first comes Ask Child Health"):
        asked.do(file.ref, "joint-decision", agrees="yes", **{"with": "the head"})
    with pytest.raises(NotDone, match="Ask Child Health: not settled"):
        decide(asked, file, removal.NOT_LOCATED)


def test_it_hands_the_case_to_the_officer_who_agreed_that_nobody_found_the_pupil(asked: Request) -> None:
    """Row 47."""
    file = asked.ask("i", **GROUND_I)
    enquire(asked, file.ref)
    asked.do(file.ref, "joint-decision", agrees="yes", **{"with": "the head, today"})
    decide(asked, file, removal.NOT_LOCATED, "carol")
    held = Case.objects.get(way_out="mid_year_leavers")
    assert (held.owner, held.because, held.child.ref) == ("carol", HOLDS, asked.child)


def test_it_goes_on_with_the_case_that_is_open_already(asked: Request) -> None:
    """Row 47."""
    open_case(asked.child, "mid_year_leavers", "nobody knows", asked.by(), owner="amira")
    file = asked.ask("i", **GROUND_I)
    enquire(asked, file.ref)
    asked.do(file.ref, "joint-decision", agrees="yes", **{"with": "the head, today"})
    decide(asked, file, removal.NOT_LOCATED, "carol")
    held = Case.objects.get(way_out="mid_year_leavers")
    assert held.owner == "amira"
    assert file.ref in held.acts.get(kind="decision").data["text"]


def test_it_keeps_the_pupil_on_roll_with_the_legal_reason_when_no_ground_is_made_out(asked: Request) -> None:
    """Row 48."""
    file = asked.ask("a", **GROUND_A, order_names_school="yes")
    decide(asked, file, removal.REMAINS)
    decided = asked.file(file.ref)
    assert "a school attendance order names the school" in decided.said("decision", "reason")
    assert "reg.9(1)(a)" in decided.said("decision", "law")


def test_it_may_not_keep_a_name_once_a_ground_is_made_out(asked: Request) -> None:
    """Row 33."""
    file = asked.ask("k", died="yes")
    with pytest.raises(NotDone, match="the name must be deleted"):
        decide(asked, file, removal.REMAINS, died="yes")
    with pytest.raises(Changed):
        decide_removal(
            file,
            removal.DIED,
            asked.by(),
            council.school_calendar(),
            why="x",
            seen=file.version + 1,
            found={"died": "yes"},
        )


def test_it_lets_nobody_but_the_council_decide(asked: Request) -> None:
    file = asked.ask("k", died="yes")
    with pytest.raises(NotAllowed):
        decide(asked, file, removal.LOCATED, "ben")


def test_it_closes_when_the_head_was_answered_and_the_destination_is_recorded(asked: Request) -> None:
    """Row 44."""
    file = asked.ask("a", **GROUND_A, order_names_school="no")
    asked.do(file.ref, "attendance-order", names_school="no")
    answer(asked.file(file.ref), NEW_SCHOOL, Reply("on_roll", since=asked.by().on), asked.by())
    decide(asked, file, removal.LOCATED)

    def close(ending: str) -> None:
        now = asked.file(file.ref)
        tasks = plan(pathways()[now.way_out], now, asked.by().on, council.school_calendar())
        close_case(now, ending, tasks, asked.by(), why="done", seen=now.version)

    with pytest.raises(NotDone, match="Answer the head teacher"):
        close("agreed_located")
    asked.do(file.ref, "answer-to-school")
    with pytest.raises(NotDone, match="not decided so"):
        close("agreed_not_located")
    asked.do(file.ref, "forwarding-recorded", deleted_on="2026-11-20", recorded="Ferrymead School")
    close("agreed_located")
    assert asked.file(file.ref).outcome == "agreed_located"


def test_it_starts_the_day_for_telling_the_caseworker_from_the_first_day_unexplained(asked: Request) -> None:
    """Row 51."""
    file = replace(asked.ask("i", **GROUND_I), flags=("CP",))
    tasks = {
        one.step.code: one
        for one in plan(pathways()[file.way_out], file, asked.by().on, council.school_calendar())
    }
    task = tasks["caseworker-told"]
    assert (task.due_on is not None and task.due_on.isoformat(), task.late(asked.by().on)) == (
        "2026-10-06",
        True,
    )
    calm = {one.step.code for one in plan(pathways()[file.way_out], replace(file, flags=()), asked.by().on,
                                          council.school_calendar())}  # fmt: skip
    assert "caseworker-told" not in calm


def test_it_lets_a_school_take_its_request_back_with_a_reason(asked: Request) -> None:
    file = asked.ask("a", **GROUND_A)
    case = Case.objects.get(ref=file.ref)
    with pytest.raises(NotDone, match="say why"):
        withdraw_request(case, asked.by("ben"), why=" ")
    withdraw_request(case, asked.by("ben"), why="the pupil is back")
    assert asked.file(file.ref).last("request_withdrawn") is not None
