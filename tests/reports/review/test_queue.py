"""The queue of doubts: where each child and one of both would stand, as the account has it, and in order of harm."""

from datetime import date

import pytest

from onroll.intake.review.decide import cannot_tell
from onroll.register.models import Child, Doubt, Link
from onroll.register.scope import SYSTEM, Actor
from onroll.reports.account import account
from onroll.reports.review.pair import side_by_side
from onroll.reports.review.queue import queue
from onroll.reports.review.together import together
from tests.intake.lists import LEONA, NOW, ON, OTHER_SCHOOL, ROWAN, TOMAS, Desk, Row, on_roll, upn

pytestmark = pytest.mark.django_db(databases=["default", "trail"])
FIRST: Row = {**ROWAN, "upn": upn(1)}
SECOND: Row = {**ROWAN, "upn": upn(2)}


def pupils(desk: Desk) -> None:
    """Rowan has gone from one school's roll; a Rowan with another number has come to another's."""
    desk.bring("school_roll", on_roll([FIRST, LEONA, TOMAS], "2026-09-10"))
    desk.bring("school_roll", on_roll([LEONA, TOMAS], "2026-10-05"))
    desk.bring("school_roll", on_roll([SECOND], "2026-10-06", OTHER_SCHOOL))


def test_it_says_where_each_stands_as_the_account_does_and_where_one_child_of_both_would(desk: Desk) -> None:
    pupils(desk)
    (asked,) = queue(ON, SYSTEM)
    rows = {row["child_id"]: row for row in account(ON, None, SYSTEM).rows.to_dicts()}
    for child, stands in zip((asked.elder, asked.younger), asked.stands, strict=False):
        row = rows[child]
        told = (stands.position, stands.missing, stands.in_scope, list(stands.flags))
        assert told == (row["position"], row["missing_education"], row["in_scope_436a"], row["flags"])
    assert [one.position for one in asked.stands] == ["unaccounted", "on_roll", "on_roll"]
    assert asked.harm.grade == 2


def test_it_agrees_with_the_account_for_every_pair_there_could_be(desk: Desk) -> None:
    pupils(desk)
    desk.bring("police_notices", [{**TOMAS, "notice_ref": "PN1", "notice_on": "2026-11-02"}])
    rows = {row["child_id"]: row for row in account(ON, None, SYSTEM).rows.to_dicts()}
    children = sorted(rows)
    pairs = [(one, two) for one in children for two in children if one < two]
    for (one, two), stands in together(pairs, ON).items():
        assert [each.position for each in stands[:2]] == [rows[one]["position"], rows[two]["position"]]
        assert [list(each.flags) for each in stands[:2]] == [rows[one]["flags"], rows[two]["flags"]]
        assert set(stands[2].flags) == {*rows[one]["flags"], *rows[two]["flags"]}


def test_it_puts_a_put_back_pair_last_until_its_day(desk: Desk) -> None:
    pupils(desk)
    (asked,) = queue(ON, SYSTEM)
    light = Doubt.objects.create(
        sighting=Link.objects.get(sighting__identity__surname="Quickfall", sighting__line=3, undone_at=None,
                                  sighting__delivery__as_at=date(2026, 9, 10)).sighting,
        child=Child.everyone.get(links__sighting__identity__surname="Brzezinski", links__undone_at=None,
                                 links__sighting__delivery__as_at=date(2026, 9, 10)),
        weight=1.0, reason="weak", raised_at=NOW,
    )  # fmt: skip
    assert [one.doubt for one in queue(ON, SYSTEM)] == [asked.doubt, light.pk]
    cannot_tell(
        asked.doubt, actor=SYSTEM, why="asked", now=NOW, again_on=date(2026, 12, 1), waits_for="the school"
    )
    back = queue(ON, SYSTEM)
    assert [one.doubt for one in back] == [light.pk, asked.doubt] and back[1].waits_for == "the school"
    assert [one.doubt for one in queue(date(2026, 12, 1), SYSTEM)] == [asked.doubt, light.pk]


def test_it_shows_nothing_of_a_sealed_child_nor_to_whoever_may_not_see(desk: Desk) -> None:
    pupils(desk)
    assert queue(ON, Actor("dev", "data")) == []
    Child.everyone.filter(pk=queue(ON, SYSTEM)[0].elder).update(restriction="sealed")
    assert queue(ON, SYSTEM) == []


def test_it_never_names_a_sealed_child_as_one_at_home(desk: Desk) -> None:
    sister = {**ROWAN, "forename": "Isolde", "dob": "2012-03-03", "upn": upn(8)}
    brother = {**ROWAN, "forename": "Casimir", "dob": "2011-07-01", "upn": upn(9)}
    pupils(desk)
    desk.bring("school_roll", on_roll([sister, brother], "2026-10-07", "8992002"))
    asked = queue(ON, SYSTEM)[0]
    found = {one["name"] for one in side_by_side(asked.elder, asked.younger, SYSTEM).household}
    assert found == {"Isolde Thistlewood", "Casimir Thistlewood"}
    Child.everyone.filter(links__sighting__identity__forename="Isolde").update(restriction="sealed")
    found = {one["name"] for one in side_by_side(asked.elder, asked.younger, SYSTEM).household}
    assert found == {"Casimir Thistlewood"}


def test_it_marks_where_the_two_agree_and_where_they_differ(desk: Desk) -> None:
    pupils(desk)
    asked = queue(ON, SYSTEM)[0]
    verdicts = {
        one["field"]: one["verdict"] for one in side_by_side(asked.elder, asked.younger, SYSTEM).fields
    }
    assert (verdicts["upn"], verdicts["surname"], verdicts["name"]) == ("differs", "same", "same")
