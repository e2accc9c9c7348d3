"""What is written can be read again, and what may not be written is not."""

from __future__ import annotations

import tempfile
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from onroll.facts.identifiers import make_upn
from onroll.sources.shape import Reading
from onroll.sources.xml.write_ctf import CannotWrite, Pupil, SchoolStay, file_name, write_ctf
from tests.sources.files import reading_of

SENT = datetime(2026, 9, 28, 10, tzinfo=UTC)
AMIRA = Pupil(make_upn("899", 2001, 23, 7), "Yusuf", "Amira", date(2016, 3, 14), "F")
NAMES = st.text(min_size=1, max_size=20).map(lambda text: f"A{text}")
DAYS = st.dates(date(2015, 1, 1), date(2026, 9, 1))
STAYS = st.lists(
    st.tuples(st.sampled_from(["8524001", "8502002", "8994001"]), DAYS, st.integers(1, 900)), max_size=4
)
UPNS = st.integers(0, 999).map(lambda serial: make_upn("899", 2001, 23, serial))
PUPILS = st.builds(
    Pupil, UPNS, NAMES, NAMES, st.dates(date(2008, 1, 1), date(2024, 1, 1)), st.sampled_from("FM"), UPNS, NAMES, NAMES,
    NAMES, STAYS.map(lambda stays: tuple(SchoolStay(s, d, d + timedelta(n)) for s, d, n in stays)),
)  # fmt: skip


def written(pupil: Pupil, to: str = "XXXXXXX") -> bytes:
    return write_ctf(pupil, la_code="899", sender="Anybourne", to=to, sent_at=SENT)


def read_again(content: bytes) -> Reading:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "899LLLL_CTF_XXXXXXX_001.xml"
        path.write_bytes(content)
        return reading_of(path, "transfer_files", as_at=None, school=None)


@settings(max_examples=60, deadline=None)
@given(PUPILS)
def test_it_reads_what_it_writes(pupil: Pupil) -> None:
    reading = read_again(written(pupil))
    assert (reading.rows, reading.accepted) == (1, 1)
    (child,) = reading.sightings.rows(named=True)
    assert (child["upn"], child["former_upn"]) == (pupil.upn, pupil.former_upn)
    assert (child["dob"], child["sex"]) == (pupil.dob, pupil.sex)
    for name in ("surname", "forename", "middle_names", "former_surname", "preferred_forename"):
        assert kept(child[name]) == kept(getattr(pupil, name)), name
    stays = {(stay.laestab, stay.entry, stay.leaving) for stay in pupil.stays}
    facts = reading.facts.select("kind", "school", "true_from").rows()
    assert {fact for fact in facts if fact[0] == "joining"} == {("joining", s, e) for s, e, _ in stays}
    lost = pupil.stays[-1].leaving if pupil.stays else SENT.date()
    assert reading.facts.row(0, named=True)["detail"] == "unknown"
    assert reading.facts.row(0, named=True)["true_from"] == lost
    assert {leaving for kind, _, leaving in facts if kind == "leaving"} == {e for _, _, e in stays} | {lost}


def kept(text: str) -> str:
    """Letters that a list can hold: white space is made single, and no control character is one."""
    return "".join(char for char in text if char.isalnum())


def test_it_says_whither_and_by_which_version() -> None:
    root = etree.fromstring(written(AMIRA, "8524001"))
    assert root.findtext("Header/CTFversion") == "25.0"
    assert (root.findtext("Header/DestSchool/LEA"), root.findtext("Header/DestSchool/Estab")) == (
        "852",
        "4001",
    )
    assert (root.findtext("Header/SourceSchool/LEA"), root.findtext("Header/SourceSchool/Estab")) == (
        "899",
        "LLLL",
    )
    assert len(root.findall("CTFpupilData/Pupil")) == 1


def test_it_names_the_file_by_its_number() -> None:
    assert file_name("852", "XXXXXXX", 7) == "852LLLL_CTF_XXXXXXX_007.xml"
    assert file_name("852", "8524001", 1234) == "852LLLL_CTF_8524001_1234.xml"


@pytest.mark.parametrize("to", ["", "852", "852400A", "XXXXXX", "LLLLLLL", "../../x"])
def test_it_knows_three_kinds_of_destination(to: str) -> None:
    with pytest.raises(CannotWrite, match="no destination"):
        written(AMIRA, to)


def test_it_says_all_that_is_missing() -> None:
    with pytest.raises(CannotWrite, match=r"UPN, surname, date of birth, sex\. A child who never had a UPN"):
        written(Pupil("", "", "Amira", None, ""))
