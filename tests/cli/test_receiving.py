"""The commands that bring lists in, take them out and link them (formats.md, Out)."""

import csv
import hashlib
import io
import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from onroll.register import trail
from onroll.register.models import Delivery, Event, Look, Sighting
from tests.cli.conftest import Onroll
from tests.intake.lists import LEONA, ROWAN, SCHOOL, TOMAS, on_roll, text, upn

pytestmark = pytest.mark.django_db(databases=["default", "trail"])
Lists = Callable[[str, str | bytes], Path]
ROLL = text(on_roll([ROWAN, LEONA], "2026-09-10"))
ONE_OBJECT = [
    "delivery",
    "source",
    "file",
    "sha256",
    "rows",
    "accepted",
    "rejected",
    "warnings",
    "repeat",
    "state",
    "alarms",
    "problems",
]
ONE_PROBLEM = ["line", "column", "value", "problem", "severity"]


def test_it_says_what_became_of_each_file(onroll: Onroll, lists: Lists) -> None:
    bad = text(
        [*on_roll([{**TOMAS, "dob": "31/02/2015"}], "2026-09-10"), {"laestab": SCHOOL, "as_at": "2026-09-10"}]
    )
    files = lists("a.csv", ROLL), lists("b.csv", bad)
    status, out, _ = onroll("receive", "school_roll", *files, "--json")
    first, second = json.loads(out)
    assert status == 0 and list(first) == list(second) == ONE_OBJECT
    assert (first["file"], first["rows"], first["accepted"], first["repeat"]) == ("a.csv", 2, 2, False)
    assert first["sha256"] == hashlib.sha256(ROLL.encode()).hexdigest()
    assert (second["rows"], second["accepted"], second["rejected"]) == (2, 1, 1)
    assert [list(problem) for problem in second["problems"]] == [ONE_PROBLEM] * len(second["problems"])
    assert [(p["line"], p["column"], p["severity"]) for p in second["problems"]] == [
        (2, "dob", "warning"), (3, "", "rejected")
    ]  # fmt: skip


def test_it_ends_at_read_and_links_nothing(onroll: Onroll, lists: Lists) -> None:
    onroll("receive", "school_roll", lists("a.csv", ROLL), "--json")
    assert Sighting.objects.count() == 2
    assert not Sighting.objects.filter(links__isnull=False).exists()


def test_it_exits_2_for_a_refused_file_and_takes_the_others(onroll: Onroll, lists: Lists) -> None:
    files = lists("a.csv", b"\x00\x01\x02" * 50), lists("b.csv", ROLL)
    status, out, err = onroll("receive", "school_roll", *files, "--json")
    refused, read = json.loads(out)
    assert status == 2 and "a.csv" in err
    assert (refused["rows"], read["rows"]) == (None, 2)
    assert refused["problems"][0]["severity"] == "refused" and "a.csv" in refused["problems"][0]["problem"]


def test_it_says_of_the_same_bytes_that_they_came_before(onroll: Onroll, lists: Lists) -> None:
    _, first, _ = onroll("receive", "school_roll", lists("a.csv", ROLL), "--json")
    status, again, _ = onroll("receive", "school_roll", lists("other name.csv", ROLL), "--json")
    (one,), (two,) = json.loads(first), json.loads(again)
    assert status == 0 and two["repeat"] and two["delivery"] == one["delivery"]
    assert Delivery.objects.count() == 1


@pytest.mark.parametrize(
    "words",
    [
        ("receive", "gossip", "a.csv"),
        ("receive", "school_roll", "nowhere.csv"),
        ("receive", "school_roll"),
        ("receive", "school_roll", "a.csv", "--as-at", "yesterday"),
        ("receive", "school_roll", "a.csv", "--learned-at", "2026-02-31"),
        ("receive", "school_roll", "a.csv", "--coverage", "most"),
        ("account", "--on", "31/02/2026"),
        ("explain",),
        ("explain", "C0000000000", "--on", "2026-11-20"),
        ("withdraw", "D0000000000"),
        ("init", "--council", "nowhere"),
        ("score", "--borough", "nowhere"),
        ("borough", "--out", "x", "--children", "0"),
        ("sing",),
        (),
    ],
)
def test_it_exits_2_for_what_makes_no_sense_and_says_why(
    onroll: Onroll, lists: Lists, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...]
) -> None:
    monkeypatch.chdir(lists("a.csv", ROLL).parent)
    status, out, err = onroll(*words)
    assert (status, out) == (2, "") and err.strip() and "Traceback" not in err
    assert Delivery.objects.count() == 0


def test_it_takes_the_day_and_the_school_of_a_list_that_names_neither(onroll: Onroll, lists: Lists) -> None:
    bare = lists("a.csv", text([ROWAN, LEONA]))
    assert onroll("receive", "school_roll", bare, "--school", SCHOOL, "--json")[0] == 2
    status, out, _ = onroll(
        "receive", "school_roll", bare, "--as-at", "2026-09-10", "--school", SCHOOL, "--json"
    )
    assert (status, json.loads(out)[0]["accepted"]) == (0, 2)


def test_it_back_dates_the_day_a_list_was_learned(onroll: Onroll, lists: Lists) -> None:
    onroll("receive", "school_roll", lists("a.csv", ROLL), "--learned-at", "2026-07-01", "--json")
    assert Delivery.objects.get().learned_at == datetime(2026, 6, 30, 23, 0, tzinfo=UTC), (
        "a day begins in London"
    )


def test_it_links_all_that_waits_and_then_nothing(onroll: Onroll, lists: Lists) -> None:
    onroll("receive", "school_roll", lists("a.csv", ROLL))
    counts = {"sightings": 2, "joined": 0, "new_children": 2, "for_review": 0, "children": 2}
    assert json.loads(onroll("link", "--json")[1]) == counts
    assert json.loads(onroll("link", "--json")[1]) == {**counts, "sightings": 0, "new_children": 0}


def test_it_writes_the_pairs_it_joined_and_those_in_doubt(
    onroll: Onroll, lists: Lists, tmp_path: Path
) -> None:
    onroll("receive", "school_roll", lists("a.csv", text(on_roll([{**ROWAN, "upn": upn(1)}], "2026-09-10"))))
    onroll("receive", "school_roll", lists("b.csv", text(on_roll([{**ROWAN, "upn": upn(1)}], "2026-10-05"))))
    onroll("receive", "school_roll", lists("c.csv", text(on_roll([{**ROWAN, "upn": upn(2)}], "2026-10-06"))))
    assert onroll("link", "--export", tmp_path / "pairs.csv")[0] == 0
    pairs = list(csv.DictReader(io.StringIO((tmp_path / "pairs.csv").read_text())))
    assert list(pairs[0]) == ["delivery_a", "line_a", "delivery_b", "line_b", "weight", "band"]
    refs = dict(Delivery.objects.values_list("file_name", "ref"))
    assert [({one["delivery_a"], one["delivery_b"]}, one["band"]) for one in pairs] == [
        ({refs["a.csv"], refs["b.csv"]}, "same"), ({refs["a.csv"], refs["c.csv"]}, "maybe")
    ]  # fmt: skip


def test_it_weighs_every_pair_it_joined_whichever_row_the_child_began_with(
    onroll: Onroll, lists: Lists, tmp_path: Path
) -> None:
    for name, called in (("a.csv", ROWAN["forename"]), ("b.csv", "Rowena")):
        rows = [{**ROWAN, "forename": called, "upn": upn(number)} for number in range(1, 9)]
        onroll("receive", "school_roll", lists(name, text(on_roll(rows, "2026-09-10"))))
    assert onroll("link", "--export", tmp_path / "pairs.csv")[0] == 0
    pairs = list(csv.DictReader(io.StringIO((tmp_path / "pairs.csv").read_text())))
    same = [float(one["weight"]) for one in pairs if one["band"] == "same"]
    assert len(same) == 8 and 0.0 not in same


def test_it_writes_the_child_of_every_row_and_that_it_was_shown(
    onroll: Onroll, lists: Lists, tmp_path: Path
) -> None:
    onroll("receive", "school_roll", lists("a.csv", ROLL))
    assert onroll("link", "--clusters", tmp_path / "clusters.csv")[0] == 0
    rows = list(csv.DictReader(io.StringIO((tmp_path / "clusters.csv").read_text())))
    assert list(rows[0]) == ["source", "delivery", "line", "child"]
    assert [row["line"] for row in rows] == ["2", "3"]
    assert set(Look.objects.values_list("child_ref", flat=True)) == {row["child"] for row in rows}


def test_it_takes_a_delivery_out_again(onroll: Onroll, lists: Lists) -> None:
    onroll("receive", "school_roll", lists("a.csv", ROLL))
    onroll("link")
    delivery = Delivery.objects.get()
    status, out, _ = onroll("withdraw", delivery.ref, "--why", "sent in error", "--json")
    told = json.loads(out)
    assert (status, told["delivery"], told["rows"], told["links_undone"]) == (0, delivery.ref, 2, 2)
    assert Event.objects.get(kind="withdrawn").why == "sent in error"


def test_it_names_on_the_trail_who_did_it(
    onroll: Onroll, lists: Lists, monkeypatch: pytest.MonkeyPatch
) -> None:
    onroll("receive", "school_roll", lists("a.csv", ROLL))
    monkeypatch.delenv("ONROLL_ACTOR")
    onroll("link")
    assert list(Event.objects.order_by("id").values_list("kind", "actor")) == [
        ("received", "amira"), ("linked", "system")
    ]  # fmt: skip
    assert trail.verify("events")[1] is None


def test_it_says_in_a_sentence_that_no_cluster_was_named(onroll: Onroll, lists: Lists) -> None:
    onroll("receive", "school_roll", lists("a.csv", ROLL))
    status, _, told = onroll("link", "--engine", "spark")
    assert status == 2 and "ONROLL_SPARK" in told
    assert not Sighting.objects.filter(links__isnull=False).exists(), "nothing is half-linked"
