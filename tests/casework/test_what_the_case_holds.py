"""What a removal request says counts at the gate: a death, an address, a school."""

from dataclasses import replace
from datetime import timedelta

import pytest

from onroll.casework.act import NotAllowed, NotDone
from onroll.casework.deny_death import deny_death
from onroll.casework.pass_gate import ready_on
from onroll.casework.send_letter import print_letter
from onroll.casework.take_back import take_back
from onroll.policy.who_may_know.sending import Recipient, Who
from onroll.register.contact import reach, receiving_schools
from onroll.register.held import held
from onroll.register.models import Case, CaseAct
from tests.casework.conftest import DAY, NOW, Desk
from tests.casework.letters import FILED, answer, drafted, to

pytestmark = pytest.mark.django_db(databases=["default", "trail"])
NEW = "19 Bramblegrove Gardens, Anybourne, ZY5 1AB"
LAST = to(Recipient(Who.LAST_SCHOOL, "Fern School"), "head@fern.example")


@pytest.fixture(autouse=True)
def _home(settings, tmp_path):
    settings.ONROLL_HOME = tmp_path


def request(desk: Desk, kind: str = "step", minutes: int = 0, **data: str) -> None:
    case, _ = Case.objects.get_or_create(
        child=desk.child, way_out="removal_from_roll", school="9352001",
        defaults={"ref": "CREMOVAL22", "opened_on": DAY, "opened_at": NOW, "opened_by": "ama", "because": "asked",
                  "owner": "ama"},
    )  # fmt: skip
    at = NOW + timedelta(minutes=minutes)
    CaseAct.objects.create(
        case=case, child=desk.child, kind=kind, step="request", on=DAY, at=at, by="fern", data=data
    )


def test_it_holds_all_post_as_soon_as_a_school_asks_because_the_pupil_died(desk: Desk):
    file = desk.case()
    answer(desk)
    letter = drafted(desk, file)
    request(desk, ground="k")
    assert "said that the child has died" in ready_on(file, desk.child, desk.by()).why
    with pytest.raises(NotDone, match="held: somebody has said that the child has died"):
        print_letter(file, letter.pk, FILED, desk.by(), seen=1)
    request(desk, kind="request_withdrawn")
    print_letter(file, letter.pk, FILED, desk.by(), seen=1)


def test_it_lifts_the_hold_at_once_when_a_manager_has_evidence_that_the_child_lives(desk: Desk, monkeypatch):
    """Only a manager, with a reason, as the case stands; said again later it holds again; taken back it holds too."""
    monkeypatch.setattr("onroll.casework.deny_death.ground_of", lambda file: "k")
    file = desk.case()
    answer(desk)
    request(desk, ground="k")
    removal = desk.file(Case.objects.get(way_out="removal_from_roll").ref)
    with pytest.raises(NotAllowed, match="only a manager"):
        deny_death(removal, desk.by(), why="seen at home", seen=1)
    with pytest.raises(NotDone, match="say why"):
        deny_death(removal, desk.by("mo"), why=" ", seen=1)
    with pytest.raises(NotDone, match="no school says"):
        deny_death(file, desk.by("mo"), why="seen at home", seen=1)
    lives = deny_death(removal, desk.by("mo"), why="Seen at home by the duty social worker.", seen=1)
    assert ready_on(file, desk.child, desk.by())
    removal = desk.file(removal.ref)
    with pytest.raises(NotDone, match="no school says"):
        deny_death(removal, desk.by("mo"), why="again", seen=removal.version)
    take_back(removal, lives.pk, desk.by("mo"), why="another child", seen=removal.version)
    assert not ready_on(file, desk.child, desk.by())
    removal = desk.file(removal.ref)
    deny_death(removal, desk.by("mo"), why="Seen at school.", seen=removal.version)
    assert ready_on(file, desk.child, desk.by())
    request(desk, ground="k", minutes=5)
    assert "said that the child has died" in ready_on(file, desk.child, desk.by()).why


def test_it_knows_an_address_and_a_school_from_the_request(desk: Desk):
    request(
        desk,
        ground="a",
        **{"new-address": NEW, "destination": "school", "destination-name": "Harbour Rise Academy"},
    )
    (home,) = reach(held(desk.child.pk)).homes
    assert (home.text, home.postcode, home.sources) == (NEW, "ZY5 1AB", ("removal_request",))
    assert receiving_schools(held(desk.child.pk)) == ("Harbour Rise Academy",)


@pytest.mark.parametrize("words", ["19 Bramblegrove Gdns, Anybourne ZY5", "at Harbour Rise Academy",
                                   "22/8 Tannerfleet Place", "8 Tannerfleet Place"])
def test_it_refuses_to_tell_the_last_school_what_a_request_told_us(desk: Desk, words: str):
    file = desk.case()
    request(desk, ground="a", **{"new-address": "Flat 22, 8 Tannerfleet Place, ZY5 2AA"})
    request(desk, ground="a", **{"new-address": NEW, "destination-name": "Harbour Rise Academy"})
    answer(desk)
    letter = drafted(desk, file, LAST, f"Subject: Where?\n\nThey are {words}.")
    with pytest.raises(NotDone, match="refused: it would tell where the child is"):
        print_letter(file, letter.pk, FILED, desk.by(), seen=1)


def test_it_lets_answers_lapse_when_a_request_gives_a_newer_address(desk: Desk):
    file = desk.case()
    answer(desk)
    request(desk, minutes=1, ground="a", **{"new-address": NEW})
    with pytest.raises(NotDone, match="newer address"):
        print_letter(file, drafted(desk, file).pk, FILED, desk.by(), seen=1)


def test_it_tells_the_school_that_asks_to_remove_a_name_as_little_as_the_last_school(desk: Desk):
    """In any other case the school with the child on roll may be told; this one is about to be the last."""
    school = to(Recipient(Who.SCHOOL_ON_ROLL, "Fern School"), "head@fern.example")
    text = "Subject: Ben\n\nThe family lives at 1 Larch Hill, Anybourne, ZY1 1AA."
    request(desk, ground="a", **{"new-address": "1 Larch Hill, Anybourne, ZY1 1AA"})
    answer(desk, by=replace(desk.by(), now=NOW + timedelta(minutes=5)))
    later = replace(desk.by(), now=NOW + timedelta(minutes=9))
    ordinary = desk.case()
    print_letter(ordinary, drafted(desk, ordinary, school, text).pk, FILED, later, seen=1)
    removal = desk.file("CREMOVAL22")
    with pytest.raises(NotDone, match="refused: it would tell where the child is"):
        print_letter(removal, drafted(desk, removal, school, text).pk, FILED, later, seen=1)
