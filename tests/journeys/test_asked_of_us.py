"""A pupil whom nobody can find, from the school's request to its record: each does their own part, as themselves."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from onroll.casework.do_step import do_step
from onroll.facts.case import CaseFile
from onroll.register.models import Case
from onroll.reports.cases.files import case_files
from tests.casework.answered import ready
from tests.journeys.test_removals import day, look
from tests.web.removals.test_asked_of_us import put_to_head
from tests.web.removals.test_off_rolling import by
from tests.web.town import TODAY, Town

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "trail"])
As = Callable[[str], Page]
FINDS = dict.fromkeys(("involvements", "siblings", "admissions", "postcode"), "nothing")


def file() -> CaseFile:
    return case_files([Case.objects.select_related("child").get(way_out="removal_from_roll")], TODAY)[0]


def do(code: str, outcome: str = "done", **said: str) -> None:
    ready(file(), code, by())
    do_step(file(), code, outcome, by(), said=said)


def yes_no(page: Page, question: str, answer: str) -> None:
    page.get_by_role("group", name=question).get_by_label(answer, exact=True).check()


def seen(page: Page, *addresses: str) -> None:
    """At both widths, and left at the wide one."""
    look(page, [*addresses])
    page.set_viewport_size({"width": 1280, "height": 900})


def leave(page: Page) -> None:
    page.get_by_role("button", name="Sign out").click()


def ask_and_visit(page: Page, child: str) -> None:
    """The school asks, records its visit, and says that there is no caseworker to tell."""
    page.goto(f"/removals/ask/{child}/i")
    yes_no(page, "Were only the codes", "Yes")
    yes_no(page, "Are there reasonable grounds", "No")
    yes_no(page, "Was the pupil placed at your school", "No")
    day(page, "Which was the first day of the absence?", "12", "10", "2026")
    page.get_by_role("button", name="Send the request").click()
    seen(page, "/asked-of-us", page.url)
    page.get_by_role("link", name="Asked of us (2)").click()
    page.get_by_role("link", name="Record the home visit").click()
    seen(page, page.url)
    day(page, "Day of the visit", "12", "11", "2026")
    page.get_by_label("Who went").fill("Ada Quill")
    page.get_by_label("What was found").fill("Post behind the door")
    page.get_by_role("button", name="Send the answer").click()
    page.get_by_role("link", name="Tell the child’s caseworker").click()
    day(page, "Day you told the caseworker", "12", "10", "2026")
    page.get_by_label("Who was told").fill("Nobody: there is no caseworker")
    page.get_by_role("button", name="Send the answer").click()
    expect(page.get_by_text("Nothing is asked of you now")).to_be_visible()
    leave(page)


def enquire() -> None:
    """The council's own enquiries, and what it and the head agree."""
    do("education-database", **FINDS)
    do("other-databases", social_care="nothing", revenues="nothing")
    do("child-health", "sent")
    do("child-health", "answered", answer="nothing")
    do("joint-decision", agrees="yes", **{"with": "the head, on the telephone"})


def decide(page: Page) -> None:
    """The officer sees whose word it is, and agrees."""
    page.goto(f"/cases/{file().ref}")
    expect(page.get_by_text("Ben Ashworth, for the school").filter(visible=True).first).to_be_visible()
    page.goto(f"/removals/{file().ref}/decide")
    page.get_by_label("Agreed: not located").check()
    page.get_by_label("In your own words").fill("Visited and asked after; nobody knows")
    page.get_by_role("button", name="Decide").click()
    leave(page)


def record_where(page: Page) -> None:
    """The school says where its register has the pupil go."""
    page.get_by_role("link", name="Asked of us (1)").click()
    page.get_by_role("link", name="Record where the pupil went").click()
    day(page, "Day the name was deleted", "20", "11", "2026")
    page.get_by_label("What you recorded").fill("Not known; last at the old address")
    page.get_by_role("button", name="Send the answer").click()
    expect(page.get_by_text("Your answer is with us")).to_be_visible()


def test_it_is_worked_by_the_school_and_the_council_each_with_their_own_hands(
    town: Town, live_server: object, as_: As
) -> None:
    """Row 44. Row 45. Row 51."""
    ask_and_visit(as_("Ben"), town.of_ben)
    enquire()
    decide(as_("Amira"))
    record_where(as_("Ben"))
    assert file().last("step", "forwarding-recorded").by == "ben"  # type: ignore[union-attr]


def test_it_is_replied_to_by_the_head_without_scripts(
    town: Town, live_server: object, as_: As, plain: Page
) -> None:
    """Row 49."""
    ref = put_to_head(town.of_ben)
    page = as_("Ben")
    seen(page, "/asked-of-us", f"/asked-of-us/{ref}/head-replies")
    plain.goto("/sign-in")
    plain.get_by_role("button", name="Sign in as Ben").click()
    plain.goto(f"/asked-of-us/{ref}/head-replies")
    expect(plain.get_by_text("pressed to leave")).to_be_visible()
    plain.get_by_label("Your reply").fill("The mother asked to move him")
    plain.get_by_role("button", name="Send the answer").click()
    expect(plain.get_by_text("Nothing is asked of you now")).to_be_visible()
