"""Who may confirm where a pupil has gone: somebody else than the school that asks, reached by an address of our own."""

from __future__ import annotations

import pytest

from onroll.casework.act import NotAllowed, NotDone
from onroll.casework.ask_removal import withdraw_request
from onroll.casework.confirm_destination import Destination, Reply, answer
from onroll.casework.confirm_destination import ask as ask_destination
from onroll.policy.removal_from_roll.confirmation import ABROAD, AUTHORITY, PARENT, SCHOOL, address_said
from onroll.register.models import Case, CaseAct, User
from tests.casework.removal.asked import GROUND_A, paper
from tests.casework.removal.conftest import Request
from tests.intake.lists import OTHER_SCHOOL
from tests.intake.lists import SCHOOL as OURS

pytestmark = pytest.mark.django_db(databases=["default", "trail"])

GIVEN = {"destination_email": "Office@secret.example"}
LISTED = """URN,LA (code),EstablishmentNumber,EstablishmentName
140001,899,2001,Alder Park Primary School
140002,899,4001,Ferrymead School
140003,812,4001,A school of another authority
"""


def to(email: str, address_from: str = "website") -> Destination:
    return Destination(SCHOOL, "Ferrymead School", OTHER_SCHOOL, email, address_from)


@pytest.mark.parametrize("email", ["office@secret.example", "OFFICE@Secret.example", "any@alder.example"])
def test_it_sends_no_link_to_an_address_of_the_school_that_asks_without_a_managers_reason(
    asked: Request, email: str
) -> None:
    """Row 40."""
    User.objects.create(username="ben", role="school", schools=OURS, email="ben@alder.example")
    file = asked.ask("a", **GROUND_A, **GIVEN)
    with pytest.raises(NotAllowed, match="the school that asks gave this address"):
        ask_destination(file, to(email), asked.by())
    with pytest.raises(NotDone, match="say why"):
        ask_destination(file, to(email), asked.by("carol"))
    assert not CaseAct.objects.filter(step="confirm-destination").exists()
    done = ask_destination(file, to(email), asked.by("carol"), why="One trust has both: rung and found right")
    (act,) = asked.file(file.ref).of("step", "confirm-destination")
    assert act.number == done.pk
    assert address_said(act) == (
        f"{email} (their own website, or the national list of schools; a manager’s reason: One trust has both: rung"
        " and found right)"
    )


@pytest.mark.parametrize(
    ("address", "came_by", "message"),
    [("office@ferrymead.example", "", "say where the address came from"),
     ("office@ferrymead.example", "the school", "say where the address came from"),
     ("office ferrymead", "website", "give the e-mail address")],
)  # fmt: skip
def test_it_keeps_where_an_address_came_from_or_asks_nobody(
    asked: Request, address: str, came_by: str, message: str
) -> None:
    file = asked.ask("a", **GROUND_A, **GIVEN)
    with pytest.raises(NotDone, match=message):
        ask_destination(file, to(address, came_by), asked.by())
    done = ask_destination(file, to("office@ferrymead.example", "rung_back"), asked.by())
    assert done.data["address_from"] == "rung_back"


@pytest.mark.parametrize(
    ("to_whom", "said", "message"),
    [(Destination(SCHOOL, "Alder Park", OURS), Reply("on_roll"), "not the one that asks"),
     (Destination(SCHOOL, "Nowhere", "8999999"), Reply("on_roll"), "one that is listed"),
     (Destination(AUTHORITY, "Anybourne", "899"), Reply("known"), "another than our own"),
     (Destination(AUTHORITY, "Nowhere", "000"), Reply("known"), "one that is in the list"),
     (Destination(AUTHORITY, "Nowhere", "813"), Reply("known"), "one that is in the list"),
     (Destination(AUTHORITY, "Nowhere", "81²"), Reply("known"), "3 digits"),
     (Destination(ABROAD, "Poland"), Reply("seen"), "choose the paper"),
     (Destination(PARENT, "The mother"), Reply("seen", paper=999), "choose the paper")],
)  # fmt: skip
def test_it_takes_nobodys_word_by_hand_who_could_not_be_asked_and_no_paper_that_is_not_kept(
    asked: Request, to_whom: Destination, said: Reply, message: str
) -> None:
    """Row 40. Row 41. Row 42."""
    asked.lists.bring("schools", LISTED)
    file = asked.ask("a", **GROUND_A)
    with pytest.raises(NotDone, match=message):
        answer(file, to_whom, said, asked.by())
    assert not CaseAct.objects.filter(step="confirm-destination").exists()


@pytest.mark.parametrize("code", ["898", "812"])
def test_it_takes_the_word_of_a_neighbour_and_of_an_authority_in_the_list_of_schools(
    asked: Request, code: str
) -> None:
    """Row 41."""
    asked.lists.bring("schools", LISTED)
    file = asked.ask("a", **GROUND_A)
    answer(file, Destination(AUTHORITY, "Another", code), Reply("known"), asked.by())


def test_it_takes_no_paper_that_was_kept_before_the_school_took_its_request_back(asked: Request) -> None:
    """Row 42."""
    file = asked.ask("g", boarder="no")
    old = paper(asked, file)
    withdraw_request(Case.objects.get(ref=file.ref), asked.by("ben"), why="the pupil is back")
    asked.ask("g", boarder="no")
    with pytest.raises(NotDone, match="choose the paper"):
        answer(asked.file(file.ref), Destination(ABROAD, "Poland"), Reply("seen", paper=old), asked.by())
