"""Search follows the register: in the same transaction as links and withdrawals, and never a sealed child."""

import pytest

from onroll.intake.withdraw import withdraw
from onroll.register.models import Child, SearchName, SearchValue
from onroll.register.scope import SYSTEM, Actor
from onroll.register.search.asked import read
from onroll.register.search.find import find
from onroll.register.search.refresh import disagreements, rebuild, refresh
from onroll.reports.judge import judge_all
from tests.intake.lists import (
    DEV,
    LEONA,
    NHS_1,
    NOW,
    ON,
    OTHER_SCHOOL,
    ROWAN,
    SCHOOL,
    TOMAS,
    Desk,
    Row,
    on_roll,
    upn,
)

pytestmark = pytest.mark.django_db(databases=["default", "trail"])

KNOWN: Row = {**ROWAN, "upn": upn(1), "former_surname": "Marchetti", "preferred_forename": "Ro",
              "parent1_name": "Ada Pym", "parent1_phone": "07700 900123", "source_ref": "K-77"}  # fmt: skip


def who(**typed: str) -> list[str]:
    """Who is found, by their latest surname."""
    refs = [hit.ref for hit in find(read(**typed), SYSTEM).hits]
    live = Child.everyone.filter(ref__in=refs, links__undone_at=None).values_list(
        "ref", "links__sighting__identity__surname"
    )
    names = dict(live)
    return [names[ref] for ref in refs]


def the_roll_comes(desk: Desk) -> None:
    desk.bring("school_roll", on_roll([KNOWN, LEONA, TOMAS], "2026-09-10"))


@pytest.fixture
def autumn(desk: Desk) -> Desk:
    desk.begin(the_roll_comes)
    return desk


def test_it_finds_a_child_by_whatever_is_known(autumn: Desk) -> None:
    for typed in (
        "thistlewood", "wood", "tistlewod", "rowan thistlewood", "thistlewood rowan", "marchetti", "ro marcheti",
        "14/5/2016", "may 2016 rowan", "14 may", "14/05/2016 zy1", "rowan 2016 zy1 2bb", "07700900123", "k77", upn(1),
    ):  # fmt: skip
        assert who(words=typed)[:1] == ["Thistlewood"], typed


def test_it_finds_by_a_parent_only_when_asked(autumn: Desk) -> None:
    assert who(parent="ada pim") == ["Thistlewood"]
    assert who(words="pym") == [] == who(parent="rowan")


def test_it_finds_by_a_part_of_a_telephone_number_in_its_field(autumn: Desk) -> None:
    assert who(phone="900123") == ["Thistlewood"] == who(phone="07700 9001", name="rowan")
    assert who(phone="900999") == []


def test_it_puts_a_number_before_a_name_and_the_nearer_name_first(autumn: Desk) -> None:
    assert who(words=f"quickfall {upn(1)}") == ["Thistlewood", "Quickfall"]
    autumn.bring("school_roll", on_roll([{**LEONA, "surname": "Quickfell", "forename": "Leonie", "dob": "2012-03-04",
                                          "address1": "2 Mere Lane"}], "2026-09-11", OTHER_SCHOOL))  # fmt: skip
    assert who(words="leona quickfall") == ["Quickfall", "Quickfell"]


def test_it_gives_up_as_little_as_may_be(autumn: Desk) -> None:
    found = find(read(words="thistlewood 2011 zy1"), SYSTEM)
    assert found.without == ("date of birth",) and len(found.hits) == 1
    assert find(read(words="rowan quickfall"), SYSTEM).without == ("one of the names",)
    assert find(read(words="nobody 2011"), SYSTEM).hits == []


def test_it_knows_a_name_the_moment_it_is_linked(autumn: Desk) -> None:
    assert who(words="okonjo") == []
    autumn.bring("child_health", [{**ROWAN, "upn": upn(1), "surname": "Okonjo", "nhs_number": NHS_1}])
    assert len(find(read(words="okonjo"), SYSTEM).hits) == 1 == len(find(read(number=NHS_1), SYSTEM).hits)
    assert disagreements() == 0


def test_it_forgets_what_a_withdrawn_delivery_alone_had_said(autumn: Desk) -> None:
    mistaken = autumn.bring("child_health", [{**ROWAN, "upn": upn(1), "surname": "Okonjo"}])
    withdraw(mistaken.ref, actor=DEV, why="", now=NOW)
    assert who(words="okonjo") == [] and who(words="thistlewood") == ["Thistlewood"]
    assert disagreements() == 0


def test_it_never_finds_a_sealed_child_by_anything(autumn: Desk) -> None:
    adoption = autumn.bring("adoption", [{**KNOWN, "placed_on": "2026-09-20"}])
    child = Child.everyone.get(restriction="sealed")
    for typed in (
        "thistlewood",
        "rowan 2016",
        "marchetti",
        upn(1),
        "07700900123",
        "K-77",
        child.ref,
        "14/5/2016",
    ):
        assert child.ref not in {hit.ref for hit in find(read(words=typed), SYSTEM).hits}, typed
    assert not SearchName.objects.filter(child=child.pk).exists()
    assert not SearchValue.objects.filter(child=child.pk).exists()
    assert disagreements() == 0
    withdraw(adoption.ref, actor=DEV, why="", now=NOW)
    assert who(words="thistlewood") == ["Thistlewood"] and disagreements() == 0


def test_it_lets_a_school_find_its_pupils_by_schools_words_alone(autumn: Desk) -> None:
    autumn.bring("police_notices", [{**ROWAN, "upn": upn(1), "surname": "Okonjo", "parent1_phone": "07700 900456",
                                     "notice_ref": "PN9", "notice_on": "2026-10-01"}])  # fmt: skip
    judge_all(ON, SYSTEM, NOW)
    ben = Actor("ben", "school", frozenset({SCHOOL}))
    for typed in ("PN9", "07700900456", "okonjo"):
        assert len(find(read(words=typed), SYSTEM).hits) == 1, typed
        assert find(read(words=typed), ben).hits == [], typed
    for typed in ("thistlewood 2016", "07700900123", "14/5/2016", "k77"):
        assert len(find(read(words=typed), ben).hits) == 1, typed
    assert find(read(words="thistlewood"), Actor("dev", "data")).hits == []


def test_it_is_the_same_when_built_anew(autumn: Desk) -> None:
    before = set(SearchName.objects.values_list("whose", "born", "district", "child", "by_school"))
    values = set(SearchValue.objects.values_list("kind", "value", "child", "by_school"))
    assert rebuild() == 3 and disagreements() == 0
    assert set(SearchName.objects.values_list("whose", "born", "district", "child", "by_school")) == before
    assert set(SearchValue.objects.values_list("kind", "value", "child", "by_school")) == values


def test_it_notices_and_mends_whatever_is_over_or_short(autumn: Desk) -> None:
    SearchValue.objects.filter(kind="upn").delete()
    SearchName.objects.create(whose=0, word=1, born=1999, district="", child=1, by_school=False)
    assert disagreements() == 2
    refresh([1, 2, 3])
    assert disagreements() == 0


def test_it_writes_nothing_when_nothing_is_new(autumn: Desk) -> None:
    assert refresh([1, 2, 3]) == 0
