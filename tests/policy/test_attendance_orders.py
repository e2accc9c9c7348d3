"""School attendance orders: which law binds, what comes before what, and that nobody is hurried."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onroll.facts.calendars import Calendar
from onroll.facts.case import STEP, CaseFile
from onroll.facts.citation import Citation, in_force
from onroll.law import children_not_in_school
from onroll.policy.attendance_orders import in_force as now
from onroll.policy.attendance_orders import not_yet_commenced as later
from onroll.policy.attendance_orders.scheme import SCHEMES, scheme_on
from onroll.policy.pathway import pathways
from onroll.policy.plan import Task, plan, still_needed
from tests.policy.searches import DAY, did

TERMS = Calendar("Anybourne", ((date(2026, 9, 1), date(2027, 7, 22)),))
SERVED = {"how": "by_hand", "on_whom": "The mother", "by_whom": "Amira"}


def order(**said: str) -> CaseFile:
    return CaseFile("KTEST", "CTEST", "attendance_order", date(2026, 11, 20))


def step(file: CaseFile, code: str, **data: str) -> CaseFile:
    return did(file, STEP, code, **({"outcome": "done", "because": "It is so."} | data))


def noticed(on: str = "2026-11-24") -> CaseFile:
    return step(step(order(), "consider", appears="yes"), "notice", served_on=on, **SERVED)


def unsatisfied(plan_names: str = "no") -> CaseFile:
    heard = step(noticed(), "reply", satisfied="no")
    return step(heard, "expedient", expedient="yes", plan_names=plan_names)


def named() -> CaseFile:
    told = step(unsatisfied(), "consult", school="8992001", told_on="2026-12-09")
    return step(told, "intended-school", served_on="2026-12-10", school="8992001", **SERVED)


def ordered(obeyed: str) -> CaseFile:
    chosen = step(named(), "choice", chose="Nothing was said.")
    served = step(chosen, "order", served_on="2026-12-29", school="8992001", **SERVED)
    return step(served, "obeyed", obeyed=obeyed)


def tasks(file: CaseFile, on: date = DAY) -> dict[str, Task]:
    return {task.step.code: task for task in plan(now.PATHWAY, file, on, TERMS)}


def may_end(file: CaseFile, code: str) -> bool:
    return not still_needed(now.PATHWAY.ending(code), file, plan(now.PATHWAY, file, DAY, TERMS))


@pytest.mark.parametrize("code", ["starting_education", "phase_transfer", "mid_year_leavers", "permanent_exclusion",
                                  "failing_to_register", "no_school_place", "failed_to_track"])  # fmt: skip
def test_it_considers_an_order_in_every_way_of_falling_out(code: str) -> None:
    """Row 88."""
    assert [one.code for one in pathways()[code].steps if "88" in one.rows], code


def test_it_gives_the_parent_fifteen_days_beginning_with_the_day_of_service() -> None:
    """Row 88."""
    task = tasks(noticed("2026-11-24"))["reply"]
    assert task.due_on == date(2026, 12, 8), "served on 24 November, day 15 is 8 December"
    heard = step(noticed("2026-11-24"), "reply", satisfied="no")
    assert tasks(heard, date(2026, 12, 8))["expedient"].state == "blocked"
    assert tasks(heard, date(2026, 12, 9))["expedient"].state == "todo"


def test_it_never_orders_before_the_parent_and_the_school_have_had_their_days() -> None:
    """Row 88."""
    assert "order" not in tasks(unsatisfied()) and "order" not in tasks(named())
    chosen = step(named(), "choice", chose="Nothing was said.")
    assert tasks(chosen, date(2026, 12, 24))["order"].state == "blocked"
    assert tasks(chosen, date(2026, 12, 25))["order"].state == "todo"


def test_it_puts_the_school_of_a_plan_in_the_order_without_asking_the_parent_to_choose() -> None:
    """Row 88."""
    found = tasks(unsatisfied(plan_names="yes"), date(2027, 1, 5))
    assert found["order"].state == "todo" and not {"consult", "intended-school", "choice"} & set(found)


@given(st.dates(date(2026, 1, 1), date(2030, 1, 1)), st.dates(date(2026, 1, 1), date(2030, 1, 1)),
       st.dates(date(2026, 1, 1), date(2030, 1, 1)))  # fmt: skip
def test_it_opens_the_order_only_after_the_last_of_the_three_waits(
    notice: date, told: date, named: date
) -> None:
    file = step(order(), "notice", served_on=notice.isoformat())
    file = step(file, "consult", told_on=told.isoformat())
    file = step(file, "intended-school", served_on=named.isoformat())
    assert now.order_opens(file) == max(notice, told, named) + timedelta(days=15)


def test_it_names_the_school_that_was_consulted_and_noticed_and_no_other() -> None:
    """Row 88."""
    intended, order = now.PATHWAY.step("intended-school"), now.PATHWAY.step("order")
    told = step(unsatisfied(), "consult", school="8992001", told_on="2026-12-09")
    assert "8992002 was not consulted" in intended.refuses(told, {"school": "8992002"})
    assert not intended.refuses(told, {"school": "8992001"})
    assert tasks(told, date(2026, 12, 23))["intended-school"].state == "blocked"
    assert tasks(told, date(2026, 12, 24))["intended-school"].state == "todo"
    answered = step(told, "consult", school="8992001", told_on="2026-12-09", said="We have room.")
    assert tasks(answered, date(2026, 12, 10))["intended-school"].state == "todo"
    assert "names school 8992001" in order.refuses(named(), {"school": "8992002"})
    assert not order.refuses(named(), {"school": "8992001"})
    both = step(named(), "consult", school="8992002", told_on="2026-12-09")
    agreed = step(both, "choice", chose="The other one.", school="8992002")
    assert not order.refuses(agreed, {"school": "8992002"}) and order.refuses(agreed, {"school": "8992001"})


def test_it_ends_as_satisfied_only_when_the_council_is() -> None:
    """Row 88."""
    assert not may_end(noticed(), "satisfied") and not may_end(unsatisfied(), "satisfied")
    assert may_end(step(noticed(), "reply", satisfied="yes"), "satisfied")
    assert not {"expedient", "order"} & set(tasks(step(noticed(), "reply", satisfied="yes")))


def test_it_amends_and_revokes_on_request() -> None:
    """Row 88."""
    assert "amended" in tasks(ordered("amend")) and "revoked" not in tasks(ordered("amend"))
    asked = ordered("revoke")
    assert "revoked" in tasks(asked) and not may_end(asked, "revoked")
    assert may_end(step(asked, "revoked", revoked="yes"), "revoked")
    assert not may_end(step(asked, "revoked", revoked="no"), "revoked")


def test_it_considers_a_supervision_order_before_anybody_is_prosecuted() -> None:
    """Row 89."""
    found = tasks(ordered("not"))
    assert (
        found["supervision-order"].state == "todo"
        and found["supervision-order"].step.citation.section == "s.447"
    )
    assert found["bundle"].state == "blocked" and found["proceedings"].state == "blocked"
    considered = step(ordered("not"), "supervision-order", apply="no")
    assert tasks(considered)["bundle"].state == "todo" and tasks(considered)["proceedings"].state == "blocked"
    assert tasks(step(considered, "bundle", sha256="0" * 64))["proceedings"].state == "todo"
    assert not {"supervision-order", "bundle", "proceedings"} & set(tasks(ordered("attends")))


def test_it_cites_the_law_beside_every_step_and_says_how_sure_it_is() -> None:
    for scheme in SCHEMES:
        for one in scheme.steps:
            assert one.citation is not None and one.citation.certainty in ("confirmed", "unconfirmed"), (
                one.code
            )
    assert {one.citation.certainty for one in later.STEPS[1:]} == {"unconfirmed"}


def test_it_begins_every_case_under_the_law_in_force_and_none_under_the_law_to_come() -> None:
    """Row 88."""
    assert children_not_in_school.COMMENCED_ON is None
    assert scheme_on(DAY) is now.PATHWAY and not later.PATHWAY.binds(DAY)
    assert not in_force(later.PATHWAY.law, date(2099, 1, 1)), "no day is far enough while no order is made"


@given(st.dates(date(2000, 1, 1), date(2060, 1, 1)), st.dates(date(2000, 1, 1), date(2060, 1, 1)))
def test_it_has_one_law_on_every_day_whenever_the_new_one_begins(commenced: date, on: date) -> None:
    old = replace(now.PATHWAY, law=replace(now.PATHWAY.law, in_force_until=commenced))
    new = replace(later.PATHWAY, law=Citation(later.PATHWAY.law.instrument, "ss.37-42", commenced))
    assert scheme_on(on, (old, new)) is (new if on >= commenced else old)
