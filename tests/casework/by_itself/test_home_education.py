"""What an officer finds of a home education moves the account, and moves it back when it is taken back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from onroll.casework.act import Doer, NotDone
from onroll.casework.close_case import close_case
from onroll.casework.do_step import do_step
from onroll.casework.open_case import open_case
from onroll.casework.take_back import take_back
from onroll.facts.case import CaseFile
from onroll.intake.undo import resting_on
from onroll.register.models import Case, CaseAct, Child, Delivery, Link
from onroll.register.scope import SYSTEM, Actor
from onroll.reports.account import account
from onroll.reports.cases.files import case_files, clocks, tasks_of
from tests.casework.answered import nothing_to_fear
from tests.casework.by_itself.conftest import Council
from tests.intake.lists import NOW, ON, ROWAN, SCHOOL, on_roll, upn

pytestmark = pytest.mark.django_db(databases=["default", "trail"])
AMA = Doer(Actor("ama", "officer"), NOW, ON)
NUMBERED = ROWAN | {"upn": upn(1)}
STARTED = "2026-09-10"


class Home:
    """A child who is taught at home since September and not assessed, with a case."""

    def __init__(self, council: Council) -> None:
        self.council = council
        council.told("home_education", {**NUMBERED, "notified_on": STARTED, "finding": "pending"})
        self.child = Child.everyone.get()
        self.ref = open_case(self.child.ref, "home_education", "to be assessed", AMA, owner="ama").ref

    @property
    def file(self) -> CaseFile:
        return case_files([Case.objects.select_related("child").get(ref=self.ref)], ON)[0]

    def does(self, code: str, outcome: str = "done", **said: str) -> CaseAct:
        return do_step(self.file, code, outcome, AMA, said=said)

    def finds(self, finding: str) -> CaseAct:
        return self.does("education-assessed", finding=finding, because="I saw their work.")

    def takes_back(self, act: CaseAct) -> None:
        take_back(self.file, act.pk, AMA, why="It was another child’s.", seen=self.file.version)

    def stands(self, on: date = ON) -> tuple[str, date]:
        (row,) = account(on, None, SYSTEM).rows.to_dicts()
        return row["position"], row["since"]


@pytest.fixture
def home(council: Council) -> Home:
    home = Home(council)
    do_step(home.file, "education-asked-about", "not_appropriate", AMA, why="They wrote first.")
    assert home.stands() == ("home_education_unassessed", date(2026, 9, 10))
    return home


@pytest.mark.parametrize(
    ("finding", "position"),
    [("suitable", "home_educated"), ("unsuitable", "home_education_unsuitable"),
     ("insufficient", "home_education_unassessed")],
)  # fmt: skip
def test_it_moves_the_account_by_the_officers_finding_and_back_rows_3_4(
    home: Home, finding: str, position: str
):
    """Nothing but suitable satisfies the council; a finding taken back was never news. Rows 3, 4."""
    done = home.finds(finding)
    assert home.stands() == (position, ON if finding == "unsuitable" else date(2026, 9, 10))
    assert Delivery.objects.filter(source="home_education", state="read").count() == 2
    home.takes_back(done)
    assert home.stands() == ("home_education_unassessed", date(2026, 9, 10))
    assert Delivery.objects.get(file_name=f"{home.ref} act {done.pk}").state == "withdrawn"


def test_it_finds_education_unsuitable_from_the_day_of_the_finding_row_3(home: Home):
    """Until that day it was not yet found suitable, and so it stays. Row 3."""
    home.finds("unsuitable")
    assert home.stands() == ("home_education_unsuitable", ON)
    assert home.stands(ON - timedelta(days=1)) == ("home_education_unassessed", date(2026, 9, 10))


def test_it_finds_no_answer_only_where_one_was_asked_for_and_the_time_has_passed_row_4(home: Home):
    """Nothing sent, or a step left out, is no silence; ten working days without an answer are. Row 4."""
    asked, came = "education-asked-about", {"came": "nothing"}
    with pytest.raises(NotDone, match="left unanswered in the time given"):
        home.finds("no_response")
    nothing_to_fear(home.child.ref, AMA)
    do_step(home.file, asked, "sent", AMA)
    with pytest.raises(NotDone, match="first comes"):
        home.finds("no_response")
    with pytest.raises(NotDone, match="still time to answer"):
        home.does(asked, "answered", **came)
    later = replace(AMA, on=ON + timedelta(days=30))
    do_step(home.file, asked, "answered", later, said=came)
    do_step(home.file, "education-assessed", "done", later, said={"finding": "no_response", "because": "Silence."})
    assert home.stands()[0] == "home_education_unassessed"


def test_it_believes_the_last_finding_of_several(home: Home):
    first = home.finds("suitable")
    second = home.finds("unsuitable")
    assert home.stands()[0] == "home_education_unsuitable"
    home.takes_back(second)
    assert home.stands()[0] == "home_educated"
    home.takes_back(first)
    assert home.stands()[0] == "home_education_unassessed"


def test_it_keeps_what_was_known_on_an_earlier_day(home: Home):
    home.finds("suitable")
    assert home.stands(ON - timedelta(days=1))[0] == "home_education_unassessed"


def test_it_ends_the_case_on_the_officers_own_finding(home: Home):
    home.finds("suitable")
    home.does("safeguarding-considered", needed="no", because="seen at home")
    file = home.file
    close_case(
        file, "home_educated", tasks_of(file, ON, clocks([file])), AMA, why="suitable", seen=file.version
    )
    assert home.file.outcome == "home_educated"


def test_it_takes_a_written_notice_as_news_and_a_rumour_not_row_42(council: Council):
    """On the parent's written notice the child is taught at home, not assessed; on hearsay nothing moves. Row 42."""
    council.told("school_roll", *on_roll([NUMBERED], "2026-09-10"))
    ref = open_case(Child.everyone.get().ref, "home_education", "the school rang", AMA, owner="ama").ref

    def file() -> CaseFile:
        return case_files([Case.objects.select_related("child").get(ref=ref)], ON)[0]

    def position() -> str:
        return str(account(ON, None, SYSTEM).rows["position"][0])

    do_step(file(), "notice-kept", "done", AMA, said={"written": "no"})
    assert position() == "on_roll" and file().facts["school"] == SCHOOL
    kept = do_step(file(), "notice-kept", "done", AMA, said={"written": "yes", "notice_on": "2026-11-16"})
    assert position() == "home_education_unassessed"
    take_back(file(), kept.pk, AMA, why="It was a draft.", seen=file().version)
    assert position() == "on_roll"


def test_it_lets_a_late_notice_outweigh_no_finding(home: Home):
    home.finds("suitable")
    home.does("notice-kept", written="yes", notice_on=STARTED)
    assert home.stands()[0] == "home_educated"


def test_it_leaves_what_found_its_child_by_the_row_with_that_child(home: Home):
    """A later list that rests on the officer's row stays with the child when that row is taken back."""
    done = home.finds("suitable")
    ours = Link.objects.get(sighting__delivery__file_name=f"{home.ref} act {done.pk}")
    home.council.told("housing", {**NUMBERED, "postcode": "ZY3 9ZZ", "moved_on": "2026-11-04"})
    Link.objects.filter(sighting__delivery__source="housing").update(anchor=ours.sighting_id)
    home.takes_back(done)
    assert not resting_on([ours.sighting_id])
    housed = Link.objects.get(sighting__delivery__source="housing", undone_at=None)
    assert (housed.child, housed.anchor_id) != (home.child, ours.sighting_id) and housed.child == home.child
