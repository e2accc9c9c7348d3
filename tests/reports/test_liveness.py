"""Liveness: alarms about each school's own list, who has sent their roll, and sources beside each other."""

from datetime import UTC, date, datetime

import pytest

from onroll.intake.hold import settle
from onroll.intake.link import link_waiting
from onroll.register.models import Child, Event
from onroll.register.scope import SYSTEM, Actor, NotFound
from onroll.reports.liveness.alarms import NeedsReason, alarms, note
from onroll.reports.liveness.compared import compared
from onroll.reports.liveness.coverage import coverage
from onroll.reports.sources import rests_on
from tests.intake.lists import DEV, NOW, ON, OTHER_SCHOOL, ROWAN, SCHOOL, Desk, Row, on_roll
from tests.web.town import SCHOOLS

pytestmark = pytest.mark.django_db(databases=["default", "trail"])

SURNAMES = """Quickfall Brzezinski Marchetti Okonjo Nowicka Haddad Pettifer Deshpande Prothero Illingworth Vance Alder
Thistlewood Fenwick Rahman Chandra Ashworth Larkin Osei Petrov Yilmaz Castell Drummond Weir""".split()
CLASS: list[Row] = [
    {"surname": name, "forename": name[::-1].title(), "dob": f"201{4 + n % 5}-{1 + n % 12:02}-{1 + n:02}",
     "postcode": "ZY1 2BB", "address1": f"{n + 1} Elm Row"}
    for n, name in enumerate(SURNAMES)
]  # fmt: skip
JUNE = date(2027, 6, 20)


def kinds(on: date = ON) -> list[tuple[str, str, str]]:
    return [(one.kind, one.source, one.whose) for one in alarms(on) if one.source != "schools"]


def schools(desk: Desk) -> None:
    desk.take("schools", SCHOOLS)


def test_it_raises_nothing_while_everybody_sends(desk: Desk) -> None:
    schools(desk)
    for school in (SCHOOL, OTHER_SCHOOL):
        desk.take("school_roll", on_roll(CLASS, "2026-11-10", school))
    assert kinds() == []


def test_it_names_the_school_that_is_late_and_the_one_never_heard_of(desk: Desk) -> None:
    schools(desk)
    desk.take("school_roll", on_roll(CLASS, "2026-09-02"))
    assert kinds() == [("never", "school_roll", OTHER_SCHOOL)]
    assert kinds(JUNE) == [("late", "school_roll", SCHOOL), ("never", "school_roll", OTHER_SCHOOL)]


def test_it_raises_an_alarm_about_a_held_list_before_it_is_settled(desk: Desk) -> None:
    desk.take("school_roll", on_roll(CLASS, "2026-09-02"))
    small = desk.take("school_roll", on_roll(CLASS[:5], "2026-10-02"), door="folder")
    assert small.state == "held" and kinds() == [("halved", "school_roll", SCHOOL)]
    settle(small.ref, actor=DEV, why="half the school is on a journey", now=NOW)
    assert kinds() == []


def test_it_raises_an_alarm_about_a_list_that_came_by_the_command(desk: Desk) -> None:
    desk.take("school_roll", on_roll(CLASS, "2026-09-02"))
    desk.take("school_roll", on_roll(CLASS[:5], "2026-10-02"))
    assert kinds() == [("halved", "school_roll", SCHOOL)]
    desk.take("school_roll", on_roll(CLASS[:23], "2026-10-09"))
    assert kinds() == []


def test_it_goes_by_each_neighbouring_authority(desk: Desk) -> None:
    for day in ("2026-09-02", "2026-10-02"):
        near, far = on_roll(CLASS, day, "8504001"), on_roll(CLASS[:11], day, "9214001")
        desk.take("neighbour_roll", near)
        desk.take("neighbour_roll", far)
    assert kinds() == []
    assert {whose for _, _, whose in kinds(JUNE)} == {"850", "921"}


def test_it_is_noted_with_a_reason_by_who_may_and_then_quiet(desk: Desk) -> None:
    desk.take("home_education", [{**ROWAN, "started_on": "2026-06-01"}])
    [late] = alarms(ON)
    assert (late.kind, late.source) == ("late", "home_education")
    with pytest.raises(NeedsReason):
        note(late.key, actor=DEV, why=" ", on=ON)
    with pytest.raises(NotFound):
        note(late.key, actor=Actor("ben", "school"), why="yes", on=ON)
    note(late.key, actor=DEV, why="asked the team", on=ON)
    assert alarms(ON) == [] and Event.objects.get(kind="alarm_noted").about == late.key
    with pytest.raises(NotFound):
        note(late.key, actor=DEV, why="again", on=ON)


def test_it_says_which_schools_have_sent_and_how_their_rolls_have_changed(desk: Desk) -> None:
    """Rows 74, 75."""
    schools(desk)
    desk.take("school_roll", on_roll(CLASS, "2026-09-02"))
    desk.take("school_roll", on_roll(CLASS[:22], "2026-10-05"))
    rows = {row["school"]: row for row in coverage(ON, None).to_dicts()}
    assert (rows[SCHOOL]["state"], rows[SCHOOL]["size"], rows[SCHOOL]["before"]) == ("in", 22, 24)
    assert rows[SCHOOL]["as_at"] == date(2026, 10, 5)
    assert rows[OTHER_SCHOOL]["state"] == "never"


def test_it_takes_a_school_by_its_urn_for_the_same_school(desk: Desk) -> None:
    schools(desk)
    by_urn = [{name: value for name, value in row.items() if name != "laestab"} | {"urn": "140001"}
              for row in on_roll(CLASS, "2026-09-02")]  # fmt: skip
    desk.take("school_roll", by_urn)
    assert {row["school"]: row["state"] for row in coverage(ON, None).to_dicts()}[SCHOOL] == "in"


def test_it_says_what_was_known_then(desk: Desk) -> None:
    schools(desk)
    desk.take("school_roll", on_roll(CLASS, "2026-09-02"))
    before = datetime(2026, 9, 2, 20, tzinfo=UTC)
    assert rests_on(ON, before).rolls == 0 and rests_on(ON, None).rolls == 1


def test_it_says_what_rests_on_what_in_words(desk: Desk) -> None:
    schools(desk)
    desk.take("school_roll", on_roll(CLASS, "2026-09-02"))
    desk.take("home_education", [{**ROWAN, "started_on": "2026-06-01"}])
    says = rests_on(ON, None).in_words()
    assert says.startswith("Rests on 1 school roll (newest 2 September 2026; 1 school not in)")
    assert (
        "Home education of 4 September 2026" in says
        and "Never sent: 14 sources." in says
        and "Adoption" not in says
    )


def test_it_holds_sources_beside_each_other_without_the_sealed(desk: Desk) -> None:
    desk.take("school_roll", on_roll(CLASS, "2026-09-02"))
    moved = [{**row, "postcode": "ZY2 1AA", "registered_on": "2026-09-03"} for row in CLASS[:3]]
    same = [{**row, "registered_on": "2026-09-03"} for row in CLASS[3:]]
    desk.take("child_health", [*moved, *same])
    link_waiting(DEV, now=NOW)
    found = {row["what"]: row for row in compared(ON, None).agreement.to_dicts()}
    assert (found["dob"]["shared"], found["dob"]["agree"]) == (24, 24)
    assert (found["postcode"]["shared"], found["postcode"]["agree"]) == (24, 21)
    desk.bring("adoption", [{**row, "placed_on": "2026-10-01"} for row in CLASS[:2]])
    after = {row["what"]: row for row in compared(ON, None).agreement.to_dicts()}
    assert after["dob"]["shared"] == Child.objects.seen_by(SYSTEM).count() <= 22
    assert "adoption" not in compared(ON, None).quality["source"].to_list()


def test_it_counts_only_children_of_school_age_who_live_here_as_known(desk: Desk) -> None:
    old = {**ROWAN, "dob": "2004-01-01", "forename": "Elder"}
    desk.bring("school_roll", on_roll([*CLASS[:5], old], "2026-09-02"))
    [whole, primary, secondary] = compared(ON, None).unseen
    assert (whole[1], primary[1] + secondary[1], whole[2]) == (5, 5, None)
