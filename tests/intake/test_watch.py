"""A child nobody looks for any more is noticed the moment a row from any source mentions them."""

from typing import Any

import pytest

from onroll.intake.watch.quiet import CANNOT_TELL, NOT_THEM, THEM
from onroll.intake.watch.recheck import recheck
from onroll.intake.withdraw import withdraw
from onroll.register.models import Alert, Child
from onroll.register.scope import SYSTEM
from tests.intake.lists import DEV, LEONA, NOW, OTHER_SCHOOL, ROWAN, Desk, Row, account_csv, on_roll, upn

pytestmark = pytest.mark.django_db(databases=["default", "trail"])

LOST: Row = {**ROWAN, "upn": upn(1), "sex": "M"}
CLOSED: Row = {
    **LOST,
    "closed_on": "2026-09-20",
    "reason": "failed_to_track",
    "evidence": "sixteen enquiries made",
}
NEARLY: Row = {"surname": "Thistelwood", "forename": "Rowen", "dob": "2016-05-24", "postcode": "ZY9 9QQ",
               "address1": "1 Nowhere Road", "sex": "M"}  # fmt: skip
STRANGER: Row = {"surname": "Featherstone", "forename": "Petra", "dob": "2012-01-30", "postcode": "ZY9 4LL"}
LATER: dict[str, Row] = {
    "police_notices": {"notice_ref": "PN9", "notice_on": "2026-10-01"},
    "referrals": {"referred_on": "2026-10-01"},
    "benefits": {"seen_on": "2026-10-01", "as_at": "2026-10-01"},
    "child_health": {"registered_on": "2026-10-01"},
    "school_roll": {"laestab": OTHER_SCHOOL, "as_at": "2026-10-01", "entry_date": "2026-09-28"},
    "neighbour_roll": {"laestab": "8502001", "la_code": "850", "as_at": "2026-10-01", "entry_date": "2026-09-28"},
    "housing": {"moved_on": "2026-10-01", "old_postcode": "ZY1 2BB"},
    "social_care": {"plan": "CP", "as_at": "2026-10-01", "started_on": "2026-09-25"},
    "youth_justice": {"started_on": "2026-10-01"},
    "applications": {"application_ref": "A7", "received_on": "2026-10-01", "round": "in_year", "authority": "899",
                     "outcome": "pending"},
    "other_authority": {"la_code": "850", "asked_on": "2026-09-25", "answered_on": "2026-10-01", "answer": "enrolled"},
}  # fmt: skip


def alerts(**which: Any) -> list[Alert]:
    return list(Alert.objects.filter(withdrawn=False, **which).order_by("pk"))


def one_is_lost(desk: Desk) -> None:
    """Rowan and Leona were on a roll; Rowan was looked for in vain and closed."""
    desk.bring("school_roll", on_roll([LOST, LEONA], "2026-09-10"))
    desk.bring("closures", [CLOSED])


@pytest.fixture
def lost(desk: Desk) -> Desk:
    desk.begin(one_is_lost)
    return desk


def test_it_is_quiet_while_nobody_mentions_the_child(lost: Desk) -> None:
    lost.bring("school_roll", on_roll([LEONA, STRANGER], "2026-10-05"))
    assert alerts() == []


@pytest.mark.parametrize("source", LATER)
def test_it_alerts_when_any_source_names_a_child_we_failed_to_track(lost: Desk, source: str) -> None:
    delivery = lost.bring(source, [{**LOST, **LATER[source]}])
    (alert,) = alerts()
    assert (alert.kind, alert.sighting.delivery, alert.answer) == ("failed_to_track", delivery, "")
    assert alert.child.links.filter(sighting=alert.sighting, undone_at=None).exists()


@pytest.mark.parametrize("source", LATER)
def test_it_alerts_to_a_row_that_is_only_like_the_child(lost: Desk, source: str) -> None:
    lost.bring(source, [{**NEARLY, **LATER[source]}])
    (alert,) = alerts()
    assert not alert.child.links.filter(sighting=alert.sighting, undone_at=None).exists()
    assert alert.evidence.startswith("[{")


def test_it_does_not_take_our_own_looking_for_news(lost: Desk) -> None:
    lost.bring("pupil_lookup", [{**LOST, "looked_up_on": "2026-10-01", "service": "GIAP", "found": "no"}])
    lost.bring(
        "other_authority", [{**LOST, "la_code": "850", "answered_on": "2026-10-01", "answer": "not_known"}]
    )
    lost.bring("closures", [{**CLOSED, "evidence": "sent again"}])
    assert alerts() == []


def test_it_does_not_take_old_news_for_a_sign(lost: Desk) -> None:
    lost.bring("school_roll", on_roll([LOST], "2026-09-15", OTHER_SCHOOL))
    assert alerts() == []


def test_it_alerts_for_a_child_who_left_only_when_a_row_places_them_here(desk: Desk) -> None:
    desk.bring("school_roll", on_roll([LOST], "2026-09-10"))
    desk.bring("closures", [{**CLOSED, "reason": "abroad_confirmed"}])
    desk.bring("social_care", [{**LOST, **LATER["social_care"]}])
    assert alerts() == []
    desk.bring("child_health", [{**LOST, **LATER["child_health"]}])
    assert [alert.kind for alert in alerts()] == ["left_area"]


def test_it_alerts_no_more_once_the_child_is_here_again(lost: Desk) -> None:
    lost.bring("school_roll", on_roll([LOST], "2026-10-05"))
    for source in ("child_health", "benefits", "police_notices"):
        lost.bring(source, [{**LOST, **LATER[source]}])
    assert len(alerts()) == 1


def test_it_alerts_again_when_the_child_is_closed_again(lost: Desk) -> None:
    lost.bring("school_roll", on_roll([LOST], "2026-09-25"))
    lost.bring("closures", [{**CLOSED, "closed_on": "2026-10-20"}])
    lost.bring("school_roll", on_roll([LOST], "2026-10-25", OTHER_SCHOOL))
    assert len(alerts()) == 2


@pytest.mark.parametrize("row", [LOST, NEARLY])
def test_it_finds_the_alerts_of_a_whole_past_brought_in_at_once(desk: Desk, row: Row) -> None:
    desk.take("school_roll", on_roll([LOST, LEONA], "2026-09-10"))
    desk.take("closures", [CLOSED])
    desk.bring("police_notices", [{**row, **LATER["police_notices"]}])
    assert len(alerts()) == 1


def test_it_does_not_alert_twice_while_one_is_open(lost: Desk) -> None:
    for source in ("police_notices", "referrals", "social_care"):
        lost.bring(source, [{**NEARLY, **LATER[source]}])
    lost.bring("social_care", [{**LOST, **LATER["social_care"]}, {**LEONA, **LATER["social_care"]}])
    assert len(alerts()) == 2


@pytest.mark.parametrize(("answer", "again"), [(THEM, 0), (NOT_THEM, 0), (CANNOT_TELL, 1)])
def test_it_tells_of_an_answered_child_again_only_by_a_new_source(
    lost: Desk, answer: str, again: int
) -> None:
    lost.bring("police_notices", [{**NEARLY, **LATER["police_notices"]}])
    Alert.objects.update(answer=answer)
    lost.bring("police_notices", [{**NEARLY, "notice_ref": "PN12", "notice_on": "2026-10-09"}])
    assert len(alerts()) == 1
    lost.bring("referrals", [{**NEARLY, **LATER["referrals"]}])
    assert len(alerts()) == 1 + again


def test_it_stays_awake_for_others_when_one_was_not_the_child(lost: Desk) -> None:
    lost.bring("police_notices", [{**NEARLY, **LATER["police_notices"]}])
    Alert.objects.update(answer=NOT_THEM)
    lost.bring("referrals", [{**LOST, **LATER["referrals"]}])
    assert len(alerts(answer="")) == 1


def test_it_takes_an_alert_back_with_its_delivery(lost: Desk) -> None:
    before = account_csv()
    delivery = lost.bring("police_notices", [{**NEARLY, **LATER["police_notices"]}])
    withdraw(delivery.ref, actor=DEV, why="sent in error", now=NOW)
    assert alerts() == [] and account_csv() == before


def test_it_tells_of_a_later_row_when_the_first_is_withdrawn(lost: Desk) -> None:
    first = lost.bring("police_notices", [{**LOST, **LATER["police_notices"]}])
    second = lost.bring("referrals", [{**LOST, **LATER["referrals"]}])
    withdraw(first.ref, actor=DEV, why="sent in error", now=NOW)
    assert [alert.sighting.delivery for alert in alerts()] == [second]


def test_it_takes_an_alert_back_with_the_closing(desk: Desk) -> None:
    desk.bring("school_roll", on_roll([LOST], "2026-09-10"))
    closing = desk.bring("closures", [CLOSED])
    desk.bring("police_notices", [{**NEARLY, **LATER["police_notices"]}])
    withdraw(closing.ref, actor=DEV, why="sent in error", now=NOW)
    assert alerts() == []


def test_it_raises_again_what_comes_again(lost: Desk) -> None:
    row = [{**NEARLY, **LATER["police_notices"]}]
    withdraw(lost.bring("police_notices", row).ref, actor=DEV, why="sent in error", now=NOW)
    lost.bring("police_notices", row)
    assert len(alerts()) == 1


def test_it_watches_no_longer_when_school_age_is_over(desk: Desk) -> None:
    grown = {**LOST, "dob": "2009-05-14"}
    desk.bring("school_roll", on_roll([grown], "2026-09-10"))
    desk.bring("closures", [{**CLOSED, "dob": "2009-05-14"}])
    desk.bring("police_notices", [{**grown, **LATER["police_notices"]}])
    assert alerts() == []


def test_it_says_of_a_row_held_apart_from_a_sealed_child_only_that_it_was(lost: Desk) -> None:
    lost.bring("adoption", [{**LEONA, "placed_on": "2026-10-01"}])
    lost.bring("referrals", [{**LEONA, "forename": "Leonna", "referred_on": "2026-10-10"}])
    (alert,) = alerts()
    assert alert.kind == "sealed" and alert.evidence == "[]" and alert.weight is None
    assert alert.child == Child.everyone.get(restriction="near-sealed")


def test_it_says_nothing_of_a_child_who_is_sealed_after_having_been_closed(lost: Desk) -> None:
    lost.bring("adoption", [{**LOST, "placed_on": "2026-10-01"}])
    lost.bring("referrals", [{**LOST, **LATER["referrals"]}])
    assert {alert.kind for alert in alerts()} <= {"sealed"}


def test_it_tells_of_a_later_row_that_is_only_like_the_child_when_the_first_is_withdrawn(lost: Desk) -> None:
    first = lost.bring("police_notices", [{**NEARLY, **LATER["police_notices"]}])
    second = lost.bring("referrals", [{**NEARLY, **LATER["referrals"]}])
    withdraw(first.ref, actor=DEV, why="sent in error", now=NOW)
    assert [alert.sighting.delivery for alert in alerts()] == [second]


def test_it_finds_at_night_who_was_there_before_the_closing(desk: Desk) -> None:
    desk.bring("school_roll", on_roll([LOST], "2026-09-10"))
    desk.bring("school_roll", on_roll([NEARLY], "2026-09-12", OTHER_SCHOOL))
    desk.bring("closures", [CLOSED])
    desk.bring("school_roll", on_roll([NEARLY], "2026-10-05", OTHER_SCHOOL))
    assert alerts() == []
    assert recheck(SYSTEM, now=NOW) == {"children": 1, "alerts": 1}
    assert recheck(SYSTEM, now=NOW)["alerts"] == 0
    Alert.objects.update(answer=CANNOT_TELL)
    assert recheck(SYSTEM, now=NOW)["alerts"] == 0
