"""Schools as the national list names them: one that becomes an academy keeps its roll."""

import io
from pathlib import Path

import pytest
import xlsxwriter

from onroll.register.models import School, SchoolLink
from tests.intake.lists import LEONA, OTHER_SCHOOL, ROWAN, SCHOOL, Desk, nameless, on_roll, upn

pytestmark = pytest.mark.django_db(databases=["default", "trail"])
HEADER = Path(__file__).with_name("gias_header.csv").read_text("utf-8").strip().split(",")
LINKS = ["URN", "LinkURN", "LinkName", "LinkType", "LinkEstablishedDate"]
ACADEMY = "8992050"
ROWAN, LEONA = ROWAN | {"upn": upn(1)}, LEONA | {"upn": upn(2), "dob": "2016-02-03"}


def school(urn: str, laestab: str, name: str, status: str = "Open", **more: str) -> dict[str, str]:
    return {"URN": urn, "LA (code)": laestab[:3], "LA (name)": "Anybourne", "EstablishmentNumber": laestab[3:],
            "EstablishmentName": name, "EstablishmentStatus (name)": status, "StatutoryLowAge": "4",
            "StatutoryHighAge": "11", "PhaseOfEducation (name)": "Primary", "OpenDate": "01-09-1990",
            **more}  # fmt: skip


OLD = school("100001", SCHOOL, "Pré Vert Primary – Anybourne", "Closed", CloseDate="31-08-2026")
NEW = school("100050", ACADEMY, "Pré Vert Academy", OpenDate="01-09-2026")


def as_csv(header: list[str], rows: list[dict[str, str]], encoding: str = "cp1252") -> bytes:
    lines = [header, *([row.get(name, "") for name in header] for row in rows)]
    return "\r\n".join(",".join(f'"{cell}"' for cell in line) for line in lines).encode(encoding)


def as_xlsx(header: list[str], rows: list[dict[str, str]]) -> bytes:
    held = io.BytesIO()
    with xlsxwriter.Workbook(held) as book:
        sheet = book.add_worksheet()
        for number, line in enumerate([header, *([row.get(name, "") for name in header] for row in rows)]):
            sheet.write_row(number, 0, line)
    return held.getvalue()


def link(urn: str, other: str, kind: str) -> dict[str, str]:
    return {
        "URN": urn,
        "LinkURN": other,
        "LinkName": "a school",
        "LinkType": kind,
        "LinkEstablishedDate": "01-09-2026",
    }


def positions() -> list[tuple[str, str]]:
    return [(str(row[0]).split()[0], row[3]) for row in nameless()]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_it_reads_the_national_list_in_its_own_columns(desk: Desk, encoding: str) -> None:
    assert len(HEADER) > 130
    delivery = desk.take("schools", as_csv(HEADER, [OLD, NEW], encoding), name="edubasealldata20260901.csv")
    assert (delivery.rows, delivery.accepted, delivery.warnings) == (2, 2, 0)
    held = School.objects.order_by("line").values_list("urn", "laestab", "name", "high_age", "close_date")
    assert [(*row[:4], str(row[4])) for row in held] == [
        ("100001", SCHOOL, "Pré Vert Primary – Anybourne", 11, "2026-08-31"),
        ("100050", ACADEMY, "Pré Vert Academy", 11, "None"),
    ]


def test_it_reads_the_national_list_as_a_workbook(desk: Desk) -> None:
    delivery = desk.take("schools", as_xlsx(HEADER, [OLD, NEW]), name="edubasealldata.xlsx")
    assert (delivery.rows, delivery.accepted, delivery.warnings) == (2, 2, 0)
    links = desk.take(
        "school_links", as_xlsx(LINKS, [link("100050", "100001", "Predecessor")]), name="links.xlsx"
    )
    assert (links.accepted, links.warnings) == (1, 0)
    assert str(SchoolLink.objects.get().link_on) == "2026-09-01"


@pytest.mark.parametrize(
    "links",
    [
        [link("100050", "100001", "Predecessor")],
        [link("100001", "100050", "Successor")],
        [link("100050", "100001", "Predecessor - merged"), link("100001", "100050", "Successor - merged")],
    ],
)
def test_it_carries_a_roll_over_to_the_academy(desk: Desk, links: list[dict[str, str]]) -> None:
    desk.bring("school_roll", on_roll([ROWAN, LEONA], "2026-07-01"))
    desk.take("schools", as_csv(HEADER, [OLD, NEW]))
    assert [position for _, position in positions()] == ["unaccounted", "unaccounted"]
    desk.take("school_links", as_csv(LINKS, links))
    assert [position for _, position in positions()] == ["on_roll", "on_roll"]
    desk.bring("school_roll", on_roll([ROWAN], "2026-10-01", ACADEMY))
    assert sorted(positions()) == [("Leona", "unaccounted"), ("Rowan", "on_roll")]


def test_it_keeps_the_roll_of_a_school_that_keeps_its_number(desk: Desk) -> None:
    same = {**NEW, "EstablishmentNumber": SCHOOL[3:]}
    desk.take("schools", as_csv(HEADER, [OLD, same]))
    desk.take("school_links", as_csv(LINKS, [link("100050", "100001", "Predecessor")]))
    desk.bring("school_roll", on_roll([ROWAN], "2026-07-01"))
    assert positions() == [("Rowan", "on_roll")]


@pytest.mark.parametrize("kind", ["Sixth Form Centre Link", "Other", ""])
def test_it_takes_no_other_link_for_a_successor(desk: Desk, kind: str) -> None:
    other = school("100060", OTHER_SCHOOL, "Hill College")
    desk.take(
        "schools", as_csv(HEADER, [{**OLD, "EstablishmentStatus (name)": "Open", "CloseDate": ""}, other])
    )
    desk.take("school_links", as_csv(LINKS, [link("100001", "100060", kind)]))
    desk.bring("school_roll", on_roll([ROWAN], "2026-07-01"))
    desk.bring("school_roll", on_roll([LEONA], "2026-10-01", OTHER_SCHOOL))
    assert sorted(positions()) == [("Leona", "on_roll"), ("Rowan", "on_roll")]


def test_it_leaves_the_roll_where_it_is_until_the_school_has_closed(desk: Desk) -> None:
    closing = {**OLD, "EstablishmentStatus (name)": "Open, but proposed to close", "CloseDate": "31-12-2026"}
    desk.take("schools", as_csv(HEADER, [closing, {**NEW, "EstablishmentStatus (name)": "Proposed to open"}]))
    desk.take("school_links", as_csv(LINKS, [link("100001", "100050", "Successor")]))
    desk.bring("school_roll", on_roll([ROWAN, LEONA], "2026-10-01"))
    desk.bring("school_roll", on_roll([ROWAN], "2026-11-01"))
    assert sorted(positions()) == [("Leona", "unaccounted"), ("Rowan", "on_roll")]
