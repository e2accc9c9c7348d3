"""The commands that answer: account, worklist, explain, judge and check (formats.md, Out)."""

import csv
import io
import json

import pytest

from onroll.jobs.commands import account as account_command
from onroll.register import trail
from onroll.register.models import Child, Look
from tests.cli.conftest import Onroll
from tests.intake.lists import LEONA, ROWAN, TOMAS, Desk, on_roll, text

pytestmark = pytest.mark.django_db(databases=["default", "trail"])
ON = ("--on", "2026-11-20")
ACCOUNT = (
    "child,position,missing_education,in_scope_436a,cnis_eligible,attending,in_monthly_data,return_reason,"
    "return_duration,since,owner,source,source_date,rule,citation,why"
)
WORKLIST = (
    "child,household,way_out,urgency,risk_flags,action,phone_next,clock,due_on,days_left,last_seen_on,last_school,"
    "possible_match,waiting_for,owner,why"
)


def two_rolls_come(desk: Desk) -> None:
    """Three children were on the roll in September; Tomas is on October's no more, and nobody has said why."""
    desk.bring("school_roll", on_roll([ROWAN, LEONA, TOMAS], "2026-09-10"))
    desk.bring("school_roll", on_roll([ROWAN, LEONA], "2026-10-05"))


@pytest.fixture
def autumn(desk: Desk) -> Desk:
    desk.begin(two_rolls_come)
    return desk


def sheet(out: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(out)))


def gone(onroll: Onroll) -> str:
    """The reference of the child who is on the roll no more."""
    return next(
        row["child"] for row in sheet(onroll("account", *ON, "--csv")[1]) if row["position"] != "on_roll"
    )


def test_it_gives_every_child_one_row_and_one_position(autumn: Desk, onroll: Onroll) -> None:
    status, out, err = onroll("account", *ON, "--csv")
    rows = sheet(out)
    assert (status, err) == (0, "") and out.splitlines()[0] == ACCOUNT
    assert sorted(row["position"] for row in rows) == ["on_roll", "on_roll", "unaccounted"]
    assert all(row["why"] and row["citation"] and row["rule"] for row in rows)


def test_it_sums_the_positions_to_the_whole(autumn: Desk, onroll: Onroll) -> None:
    status, out, _ = onroll("account", *ON, "--json")
    told = json.loads(out)
    assert status == 0 and {"on", "known_at", "children", "positions", "residual", "rulebook"} <= set(told)
    assert (told["on"], told["known_at"], told["children"], told["residual"]) == ("2026-11-20", None, 3, 0)
    assert sum(told["positions"].values()) == 3 and told["positions"]["on_roll"] == 2


def test_it_has_an_account_of_an_empty_register(onroll: Onroll) -> None:
    assert onroll("account", *ON, "--csv")[:2] == (0, ACCOUNT + "\n")
    assert onroll("worklist", *ON, "--csv")[:2] == (0, WORKLIST + "\n")
    assert json.loads(onroll("judge", *ON, "--json")[1]) == {"children": 0, "situations": 0, "changed": 0}
    assert onroll("check", *ON)[0] == 0


@pytest.mark.parametrize("words", [("account", "--csv"), ("account", "--json"), ("worklist", "--csv")])
def test_it_exits_1_while_rows_wait_and_says_so(autumn: Desk, onroll: Onroll, words: tuple[str, ...]) -> None:
    autumn.take("school_roll", on_roll([ROWAN], "2026-11-02"))
    status, out, err = onroll(*words, *ON)
    assert status == 1 and out and "wait to be linked" in err and "onroll link" in err
    assert onroll("link")[0] == 0
    assert onroll(*words, *ON)[0] == 0


def test_it_explains_with_exit_1_while_rows_wait(autumn: Desk, onroll: Onroll) -> None:
    child = gone(onroll)
    autumn.take("school_roll", on_roll([ROWAN], "2026-11-02"))
    assert onroll("explain", child, *ON)[0] == 1


def test_it_lists_those_to_be_looked_for(autumn: Desk, onroll: Onroll) -> None:
    status, out, _ = onroll("worklist", *ON, "--csv")
    (row,) = sheet(out)
    assert status == 0 and list(row) == WORKLIST.split(",")
    assert row["child"] == gone(onroll) and row["action"] and row["why"]
    assert onroll("worklist", *ON)[1].endswith("1 children\n")


def test_it_explains_a_child_and_what_would_change_it(autumn: Desk, onroll: Onroll) -> None:
    child = gone(onroll)
    status, out, _ = onroll("explain", child, *ON)
    assert status == 0 and "unaccounted" in out.splitlines()[0]
    assert (
        "missing_education: unknown" in out and "It would change if:" in out and "Education Act 1996" in out
    )
    told = json.loads(onroll("explain", child, *ON, "--json")[1])
    assert told["position"] == "unaccounted" and told["conditions"] and told["changes"]
    assert all({"field", "value", "citation", "source"} <= set(one) for one in told["conditions"])


def test_it_takes_a_day_of_knowing_to_its_end_in_london(onroll: Onroll, autumn: Desk) -> None:
    late = autumn.folder / "late.csv"
    late.write_text(
        text(on_roll([{**TOMAS, "forename": "Tomek", "dob": "2014-01-05"}], "2026-09-11", "8994001"))
    )
    onroll("receive", "school_roll", late, "--learned-at", "2026-09-11T23:30")
    onroll("link")
    counts = {
        known: json.loads(onroll("account", *ON, "--known-at", known, "--json")[1])["children"]
        for known in ("2026-09-01", "2026-09-10", "2026-09-11", "2026-09-11T23:00", "2026-09-12")
    }
    assert counts == {
        "2026-09-01": 0,
        "2026-09-10": 3,
        "2026-09-11": 4,
        "2026-09-11T23:00": 3,
        "2026-09-12": 4,
    }


def test_it_replays_what_was_known_before_the_second_roll(autumn: Desk, onroll: Onroll) -> None:
    then = json.loads(onroll("account", *ON, "--known-at", "2026-09-02", "--json")[1])
    assert then["positions"]["on_roll"] == 3 and then["known_at"].startswith("2026-09-02T22:59:59")


def test_it_judges_once_and_then_finds_nothing_changed(autumn: Desk, onroll: Onroll) -> None:
    assert json.loads(onroll("judge", *ON, "--json")[1]) == {"children": 3, "situations": 2, "changed": 3}
    assert json.loads(onroll("judge", *ON, "--json")[1])["changed"] == 0


def test_it_checks_every_promise(autumn: Desk, onroll: Onroll) -> None:
    status, out, _ = onroll("check", *ON, "--json")
    told = json.loads(out)
    names = {one["name"] for one in told["checks"]}
    assert (status, told["failed"]) == (0, 0)
    assert {"residual", "trail_events", "trail_looks", "links", "situations", "settings"} <= names
    assert all(set(one) == {"name", "holds", "figure"} for one in told["checks"])


def test_it_fails_a_check_that_does_not_hold(autumn: Desk, onroll: Onroll) -> None:
    autumn.take("school_roll", on_roll([ROWAN], "2026-11-02"))
    status, out, _ = onroll("check", *ON, "--json")
    assert status == 1 and json.loads(out)["failed"] >= 1


@pytest.mark.parametrize("command", ["account", "worklist"])
def test_it_puts_every_child_shown_on_the_trail(autumn: Desk, onroll: Onroll, command: str) -> None:
    shown = {row["child"] for row in sheet(onroll(command, *ON, "--csv")[1])}
    assert shown and set(Look.objects.values_list("child_ref", "actor", "page")) == {
        (ref, "amira", f"{command} 2026-11-20") for ref in shown
    }


def test_it_puts_an_explanation_on_the_trail(autumn: Desk, onroll: Onroll) -> None:
    child = gone(onroll)
    before = Look.objects.count()
    onroll("explain", child, *ON)
    assert Look.objects.count() == before + 1
    assert Look.objects.latest("id").page == "explain 2026-11-20"


@pytest.mark.parametrize(
    "words", [("account", "--csv"), ("worklist", "--csv"), ("worklist",), ("worklist", "--json")]
)
def test_it_shows_nobody_when_the_look_cannot_be_written_down(
    autumn: Desk, onroll: Onroll, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...]
) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError("no space left")

    monkeypatch.setattr(trail, "_add", full)
    assert account_command.trail is trail
    status, out, err = onroll(*words, *ON)
    assert (status, out) == (2, "") and "Quickfall" not in err


def test_it_finds_no_child_who_is_sealed(autumn: Desk, onroll: Onroll) -> None:
    sealed = Child.everyone.order_by("id").first()
    Child.everyone.filter(pk=sealed.pk).update(restriction="sealed")
    absent = onroll("explain", "C0000000000", *ON)
    assert onroll("explain", sealed.ref, *ON) == (2, "", absent[2].replace("C0000000000", sealed.ref))
