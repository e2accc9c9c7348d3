"""Receiving: a repeat changes nothing, bad rows are kept, and a file that cannot be read is refused whole."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
import xlsxwriter

from onroll.intake.check import NotAllowed, NotReceived
from onroll.register import council
from onroll.register.models import Delivery, Event, Fact, Identity, Problem, Sighting
from onroll.register.scope import Actor
from tests.intake.lists import LEONA, ROWAN, SCHOOL, Desk, Row, on_roll, text

pytestmark = pytest.mark.django_db(databases=["default", "trail"])
TWO = on_roll([ROWAN, LEONA], "2026-09-10")


def everything() -> tuple[int, ...]:
    return tuple(
        model._default_manager.count() for model in (Delivery, Sighting, Fact, Identity, Problem, Event)
    )


def test_it_takes_in_every_row(desk: Desk) -> None:
    delivery = desk.take("school_roll", TWO)
    assert (delivery.state, delivery.rows, delivery.accepted, delivery.rejected) == ("read", 2, 2, 0)
    assert [s.line for s in delivery.sightings.order_by("line")] == [2, 3]
    assert delivery.as_at == date(2026, 9, 10) and delivery.coverage == "whole_roll"


def test_it_changes_nothing_when_the_same_bytes_come_again_under_another_name(desk: Desk) -> None:
    first = desk.take("school_roll", TWO)
    before = everything()
    again = desk.take("school_roll", TWO, name="renamed (copy).csv")
    assert again.repeat and again.pk == first.pk
    assert everything() == before


def test_it_takes_the_same_bytes_from_another_source(desk: Desk) -> None:
    desk.take("independent_roll", TWO)
    assert not desk.take("school_roll", TWO).repeat


def test_it_keeps_a_rejected_row_with_its_line_and_reason(desk: Desk) -> None:
    nobody: Row = {"laestab": SCHOOL, "as_at": "2026-09-10", "postcode": "ZY1 2BB"}
    delivery = desk.take("school_roll", [*TWO, nobody])
    assert (delivery.rows, delivery.accepted, delivery.rejected) == (3, 2, 1)
    (problem,) = delivery.problems.filter(severity="rejected")
    assert problem.line == 4 and "ZY1 2BB" in problem.value and "nobody can be recognised" in problem.problem


def test_it_warns_of_a_day_that_is_not_in_the_calendar_and_does_not_use_it(desk: Desk) -> None:
    delivery = desk.take("school_roll", on_roll([{**ROWAN, "dob": "31/02/2016"}], "2026-09-10"))
    (problem,) = delivery.problems.filter(column="dob")
    assert (problem.line, problem.value, problem.severity) == (2, "31/02/2016", "warning")
    assert delivery.accepted == 1 and Identity.objects.get().dob is None
    assert "31/02/2016" in Sighting.objects.get().raw


def test_it_takes_a_formula_in_a_cell_for_plain_text(desk: Desk) -> None:
    delivery = desk.take("school_roll", on_roll([{**ROWAN, "surname": "=HYPERLINK(1)"}], "2026-09-10"))
    assert delivery.accepted == 1
    assert Identity.objects.get().surname == "=HYPERLINK(1)"


def test_it_never_works_out_a_formula_in_a_workbook(desk: Desk) -> None:
    path = desk.folder / "formulas.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["laestab", "as_at", "surname", "forename", "dob"])
        sheet.write_row(1, 0, [SCHOOL, "2026-09-10", "Quickfall", "", "2015-02-03"])
        sheet.write_formula(1, 3, '=CONCAT("Le","ona")', value="Leona")
    delivery = desk.take("school_roll", path.read_bytes(), name="formulas-sent.xlsx")
    assert (delivery.state, delivery.accepted) == ("read", 1)


def test_it_reads_two_encodings_in_one_file_and_says_which_row_is_the_odd_one(desk: Desk) -> None:
    rows = on_roll([{**ROWAN, "forename": "Zoë"}, {**LEONA, "forename": "Chloé"}], "2026-09-10")
    first, second = text(rows).encode().splitlines(keepends=True)[:2], text(rows).splitlines()[2]
    delivery = desk.take("school_roll", b"".join([*first, second.encode("cp1252"), b"\n"]))
    assert (delivery.accepted, delivery.rejected, delivery.problems.get().line) == (2, 0, 3)
    assert "Windows-1252" in delivery.problems.get().problem
    assert {identity.forename for identity in Identity.objects.all()} == {"Zoë", "Chloé"}


REFUSED: dict[str, tuple[str, Callable[[Path], bytes]]] = {
    "a binary file": ("school_roll", lambda _: bytes(range(256)) * 40),
    "a wrong header": ("school_roll", lambda _: b"colour,shape\nred,round\n"),
    "an empty file": ("school_roll", lambda _: b""),
    "a header and no more": ("home_education", lambda _: b"\n\n\n"),
    "a snapshot of no day": ("school_roll", lambda _: text([{"laestab": SCHOOL, **ROWAN}]).encode()),
    "a roll of no school": ("school_roll", lambda _: text([{"as_at": "2026-09-10", **ROWAN}]).encode()),
    "half a workbook": ("school_roll", lambda folder: half_a_workbook(folder)),
}


def half_a_workbook(folder: Path) -> bytes:
    path = folder / "whole.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, list(TWO[0]))
        for line, row in enumerate(TWO, start=1):
            sheet.write_row(line, 0, list(row.values()))
    whole = path.read_bytes()
    return whole[: len(whole) // 2]


@pytest.mark.parametrize("what", REFUSED)
def test_it_refuses_what_cannot_be_read_and_takes_nothing_of_it(desk: Desk, what: str) -> None:
    source, content = REFUSED[what]
    delivery = desk.take(source, content(desk.folder), name="sent.csv")
    assert delivery.state == "refused" and delivery.rows is None
    assert re.match(r"sent\.csv(, line \d+)?: .{20,}", delivery.refusal), delivery.refusal
    assert everything() == (1, 0, 0, 0, 0, 1)
    assert Event.objects.get().kind == "refused"


def test_it_refuses_a_half_written_file_and_names_the_line(desk: Desk) -> None:
    whole = text(TWO)
    delivery = desk.take("school_roll", whole[: whole.rindex("Quickfall") + 5], name="sent.csv")
    assert delivery.refusal.startswith("sent.csv, line 3: the file is cut short")
    assert everything() == (1, 0, 0, 0, 0, 1)


def test_it_refuses_a_file_with_more_rows_than_may_come_and_names_the_limit(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    few = replace(council.choices(), max_rows=1)
    monkeypatch.setattr(council, "choices", lambda: few)
    delivery = desk.take("school_roll", TWO)
    assert delivery.state == "refused" and "more than 1 row" in delivery.refusal, delivery.refusal
    assert Sighting.objects.count() == 0


def test_it_takes_a_refused_file_once_the_day_is_given(desk: Desk) -> None:
    undated = [{"laestab": SCHOOL, **ROWAN}]
    assert desk.take("school_roll", undated).state == "refused"
    delivery = desk.take("school_roll", undated, as_at=date(2026, 9, 10))
    assert (delivery.state, delivery.as_at) == ("read", date(2026, 9, 10))


@pytest.mark.parametrize(("source", "more"), [("gossip", {}), ("school_roll", {"coverage": "some_of_them"})])
def test_it_does_nothing_for_a_source_or_coverage_there_is_not(
    desk: Desk, source: str, more: dict[str, str]
) -> None:
    with pytest.raises(NotReceived, match="there"):
        desk.take(source, TWO, **more)
    assert everything() == (0, 0, 0, 0, 0, 0)


def test_it_lets_a_school_bring_nothing_in(desk: Desk) -> None:
    with pytest.raises(NotAllowed):
        desk.take("school_roll", TWO, actor=Actor("ben", "school", frozenset({SCHOOL})))
    assert Delivery.objects.count() == 0


def test_it_knows_a_sender_however_the_name_is_written(desk: Desk) -> None:
    first = desk.take("referrals", [{**ROWAN, "referred_on": "2026-09-10"}], sender="Ferrymead Health")
    again = desk.take("referrals", [{**LEONA, "referred_on": "2026-09-10"}], sender=" ferrymead  health")
    assert first.sender == again.sender == "Ferrymead Health"
