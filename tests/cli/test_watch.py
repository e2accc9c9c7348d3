"""A watched folder: what is left there is received, linked and moved away, with a note beside it."""

import json
import os
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from onroll.jobs import watch_folder
from onroll.register.models import Delivery, Sighting
from tests.cli.conftest import Onroll
from tests.intake.lists import LEONA, ROWAN, SCHOOL, TOMAS, on_roll, text

pytestmark = pytest.mark.django_db(databases=["default", "trail"])
ROLL = text(on_roll([ROWAN, LEONA], "2026-09-10"))
UNDATED = text(
    [{"surname": "Thistlewood", "forename": "Rowan", "dob": "2016-05-14", "entry_date": "2025-09-01"}]
)
Leave = Callable[..., Path]
Look = Callable[[], list[dict[str, Any]]]


@pytest.fixture
def left(tmp_path: Path) -> Leave:
    """Leave a file in the watched folder."""

    def leave(place: str, content: str | bytes = ROLL) -> Path:
        path = tmp_path / "in" / place
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return leave


@pytest.fixture
def look(onroll: Onroll, tmp_path: Path) -> Look:
    """Look once; what became of each file."""

    def looked() -> list[dict[str, Any]]:
        _, out, _ = onroll("watch", tmp_path / "in", "--once", "--every", 0.01, "--json")
        return list(json.loads(out))

    return looked


def note_of(tmp_path: Path, told: dict[str, Any]) -> str:
    return (tmp_path / "in" / (told["moved_to"] + ".txt")).read_text()


def test_it_receives_links_and_moves_what_lies_there(left: Leave, look: Look, tmp_path: Path) -> None:
    file = left("school_roll/Oakfield MIS/roll.csv")
    (told,) = look()
    delivery = Delivery.objects.get()
    assert (delivery.sender, delivery.door, delivery.accepted) == ("Oakfield MIS", "folder", 2)
    assert Sighting.objects.filter(links__isnull=False).count() == 2 or delivery.state == "held"
    assert not file.exists() and told["moved_to"] == f".done/school_roll/Oakfield MIS/{delivery.ref} roll.csv"
    assert (tmp_path / "in" / told["moved_to"]).read_text() == ROLL
    assert "2 rows: 2 accepted, 0 rejected" in note_of(tmp_path, told)
    assert look() == []


def test_it_moves_a_refused_file_apart_and_says_why_in_a_clerks_words(
    left: Leave, onroll: Onroll, tmp_path: Path
) -> None:
    left("school_roll/empty.csv", "")
    status, out, _ = onroll("watch", tmp_path / "in", "--once", "--every", 0.01)
    assert status == 2 and "refused" in out and "the file is empty" in out
    (note,) = (tmp_path / "in" / ".refused" / "school_roll").glob("*.txt")
    assert "Nothing was taken from it." in note.read_text()


@pytest.mark.parametrize(
    ("place", "says"), [("roll.csv", "named after its source"), ("scool_rol/a.csv", "there is no source")]
)
def test_it_says_where_a_file_belongs(left: Leave, look: Look, tmp_path: Path, place: str, says: str) -> None:
    left(place)
    (told,) = look()
    assert told["delivery"] is None and says in note_of(tmp_path, told)
    assert told["moved_to"].startswith(".refused/") and not Delivery.objects.exists()


def test_it_leaves_links_hidden_and_half_written_files_alone(left: Leave, look: Look, tmp_path: Path) -> None:
    outside = tmp_path / "outside.csv"
    outside.write_text(ROLL)
    for name in ("roll.csv.part", ".roll.csv", "~$roll.xlsx", "roll.tmp"):
        left(f"school_roll/{name}")
    (tmp_path / "in" / "school_roll" / "link.csv").symlink_to(outside)
    (tmp_path / "in" / "police_notices").symlink_to(tmp_path / "in" / "school_roll")
    assert look() == [] and not Delivery.objects.exists() and outside.exists()


def test_it_waits_for_a_file_that_still_grows(
    left: Leave, onroll: Onroll, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = left("school_roll/roll.csv", ROLL[:60])

    def meanwhile(_: float) -> None:
        with file.open("a") as more:
            more.write(ROLL[60:])

    monkeypatch.setattr("onroll.jobs.commands.watch.time.sleep", meanwhile)
    _, out, _ = onroll("watch", tmp_path / "in", "--once", "--json")
    assert json.loads(out) == [] and file.exists() and not Delivery.objects.exists()


def test_it_leaves_a_file_that_changed_while_it_was_read(
    left: Leave, look: Look, monkeypatch: pytest.MonkeyPatch
) -> None:
    file, link = left("school_roll/roll.csv"), watch_folder.link_waiting

    def meanwhile(*words: Any, **more: Any) -> Any:
        with file.open("a") as late:
            late.write(ROLL.splitlines()[1].replace("Rowan", "Robin") + "\n")
        return link(*words, **more)

    monkeypatch.setattr(watch_folder, "link_waiting", meanwhile)
    (told,) = look()
    assert told["moved_to"] == "" and file.exists()
    monkeypatch.undo()
    monkeypatch.setenv("ONROLL_ACTOR", "amira")
    (told,) = look()
    assert told["rows"] == 3 and not file.exists()


def test_it_takes_the_day_from_the_name_only_where_the_file_names_none(
    left: Leave, look: Look, tmp_path: Path
) -> None:
    left(f"school_roll/{SCHOOL}/roll_2026-10-01.csv", UNDATED)
    left("school_roll/named_2026-10-02.csv", ROLL)
    by_name = {one["file"]: one for one in look()}
    undated = Delivery.objects.get(ref=by_name["roll_2026-10-01.csv"]["delivery"])
    assert (undated.as_at, undated.school) == (date(2026, 10, 1), SCHOOL)
    assert "2026-10-01 was taken from its name" in note_of(tmp_path, by_name["roll_2026-10-01.csv"])
    assert Delivery.objects.get(ref=by_name["named_2026-10-02.csv"]["delivery"]).as_at == date(2026, 9, 10)
    assert "taken from its name" not in note_of(tmp_path, by_name["named_2026-10-02.csv"])


def test_it_notices_a_repeat_when_it_was_stopped_before_the_move(
    left: Leave, look: Look, monkeypatch: pytest.MonkeyPatch
) -> None:
    left("school_roll/roll.csv")
    left("referrals/empty.csv", "")
    real = os.replace
    monkeypatch.setattr(
        watch_folder.os,
        "replace",
        lambda *places: (
            (_ for _ in ()).throw(OSError("stopped"))
            if ".done" in str(places) or ".refused" in str(places)
            else real(*places)
        ),
    )
    look()
    monkeypatch.undo()
    monkeypatch.setenv("ONROLL_ACTOR", "amira")
    told = {one["file"]: one for one in look()}
    assert told["roll.csv"]["repeat"] and told["roll.csv"]["moved_to"]
    assert sorted(Delivery.objects.values_list("state", flat=True)) in (
        ["read", "refused"],
        ["held", "refused"],
    )


def test_it_takes_a_file_whatever_its_name_is_written_in(left: Leave, look: Look, tmp_path: Path) -> None:
    os.makedirs(tmp_path / "in" / "school_roll")
    with open(os.fsencode(tmp_path) + b"/in/school_roll/r\xf4le.csv", "wb") as file:
        file.write(text(on_roll([TOMAS], "2026-09-10")).encode())
    (told,) = look()
    assert told["file"] == "r?le.csv" and told["accepted"] == 1 and told["moved_to"]
