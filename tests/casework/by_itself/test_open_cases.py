"""Cases open when news calls for them, follow their child, end when the wait does, and are looked at again."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from onroll.casework.act import Doer, write_of_child
from onroll.casework.note import note
from onroll.facts.case import CLOSED, REOPENED
from onroll.intake.review.decide import join
from onroll.jobs import link_soon, open_cases
from onroll.register.models import Case, CaseAct, Child, Event, User
from onroll.register.scope import SYSTEM, Actor
from tests.casework.by_itself.conftest import Council
from tests.intake.lists import LEONA, NOW, ON, OTHER_SCHOOL, ROWAN, TOMAS, on_roll, upn

pytestmark = pytest.mark.django_db(databases=["default", "trail"])
NUMBERED = {**ROWAN, "upn": upn(1)}


def leaves(council: Council) -> None:
    """Rowan was on a roll, and the school says that nobody knows where he went."""
    council.told("school_roll", *on_roll([NUMBERED, LEONA], "2026-09-10"))
    council.told("school_leavers", {**NUMBERED, "laestab": "8992001", "leaving_date": "2026-10-02",
                                    "destination_kind": "unknown"})  # fmt: skip


@pytest.mark.parametrize(
    ("source", "row"),
    [("child_health", {"registered_on": "2026-11-02", "moved_in_on": "2026-10-20"}),
     ("police_notices", {"notice_ref": "PN1", "notice_on": "2026-11-02"}),
     ("referrals", {"referred_on": "2026-11-02", "role": "health visitor", "concerns": "no school"})],
)  # fmt: skip
def test_it_opens_a_case_for_a_child_a_partner_tells_of_rows_24_25_26(council: Council, source, row):
    """A child of school age whom health, the police or a professional name, and who is on no roll. Rows 24, 25, 26."""
    council.told(source, {**ROWAN, **row})
    council.night()
    case = council.case()
    assert case.owner in ("ama", "ben") and case.opened_by == "system" and case.opened_on == ON
    assert case.way_out == "starting_education" or case.way_out == "mid_year_leavers"


def test_it_opens_a_case_on_an_alert_of_the_childrens_resource_service_row_21(council: Council):
    """The service tells of a child with no record: a child is found or made, and has an owned case. Row 21."""
    council.told("referrals", {**TOMAS, "referred_on": "2026-11-19", "role": "social worker",
                               "organisation": "Children's Resource Service"})  # fmt: skip
    council.night()
    assert council.case().child.restriction == "" and council.case().owner


def test_it_opens_nothing_for_a_child_at_school(council: Council):
    leaves(council)
    council.night()
    assert council.file().facts["name"] == "Rowan Thistlewood"
    assert "Whereabouts unknown" in council.case().because


def test_it_changes_nothing_when_it_runs_again(council: Council):
    leaves(council)
    council.night()
    before = list(CaseAct.objects.values()), list(Case.objects.values()), Event.objects.count()
    council.night()
    assert (list(CaseAct.objects.values()), list(Case.objects.values()), Event.objects.count()) == before


def test_it_opens_no_second_case_when_the_way_out_changes(council: Council):
    leaves(council)
    council.night()
    council.told("applications", {**NUMBERED, "application_ref": "A1", "round": "in_year", "received_on": "2026-11-16",
                                  "authority": "899"})  # fmt: skip
    council.night()
    assert council.file().position == "awaiting_place" and council.case().way_out == "mid_year_leavers"


def test_it_names_one_owner_and_one_queue_row_18(council: Council):
    """Every case has an owner at every moment; with nobody entered it lies on the senior officer's desk. Row 18."""
    User.objects.all().delete()
    leaves(council)
    council.night()
    assert council.case().owner == "cme_officer"
    User.objects.create(username="zoe", role="officer")
    council.night()
    assert council.case().owner == "zoe"
    assert council.file().last("assigned").data["from"] == "cme_officer"


def test_it_opens_at_once_when_news_has_come_in_and_the_worker_is_free(council: Council, monkeypatch):
    monkeypatch.setenv("ONROLL_TODAY", ON.isoformat())
    monkeypatch.setattr(link_soon, "get_broker", lambda: type("Broker", (), {"queue_size": lambda self: 0})())
    leaves(council)
    link_soon.run()
    assert council.case().way_out == "mid_year_leavers"


def test_it_leaves_the_opening_to_the_last_of_a_burst_of_news(council: Council, monkeypatch):
    monkeypatch.setattr(link_soon, "get_broker", lambda: type("Broker", (), {"queue_size": lambda self: 3})())
    leaves(council)
    link_soon.run()
    assert not Case.objects.exists()


def test_it_asks_the_store_as_often_for_many_as_for_few(council: Council):
    """Thirty-seven children more do not cost a question each."""
    council.told("police_notices", *[_unknown(n) for n in range(3)])
    with CaptureQueriesContext(connection) as few:
        council.night()
    council.told("police_notices", *[_unknown(n) for n in range(3, 40)])
    with CaptureQueriesContext(connection) as many:
        council.night()
    assert Case.objects.count() == 40 and len(many) < len(few) + 37


def _unknown(number: int) -> dict[str, str]:
    names = ("Abbot", "Birch", "Cole", "Dunn", "Eaves", "Frost", "Gale", "Hurst")
    first = ("Ada", "Bela", "Cyan", "Dora", "Ezra")
    return {"surname": names[number % 8] + "son" * (number // 8), "forename": first[number // 8 % 5],
            "dob": f"201{number % 5 + 2}-0{number % 9 + 1}-{number % 27 + 1:02}", "postcode": "ZY1 2BB",
            "notice_ref": f"PN{number}", "notice_on": "2026-11-02"}  # fmt: skip


# ---- ending by itself


def test_it_closes_a_case_nobody_worked_with_the_evidence(council: Council):
    leaves(council)
    council.night()
    council.told("school_roll", *on_roll([NUMBERED], "2026-11-12", OTHER_SCHOOL))
    council.night()
    assert (council.case().outcome, council.case().closed_on) == ("enrolled", ON)
    said = council.file().last(CLOSED).data
    assert said["position"] == "on_roll" and said["school"] == OTHER_SCHOOL and "accounted for" in said["why"]


def test_it_leaves_a_case_that_was_worked_to_its_owner(council: Council):
    leaves(council)
    council.night()
    note(council.case().ref, "The aunt will ring back.", council.by())
    council.told("school_roll", *on_roll([NUMBERED], "2026-11-12", OTHER_SCHOOL))
    council.night()
    assert council.case().closed_on is None and council.file().position == "on_roll"


def test_it_opens_again_when_the_child_is_missing_again(council: Council):
    test_it_closes_a_case_nobody_worked_with_the_evidence(council)
    council.told("school_leavers", {**NUMBERED, "laestab": OTHER_SCHOOL, "leaving_date": "2026-11-16",
                                    "destination_kind": "unknown"})  # fmt: skip
    council.night()
    assert Case.objects.filter(closed_at=None).count() == 1 and Case.objects.count() == 2


def test_it_never_opens_or_shows_a_case_of_a_sealed_child(council: Council):
    leaves(council)
    council.told("adoption", {**NUMBERED, "placed_on": "2026-10-20"})
    council.night()
    assert not Case.objects.exists()


# ---- following


def test_it_follows_a_child_who_proves_to_be_another(council: Council):
    """The work and what was answered about the child go with the child: who must not be told above all."""
    council.told("police_notices", {**ROWAN, "notice_ref": "PN1", "notice_on": "2026-11-02"})
    council.told("housing", {"surname": "Thistlewood-Marsh", "forename": "R", "dob": "2016-05-14",
                             "postcode": "ZY3 9ZZ", "moved_on": "2026-11-04"})  # fmt: skip
    council.night()
    elder, younger = Child.everyone.order_by("pk")
    two = Case.objects.get(child=younger)
    write_of_child(younger.pk, "safe_contact", Doer(Actor("ama", "officer"), NOW, ON), about=younger.ref,
                   data={"must_not": ["the father"]})  # fmt: skip
    join(elder.ref, younger.ref, actor=Actor("ama", "officer"), why="one birthday, one mother", now=NOW)
    council.night()
    two.refresh_from_db()
    assert two.closed_on == ON and two.outcome == "joined" and two.child == elder
    (open_still,) = Case.objects.filter(closed_at=None)
    assert open_still.child == elder
    said = CaseAct.objects.get(child=elder, kind="safe_contact")
    assert said.data["must_not"] == ["the father"] and (said.on, said.by) == (ON, "ama")
    council.night()
    assert CaseAct.objects.filter(child=elder, kind="safe_contact").count() == 1


# ---- looking again


def placed(council: Council) -> date:
    leaves(council)
    council.night()
    council.does("family-reached", says="place")
    council.does("safeguarding-considered", needed="no", because="seen at home")
    council.does("place-taken-up", started_on="2026-11-16", school=OTHER_SCHOOL, shown_by="school")
    council.closes("place_taken_up")
    return date(2026, 11, 16)


def test_it_opens_no_other_case_while_a_confirmed_start_waits_for_its_roll(council: Council):
    placed(council)
    council.night(ON + timedelta(days=5))
    assert council.case().outcome == "place_taken_up"


def test_it_writes_down_that_the_place_was_kept(council: Council):
    start = placed(council)
    council.told("school_roll", *on_roll([NUMBERED], "2026-11-19", OTHER_SCHOOL))
    council.night(start + timedelta(days=30))
    act = council.file().last("watched")
    assert act.data["check"] == "place-kept-30" and act.data["position"] == "on_roll"
    assert council.case().outcome == "place_taken_up"


def test_it_opens_the_case_again_when_the_child_is_no_longer_there_row_76(council: Council):
    """A start that no roll bears out after thirty days is no desk: the owner has the case again. Row 76."""
    start = placed(council)
    owner = council.case().owner
    council.night(start + timedelta(days=30))
    case = council.case()
    assert case.closed_on is None and case.outcome == "" and case.owner == owner
    again = council.file().last(REOPENED)
    assert again.data["check"] == "place-kept-30" and "looked for again" in again.data["why"]
    council.night(start + timedelta(days=31))
    assert CaseAct.objects.filter(kind=REOPENED).count() == 1


def test_it_has_an_owner_when_whoever_had_it_has_gone(council: Council):
    start = placed(council)
    User.objects.filter(username=council.case().owner).update(is_active=False)
    council.night(start + timedelta(days=30))
    assert council.case().owner in set(User.objects.filter(is_active=True).values_list("username", flat=True))


def test_it_counts_as_called_only_what_nobody_works_yet(council: Council):
    leaves(council)
    assert len(open_cases.called_for(ON)) == 1
    council.night()
    assert open_cases.called_for(ON) == []
    assert Case.objects.filter(child__in=Child.objects.seen_by(SYSTEM)).count() == 1
