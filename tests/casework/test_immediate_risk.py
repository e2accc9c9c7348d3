"""A report of immediate risk: its times are of today up to now, and one pressed twice is kept once."""

from dataclasses import replace
from datetime import timedelta

import pytest

from onroll.casework.act import NotDone
from onroll.casework.report_immediate_risk import Risk, report_immediate_risk
from onroll.register.models import CaseAct
from tests.casework.conftest import Desk

pytestmark = pytest.mark.django_db(databases=["default", "trail"])
TOLD = Risk("Shouting was heard.", police="yes", police_at="09:30")
"""Told at the very minute at which it is written."""


def test_it_takes_no_time_that_is_still_to_come(desk: Desk):
    """Row 52."""
    report_immediate_risk(desk.child.ref, TOLD, desk.by())
    with pytest.raises(NotDone, match="still to come"):
        report_immediate_risk(desk.child.ref, replace(TOLD, police_at="09:31"), desk.by())


def test_it_keeps_the_very_same_report_once_within_a_minute(desk: Desk):
    by = desk.by()
    soon = replace(by, now=by.now + timedelta(seconds=40))
    first = report_immediate_risk(desk.child.ref, TOLD, by)
    assert report_immediate_risk(desk.child.ref, TOLD, soon).pk == first.pk
    report_immediate_risk(desk.child.ref, replace(TOLD, text="A bruise was seen."), soon)
    report_immediate_risk(desk.child.ref, TOLD, replace(by, now=by.now + timedelta(minutes=2)))
    assert CaseAct.objects.filter(kind="immediate_risk").count() == 3


def test_it_keeps_one_of_two_whose_time_is_that_of_their_writing(desk: Desk):
    by = desk.by()
    late = replace(by, now=by.now + timedelta(seconds=59))
    after = replace(by, now=late.now + timedelta(seconds=2))
    first = report_immediate_risk(desk.child.ref, TOLD, late)
    assert report_immediate_risk(desk.child.ref, replace(TOLD, police_at="09:31"), after).pk == first.pk
