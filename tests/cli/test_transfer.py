"""The command that makes a transfer file, one pupil to a file."""

import json
from pathlib import Path

import pytest

from onroll.register import trail
from onroll.register.models import Child, Event, Look, TransferFile
from tests.cli.conftest import Onroll
from tests.intake.lists import LEONA, OTHER_SCHOOL, ROWAN, SCHOOL, Desk, on_roll, upn
from tests.sources.files import reading_of

pytestmark = pytest.mark.django_db(databases=["default", "trail"])
WHOLE = {**ROWAN, "upn": upn(1), "sex": "M"}


@pytest.fixture
def child(desk: Desk) -> str:
    desk.bring("school_roll", on_roll([WHOLE], "2026-09-10"))
    desk.bring("school_leavers", [{**WHOLE, "laestab": SCHOOL, "leaving_date": "2026-10-02", "ground": "h"}])
    return str(Child.everyone.get().ref)


def test_it_writes_one_lost_pupil_to_a_file(onroll: Onroll, child: str, tmp_path: Path) -> None:
    status, out, _ = onroll("transfer", child, "--to", "XXXXXXX", "--out", tmp_path, "--json")
    told = json.loads(out)
    assert status == 0 and told["file"] == "899LLLL_CTF_XXXXXXX_001.xml"
    path = tmp_path / told["file"]
    assert path.stat().st_mode & 0o077 == 0
    reading = reading_of(path, "transfer_files", as_at=None, school=None)
    assert reading.sightings["upn"].to_list() == [upn(1)]
    leaving = reading.facts.row(0, named=True)
    assert (leaving["kind"], leaving["school"], leaving["detail"]) == ("leaving", SCHOOL, "unknown")
    assert leaving["true_from"].isoformat() == "2026-10-02"
    assert ROWAN["postcode"] not in path.read_text() and ROWAN["address1"] not in path.read_text()


def test_it_never_gives_a_number_twice(onroll: Onroll, child: str, tmp_path: Path) -> None:
    for to in ("XXXXXXX", "xxxxxxx", OTHER_SCHOOL):
        onroll("transfer", child, "--to", to, "--out", tmp_path)
    (tmp_path / "899LLLL_CTF_XXXXXXX_003.xml").write_text("somebody else's")
    status, _, err = onroll("transfer", child, "--to", "XXXXXXX", "--out", tmp_path)
    assert status == 2 and "number 3 is spent" in err
    onroll("transfer", child, "--to", "XXXXXXX", "--out", tmp_path)
    assert sorted(path.name for path in tmp_path.glob("*_CTF_*.xml")) == [
        f"899LLLL_CTF_{OTHER_SCHOOL}_001.xml", *(f"899LLLL_CTF_XXXXXXX_00{number}.xml" for number in (1, 2, 3, 4)),
    ]  # fmt: skip
    assert (tmp_path / "899LLLL_CTF_XXXXXXX_003.xml").read_text() == "somebody else's"


def test_it_leaves_an_event_and_a_look(onroll: Onroll, child: str, tmp_path: Path) -> None:
    onroll("transfer", child, "--to", "MMMMMMM", "--out", tmp_path)
    event = Event.objects.order_by("-id")[0]
    assert (event.actor, event.kind, event.about) == ("amira", "exported", child)
    assert "899LLLL_CTF_MMMMMMM_001.xml" in event.detail
    assert Look.objects.filter(child_ref=child, page="transfer MMMMMMM").count() == 1
    assert trail.verify("events")[1] is None


def test_it_says_what_is_missing_and_spends_no_number(onroll: Onroll, desk: Desk, tmp_path: Path) -> None:
    desk.bring("school_roll", on_roll([LEONA], "2026-09-10"))
    status, _, err = onroll("transfer", Child.everyone.get().ref, "--to", "XXXXXXX", "--out", tmp_path)
    assert status == 2 and "without the child's UPN, sex" in err
    assert not TransferFile.objects.exists() and not list(tmp_path.glob("*.xml"))


def test_it_tells_of_no_sealed_child(onroll: Onroll, child: str, tmp_path: Path) -> None:
    Child.everyone.update(restriction="adoption")
    sealed = onroll("transfer", child, "--to", "XXXXXXX", "--out", tmp_path)
    unknown = onroll("transfer", "C22222222", "--to", "XXXXXXX", "--out", tmp_path)
    assert sealed[0] == unknown[0] == 2
    assert sealed[2].replace(child, "") == unknown[2].replace("C22222222", "")
    assert not TransferFile.objects.exists()


def test_it_refuses_a_place_there_is_not(onroll: Onroll, child: str, tmp_path: Path) -> None:
    assert "no destination" in onroll("transfer", child, "--to", "852", "--out", tmp_path)[2]
    assert "no such folder" in onroll("transfer", child, "--to", "XXXXXXX", "--out", tmp_path / "none")[2]
