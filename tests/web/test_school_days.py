"""Schools' own days: entered by a school for itself or by an officer for any, taken back, never by anybody else."""

from collections.abc import Callable

import pytest
from django.db import connections
from django.test import Client
from django.test.utils import CaptureQueriesContext

from onroll.register.models import SchoolDay
from tests.web.town import OTHER_SCHOOL, SCHOOL, Town

pytestmark = pytest.mark.django_db(databases=["default", "trail"])
SignIn = Callable[[str], Client]
CLOSED = {
    "school": SCHOOL,
    "day-day": "27",
    "day-month": "11",
    "day-year": "2026",
    "opens": "no",
    "why": "No heating",
}


def post(client: Client, **changed: str) -> tuple[int, str]:
    answer = client.post("/calendar/schools", {**CLOSED, **changed}, follow=True)
    return answer.status_code, answer.content.decode()


def test_a_school_enters_a_day_of_its_own_and_takes_it_back(town: Town, signed_in: SignIn) -> None:
    ben = signed_in("ben")
    status, page = post(ben)
    assert status == 200 and "Alder Park Primary School is closed on 27 November 2026." in page
    assert "No heating" in page and "Which school?" not in page
    entered = SchoolDay.objects.get()
    taken = ben.post("/calendar/schools", {"school": SCHOOL, "take_back": str(entered.pk)}, follow=True)
    assert "27 November 2026 is as the council’s calendar has it again." in taken.content.decode()
    assert "None is entered." in ben.get("/calendar/schools").content.decode()


UNTIL = {"last-day": "2", "last-month": "12", "last-year": "2026"}
LATELY = {"day-day": "16", "last-day": "19", "last-month": "11", "last-year": "2026"}


def test_a_school_enters_a_closure_of_several_days_at_once(town: Town, signed_in: SignIn) -> None:
    status, page = post(signed_in("ben"), **UNTIL)
    assert status == 200 and SchoolDay.objects.count() == 4
    assert "is closed from 27 November 2026 to 2 December 2026: 4 school days." in page
    assert "28 November 2026" not in page and page.count('name="take_back"') == 1


def test_a_closure_is_taken_back_whole_with_one_press(town: Town, signed_in: SignIn) -> None:
    ben = signed_in("ben")
    post(ben, **UNTIL)
    number = SchoolDay.objects.order_by("day").values_list("pk", flat=True)[1]
    page = ben.post("/calendar/schools", {"school": SCHOOL, "take_back": str(number)}, follow=True).content.decode()
    assert "27 November 2026 to 2 December 2026 are as the council’s calendar has it again." in page
    assert "None is entered." in page


def test_a_school_is_told_what_the_council_enters_for_it(town: Town, signed_in: SignIn) -> None:
    ben = signed_in("ben")
    for changed, at in (({**UNTIL, "last-day": "18"}, "#last-day"), ({"day-day": "2"}, "#day-day")):
        status, page = post(ben, **changed)
        assert status == 400 and "ask your council to enter it" in page and f'href="{at}"' in page
    post(signed_in("amira"))
    number = SchoolDay.objects.get().pk
    refused = ben.post("/calendar/schools", {"school": SCHOOL, "take_back": str(number)})
    assert refused.status_code == 400 and "ask your council to take it back" in refused.content.decode()


def test_officers_see_what_a_school_entered_of_days_gone_by(town: Town, signed_in: SignIn) -> None:
    ben, amira = signed_in("ben"), signed_in("amira")
    post(ben, **LATELY)
    post(ben)
    said = "closed on 16 November 2026 to 19 November 2026 (4 school days), entered by the school (ben)"
    team = amira.get("/calendar?whose=team").content.decode()
    assert said in team and "Alder Park Primary School: No heating, entered by the school" in team
    assert said in amira.get(f"/schools/{SCHOOL}").content.decode()
    assert said not in amira.get("/calendar").content.decode()
    assert "entered by the school" not in amira.get(f"/schools/{OTHER_SCHOOL}").content.decode()


def test_what_an_officer_entered_is_not_the_schools_word(town: Town, signed_in: SignIn) -> None:
    amira = signed_in("amira")
    post(amira, **LATELY)
    post(amira)
    for page in ("/calendar?whose=team", f"/schools/{SCHOOL}"):
        assert "entered by the school" not in amira.get(page).content.decode()


@pytest.mark.parametrize(
    ("changed", "says"),
    [({**UNTIL, "last-month": "11"}, "is before the first"), ({**UNTIL, "opens": "yes"}, "entered by itself"),
     ({**UNTIL, "last-day": ""}, "The last day needs a day")],
)  # fmt: skip
def test_it_says_what_is_wrong_with_the_last_day(
    town: Town, signed_in: SignIn, changed: dict[str, str], says: str
) -> None:
    status, page = post(signed_in("ben"), **changed)
    assert status == 400 and says in page and 'href="#last-day"' in page and not SchoolDay.objects.exists()


def test_an_officer_chooses_among_the_councils_schools_and_sees_all_that_is_to_come(
    town: Town, signed_in: SignIn
) -> None:
    amira = signed_in("amira")
    post(amira, school=OTHER_SCHOOL)
    post(amira, **{"day-day": "2", "day-month": "11"})  # gone by today, 20 November
    page = amira.get("/calendar/schools").content.decode()
    assert "Alder Park Primary School" in page and f'href="/calendar/schools?school={OTHER_SCHOOL}"' in page
    assert "2 November 2026" not in page and "Enter a day" not in page
    assert "2 November 2026" in amira.get(f"/calendar/schools?school={SCHOOL}").content.decode()


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"day-day": ""}, "The day needs a day, a month and a year"),
        ({"opens": ""}, "Say whether it is closed or open"),
        ({"why": ""}, "Say why"),
        ({"day-day": "28"}, "The school is closed already on Saturday 28 November 2026"),
    ],
)
def test_it_says_what_is_wrong_and_keeps_what_was_typed(
    town: Town, signed_in: SignIn, changed: dict[str, str], says: str
) -> None:
    status, page = post(signed_in("ben"), **changed)
    assert status == 400 and says in page and "There is a problem" in page
    assert 'value="2026"' in page and not SchoolDay.objects.exists()


def test_another_schools_days_are_not_there(town: Town, signed_in: SignIn) -> None:
    post(signed_in("amira"), school=OTHER_SCHOOL)
    ben, entered = signed_in("ben"), SchoolDay.objects.get()
    assert post(ben, school=OTHER_SCHOOL)[0] == 404
    assert ben.get(f"/calendar/schools?school={OTHER_SCHOOL}").status_code == 404
    assert ben.post("/calendar/schools", {"school": SCHOOL, "take_back": str(entered.pk)}).status_code == 404
    assert "No heating" not in ben.get("/calendar/schools").content.decode()
    assert SchoolDay.objects.get().taken_back_at is None


def test_nothing_is_entered_in_a_past_day(town: Town, signed_in: SignIn) -> None:
    ben = signed_in("ben")
    ben.post("/replay", {"on-day": "2", "on-month": "11", "on-year": "2026", "as_known": "then"})
    assert "Enter a day" not in ben.get("/calendar/schools").content.decode()
    assert post(ben)[0] == 404 and not SchoolDay.objects.exists()


def test_it_asks_few_questions(town: Town, signed_in: SignIn) -> None:
    client = signed_in("amira")
    post(client)
    with CaptureQueriesContext(connections["default"]) as asked:
        client.get("/calendar/schools")
    assert len(asked) <= 6, [one["sql"][:90] for one in asked]
