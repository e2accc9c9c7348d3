"""The account, the worklist, the explanation and the trend of a small register."""

from datetime import UTC, date, datetime

import polars as pl
import pytest

from onroll.policy import rulebook
from onroll.register import trail
from onroll.register.models import DailyCount, Event, Standing
from onroll.register.scope import SYSTEM, Actor, NotFound
from onroll.reports import account as accounts
from onroll.reports.absent import absent_from
from onroll.reports.account import COLUMNS, account
from onroll.reports.child import child_record
from onroll.reports.explain import explain
from onroll.reports.judge import judge_all
from onroll.reports.sources import freshness
from onroll.reports.trend import end_of, trend
from onroll.reports.worklist import COLUMNS as WORKLIST_COLUMNS
from onroll.reports.worklist import worklist
from tests.intake.lists import LEONA, NOW, ON, OTHER_SCHOOL, ROWAN, SCHOOL, TOMAS, Desk, on_roll

BEN = Actor("ben", "school", frozenset({SCHOOL}))
DEV = Actor("dev", "data")


def three_lists_come(desk: Desk) -> None:
    """Rowan is on a roll, Leona has left for nowhere anybody knows, Tomas is known to health alone."""
    desk.bring("school_roll", on_roll([ROWAN, LEONA], "2026-09-10"))
    desk.bring("school_leavers", [{"laestab": SCHOOL, "leaving_date": "2026-10-05", "ground": "i", **LEONA}])
    desk.bring("child_health", [{"nhs_number": "9990000018", "moved_in_on": "2026-10-01", **TOMAS}])


@pytest.fixture
def town(desk: Desk) -> Desk:
    desk.begin(three_lists_come)
    return desk


def row_of(name: str) -> dict[str, object]:
    return account(ON, None, SYSTEM).rows.filter(pl.col("name") == name).to_dicts()[0]


def test_it_puts_every_child_in_one_position_and_nobody_is_left_over(town):
    found = account(ON, None, SYSTEM)
    assert found.residual == found.waiting == 0
    assert sum(found.positions.values()) == found.children == 3
    assert {"on_roll", "whereabouts_unknown", "unaccounted"} == set(found.rows["position"])
    assert set(found.positions) == {one.code for one in rulebook.positions()}


def test_it_counts_as_residual_an_accepted_row_whose_child_is_not_in_the_account(town, monkeypatch):
    rows = account(ON, None, SYSTEM).rows
    from onroll.reports.residual import residual

    assert residual(rows, None) == 0
    assert residual(rows.filter(pl.col("name") != "Leona Quickfall"), None) == 2, "both of her rows"
    assert residual(pl.concat([rows, rows.head(1)]), None) == 1, "a child placed twice"


def test_it_gives_the_columns_of_the_contract_in_order(town):
    assert tuple(account(ON, None, SYSTEM).csv().splitlines()[0].split(",")) == COLUMNS
    assert tuple(worklist(ON, None, SYSTEM).columns[: len(WORKLIST_COLUMNS)]) == WORKLIST_COLUMNS


def test_it_names_for_every_child_an_owner_a_source_and_a_day(town):
    """Row 2."""
    rows = account(ON, None, SYSTEM).rows
    assert (
        rows.filter((pl.col("owner") == "") | (pl.col("source") == "") | pl.col("since").is_null()).height
        == 0
    )
    assert row_of("Rowan Thistlewood")["owner"] == f"school:{SCHOOL}"
    assert row_of("Leona Quickfall")["since"] == date(2026, 10, 5)


def test_it_replays_what_was_known_on_a_past_day(town):
    before = account(ON, datetime(2026, 9, 2, 23, tzinfo=UTC), SYSTEM)
    assert before.children == 2
    assert before.positions["on_roll"] == 2, "the leaver's return was not in yet"


def test_it_shows_a_school_only_its_own_current_pupils(town):
    """Row 7."""
    judge_all(ON, SYSTEM, NOW)
    assert account(ON, None, BEN).rows["name"].to_list() == ["Rowan Thistlewood"]
    assert account(ON, None, Actor("zed", "school", frozenset({OTHER_SCHOOL}))).rows.height == 0
    assert account(ON, None, DEV).rows.height == 0


def test_it_says_not_found_alike_of_a_child_unseen_and_a_child_unknown(town):
    judge_all(ON, SYSTEM, NOW)
    leona = str(row_of("Leona Quickfall")["child"])
    for ref in (leona, "C22222222X"):
        with pytest.raises(NotFound):
            explain(ref, ON, None, BEN)
        with pytest.raises(NotFound):
            child_record(ref, ON, None, BEN)


def test_it_explains_each_condition_with_its_value_source_and_citation(town):
    told = explain(str(row_of("Leona Quickfall")["child"]), ON, None, SYSTEM)
    decided = [
        one for one in told.conditions if one["position"] == "whereabouts_unknown" and one["holds"] == "yes"
    ]
    assert [(one["field"], one["value"], one["source"]) for one in decided] == [
        ("roll", "left_destination_unknown", "school_leavers")
    ]
    assert all(one["citation"] for one in told.conditions)
    assert {
        "field": "roll",
        "value": "current",
        "position": "on_roll",
        "title": "On a school roll",
    } in told.changes
    assert "It would change if:" in told.as_text()


def test_it_tells_a_childs_history_on_two_kinds_of_day(town):
    record = child_record(str(row_of("Leona Quickfall")["child"]), ON, None, SYSTEM)
    assert [line["what"].split(" of ")[0] for line in record.timeline][0].startswith("Left 8992001")
    assert all(line["true_from"] and line["learned_at"] for line in record.timeline)
    assert record.identity["surname"] == "Quickfall"


def test_it_puts_a_child_at_immediate_risk_before_a_child_longer_unseen(town):
    town.bring(
        "referrals", [{"referred_on": "2026-11-10", "referrer": "A nurse", "immediate_risk": "yes", **TOMAS}]
    )
    listed = worklist(ON, None, SYSTEM)
    assert listed["name"].to_list() == ["Tomas Brzezinski", "Leona Quickfall"]
    assert listed["urgency"].to_list()[0] == "same_day"
    assert (listed["clock"][0], listed["due_on"][0]) == ("enquire-same-day", date(2026, 11, 10))


def test_it_writes_nothing_when_everybody_is_judged_again(town):
    first = judge_all(ON, SYSTEM, NOW)
    events, standing = Event.objects.count(), list(Standing.objects.order_by("pk").values_list())
    again = judge_all(ON, SYSTEM, NOW)
    assert (first["changed"], again["changed"]) == (3, 0)
    assert Event.objects.count() == events
    assert list(Standing.objects.order_by("pk").values_list()) == standing


def test_it_keeps_a_days_count_until_something_known_by_then_changes(town):
    days = [date(2026, 9, 3), ON]
    first = trend(days, SYSTEM)
    kept = set(DailyCount.objects.values_list("pk", flat=True))
    assert first["children"].to_list() == [2, 3]
    assert trend(days, SYSTEM).equals(first)
    assert set(DailyCount.objects.values_list("pk", flat=True)) == kept
    town.bring("school_roll", on_roll([{**TOMAS, "nhs_number": "9990000018"}], "2026-11-12", OTHER_SCHOOL))
    assert trend(days, SYSTEM)["on_roll"].to_list() == [2, 2]
    assert DailyCount.objects.filter(on=days[0], pk__in=kept).count() == 18, (
        "the past day was not counted again"
    )


def test_it_counts_nobody_for_a_reader_who_may_not_see_everybody(town):
    assert trend([ON], BEN).height == trend([ON], DEV).height == 0


def test_it_calls_a_source_stale_when_its_rhythm_has_passed_in_silence(town):
    by_code = {line["source"]: line for line in freshness(ON)}
    assert by_code["school_roll"]["rows"] == 2
    assert not by_code["child_health"]["stale"] or by_code["child_health"]["rhythm_days"]
    late = {line["source"]: line for line in freshness(date(2027, 11, 20))}
    assert late["child_health"]["stale"]


def test_it_says_what_was_known_at_the_end_of_a_day_in_london():
    assert end_of(date(2026, 7, 1)).astimezone(UTC).hour == 22


def test_it_serves_the_same_account_from_memory_until_the_register_changes(town):
    accounts._account.cache_clear()
    account(ON, None, SYSTEM)
    account(ON, None, BEN)
    assert accounts._account.cache_info().hits == 1
    town.bring("child_health", [{"nhs_number": "9990000026", "surname": "Nettleton", "forename": "Ada"}])
    assert account(ON, None, SYSTEM).children == 4
    assert trail.verify("events")[1] is None


def test_it_names_the_children_a_whole_roll_no_longer_names(town):
    pupils = [{**one, "nc_year": "5"} for one in (ROWAN, TOMAS)]
    town.bring("school_roll", on_roll(pupils, "2026-10-12"))
    later = town.bring("school_roll", on_roll(pupils[:1], "2026-11-09"))
    gone = absent_from(later, ON, None, SYSTEM)
    assert gone["name"].to_list() == ["Tomas Brzezinski"]
    town.bring("school_leavers", [{"laestab": SCHOOL, "leaving_date": "2026-11-02", "ground": "g", **TOMAS}])
    assert absent_from(later, ON, None, SYSTEM).height == 0, "a return has said why"
