"""Transfer files of any version: who the child is, where they were, and what is said of where they went."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from onroll.sources.shape import Reading, Refused
from tests.sources.files import reading_of, warnings_of, write
from tests.sources.xml.files import CHILD, HISTORY, census, ctf

FILED = date(2026, 9, 28)


def read(folder: Path, content: str, source: str = "transfer_files", file: str = "transfer.xml") -> Reading:
    return reading_of(write(folder, content, file), source, as_at=None, school=None)


def said(reading: Reading) -> list[tuple[object, ...]]:
    return reading.facts.select("line", "kind", "true_from", "said_on", "school", "detail", "place").rows()


def test_it_reads_each_school_of_a_history(tmp_path: Path) -> None:
    reading = read(tmp_path, ctf())
    assert (reading.rows, reading.accepted, reading.rejected) == (1, 1, 0)
    assert reading.problems.rows() == []
    assert said(reading) == [
        (2, "leaving", date(2026, 9, 4), FILED, "8524001", "unknown", None),
        (2, "leaving", date(2023, 7, 20), date(2023, 7, 20), "8502002", None, None),
        (2, "joining", date(2023, 9, 1), date(2023, 9, 1), "8524001", None, None),
        (2, "joining", date(2020, 9, 1), date(2020, 9, 1), "8502002", None, None),
    ]


def test_it_reads_who_the_child_is(tmp_path: Path) -> None:
    (child,) = read(tmp_path, ctf()).sightings.rows(named=True)
    wanted = {
        "upn": "X852400126001", "former_upn": "B801200005001", "surname": "Yusuf", "forename": "Amira",
        "middle_names": "Noor", "former_surname": "Ali", "preferred_forename": "Ami", "dob": date(2016, 3, 14),
        "sex": "F", "address1": "14 Harbour Lane", "postcode": "SO14 1AA", "parent1_name": "Hodan Yusuf",
        "parent1_phone": "07700 900456", "parent1_email": "amira@example.org", "parent2_name": "Omar Ali",
        "school": "8524001",
    }  # fmt: skip
    assert {name: child[name] for name in wanted} == wanted


@pytest.mark.parametrize("version", ["15.0", "19.0", "25.0", "26.1"])
@pytest.mark.parametrize("root", ["CTfile", "CTfile xmlns='urn:ctf'", "c:CTfile xmlns:c='urn:ctf'"])
def test_it_reads_any_version(tmp_path: Path, version: str, root: str) -> None:
    older = CHILD.replace("Sex>", "Gender>") + HISTORY
    reading = read(tmp_path, ctf(older, version=version, root=root))
    assert (reading.sightings["sex"][0], reading.facts.height) == ("F", 4)


def test_it_says_that_nobody_knows_where_a_lost_child_is(tmp_path: Path) -> None:
    reading = read(tmp_path, ctf(CHILD))
    assert said(reading) == [(2, "leaving", FILED, FILED, "8524001", "unknown", None)]


def test_it_takes_outside_the_sector_as_stated_and_not_as_confirmed(tmp_path: Path) -> None:
    reading = read(tmp_path, ctf(to=("MMM", "MMMM")))
    assert said(reading)[0] == (2, "leaving", date(2026, 9, 4), FILED, "8524001", "school", None)


def test_it_takes_a_lost_child_from_the_files_own_name(tmp_path: Path) -> None:
    reading = read(tmp_path, ctf(to=("", ""), sender=("", "")), file="8524001_CTF_XXXXXXX_003.xml")
    assert said(reading)[0][4:] == ("8524001", "unknown", None)


def test_it_reads_another_school_as_a_stated_destination_once_the_child_has_left(tmp_path: Path) -> None:
    assert said(read(tmp_path, ctf(to=("852", "4002"))))[0][5:] == ("school", "8524002")
    assert said(read(tmp_path, ctf(CHILD, to=("852", "4002")))) == []


def test_it_takes_an_authority_for_no_destination(tmp_path: Path) -> None:
    assert said(read(tmp_path, ctf(to=("852", "LLLL"))))[0][5:] == (None, None)


def test_it_takes_the_last_school_from_the_history_when_an_authority_sends(tmp_path: Path) -> None:
    assert said(read(tmp_path, ctf(sender=("852", "LLLL"))))[0][4:] == ("8524001", "unknown", None)


def test_it_reads_a_leavers_message(tmp_path: Path) -> None:
    gone = """<LeavingDate>2026-09-04</LeavingDate><GroundForRemoval>h</GroundForRemoval>
    <DestinationSchool><LEA>850</LEA><Estab>4117</Estab><StartDate>2026-10-05</StartDate></DestinationSchool>
    <NewAddress><AddressLine1>3 New Road</AddressLine1><PostCode>SO14 1AB</PostCode></NewAddress>"""
    reading = read(
        tmp_path, ctf(CHILD + gone, to=("852", "LLLL")), "school_leavers", "8524001_CML_852LLLL_001.xml"
    )
    (fact,) = reading.facts.rows(named=True)
    told = ("kind", "true_from", "said_on", "school", "code", "detail", "place", "ref")
    assert tuple(fact[name] for name in told) == (
        "leaving", date(2026, 9, 4), FILED, "8524001", "h", "school", "8504117", "2026-10-05",
    )  # fmt: skip
    assert reading.sightings["postcode"][0] == "SO14 1AA"


def test_it_reads_a_joiners_message(tmp_path: Path) -> None:
    come = """<DateOfEntry>2026-09-07</DateOfEntry><PreviousSchool><LEA>850</LEA><Estab>2002</Estab></PreviousSchool>"""
    text = ctf(CHILD + HISTORY + come, header="<DataDescriptor>CMJ</DataDescriptor>")
    (fact,) = read(tmp_path, text, "school_joiners").facts.rows(named=True)
    assert (fact["kind"], fact["true_from"], fact["school"], fact["place"]) == (
        "joining", date(2026, 9, 7), "8524001", "8502002",
    )  # fmt: skip


def test_it_warns_of_a_ground_there_is_not(tmp_path: Path) -> None:
    reading = read(tmp_path, ctf(CHILD + "<Ground>zz</Ground>"), "school_leavers")
    assert warnings_of(reading) == [(2, "Ground", "zz")]


@pytest.mark.parametrize(
    ("content", "source", "belongs"),
    [
        (ctf(), "school_leavers", "transfer_files"),
        (ctf(), "school_joiners", "transfer_files"),
        (ctf(header="<DataDescriptor>CML</DataDescriptor>"), "school_joiners", "school_leavers"),
        (ctf(), "school_census", "transfer_files"),
        (ctf(), "housing", "transfer_files"),
        (census(), "school_leavers", "school_census"),
    ],
)
def test_it_says_which_source_a_file_belongs_to(
    tmp_path: Path, content: str, source: str, belongs: str
) -> None:
    with pytest.raises(Refused, match=rf"belongs to the source {belongs}\b"):
        read(tmp_path, content, source)


def test_it_refuses_a_file_of_nobody(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="names no pupil"):
        read(tmp_path, ctf().replace("Pupil>", "Nobody>"))


def test_it_refuses_what_it_does_not_know(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="admissions transfer file"):
        read(tmp_path, "<ATfile><Header/></ATfile>")
    with pytest.raises(Refused, match="'Letter'"):
        read(tmp_path, "<Letter>Dear all</Letter>")
    with pytest.raises(Refused, match="web page"):
        read(tmp_path, "<html><body>hello</body></html>")


def test_it_takes_a_messages_addressee_for_no_destination(tmp_path: Path) -> None:
    text = ctf(CHILD + "<LeavingDate>2026-09-04</LeavingDate>", header="<DataDescriptor>CML</DataDescriptor>")
    assert said(read(tmp_path, text, "school_leavers"))[0][5:] == (None, None)


def test_it_mixes_no_second_address_into_the_first(tmp_path: Path) -> None:
    other = "<Address><AddressLine1>9 Far Road</AddressLine1><AddressLine2>Elsewhere</AddressLine2></Address>"
    (child,) = read(tmp_path, ctf(CHILD + other)).sightings.rows(named=True)
    assert (child["address1"], child["address2"], child["postcode"]) == ("14 Harbour Lane", None, "SO14 1AA")


def test_it_takes_no_other_start_for_a_joining(tmp_path: Path) -> None:
    support = "<LearnerSupport><StartDate>2026-09-20</StartDate><LeavingDate>2026-09-21</LeavingDate></LearnerSupport>"
    assert said(read(tmp_path, ctf(CHILD + HISTORY + support))) == said(read(tmp_path, ctf()))


def test_it_reads_a_message_among_transfer_files(tmp_path: Path) -> None:
    gone = "<LeavingDate>2026-09-04</LeavingDate><Ground>i</Ground>"
    (fact,) = read(tmp_path, ctf(CHILD + gone, to=("852", "LLLL"))).facts.rows(named=True)
    assert (fact["true_from"], fact["school"], fact["code"]) == (date(2026, 9, 4), "8524001", "i")


def test_it_refuses_a_header_that_comes_too_late(tmp_path: Path) -> None:
    text = ctf()
    header = text[text.index("<Header>") : text.index("</Header>") + 9]
    with pytest.raises(Refused, match="header comes after"):
        read(tmp_path, text.replace(header, "").replace("</CTfile>", f"{header}</CTfile>"))
