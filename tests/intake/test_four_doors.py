"""Command, page, folder and API: four doors to one intake, so the same bytes are the same news by any of them."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.test import Client

from onroll import cli
from onroll.intake import keys, mapping
from onroll.intake.link import link_waiting
from onroll.jobs import receive_upload
from onroll.register.models import Delivery, Fact, Job, Problem, SenderRef, Sighting, User
from onroll.register.personas import ensure_personas
from onroll.register.scope import SYSTEM
from onroll.sources.catalogue import find
from tests.intake.lists import LEONA, NOW, ROWAN, SCHOOL, Desk, on_roll, text

pytestmark = pytest.mark.django_db(databases=["default", "trail"])
ROLL = text(
    [
        *on_roll([ROWAN, {**LEONA, "dob": "31/02/2015"}], "2026-09-10"),
        {"laestab": SCHOOL, "as_at": "2026-09-10"},
    ]
)
STRANGE = "Sirname,Givn,Brth,Bus\nQuickfall,Leona,03/02/2015,Red\nThistlewood,Rowan,14/05/2016,Blue\n"
MEANS = {"Sirname": "surname", "Givn": "forename", "Brth": "dob", "Bus": ""}
SENDER = "Ferrymead"


class Undo(Exception):
    """The scratch register is thrown away."""


def by_command(source: str, content: str, folder: Path) -> None:
    path = folder / "list.csv"
    path.write_text(content)
    cli.main(["receive", source, str(path), "--sender", SENDER])


def by_page(source: str, content: str, folder: Path) -> None:
    client = Client()
    client.force_login(User.objects.get(username="amira"))
    file = SimpleUploadedFile("list.csv", content.encode())
    client.post("/deliveries/upload", {"source": source, "files": file, "sender": SENDER})
    receive_upload.run(Job.objects.get().ref)


def by_folder(source: str, content: str, folder: Path) -> None:
    place = folder / "in" / source / SENDER
    place.mkdir(parents=True)
    (place / "list.csv").write_text(content)
    cli.main(["watch", str(folder / "in"), "--once", "--every", "0.01"])


def by_api(source: str, content: str, folder: Path) -> None:
    secret = keys.make(SENDER, [source], [], actor=SYSTEM, now=NOW)[1]
    file = SimpleUploadedFile("list.csv", content.encode())
    sent = {"source": source, "file": file}
    Client().post("/api/deliveries", sent, headers={"Authorization": f"Bearer {secret}"})


DOORS: dict[str, Callable[[str, str, Path], None]] = {
    "command": by_command, "page": by_page, "folder": by_folder, "api": by_api,
}  # fmt: skip


def what_was_said(delivery: Delivery) -> list[list[tuple[Any, ...]]]:
    """All that a delivery holds, but the numbers and moments of one register."""
    own = {"pk", "id", "learned_at", "identity", "delivery", "sighting", "delivery_id", "sighting_id"}
    told = []
    for rows in (
        Delivery.objects.filter(pk=delivery.pk), delivery.problems.all(), Sighting.objects.filter(delivery=delivery),
        Fact.objects.filter(sighting__delivery=delivery), SenderRef.objects.filter(sighting__delivery=delivery),
    ):  # fmt: skip
        names = [one.name for one in rows.model._meta.fields if one.name not in own]
        names = [
            name for name in names if name not in ("ref", "door", "received_at", "received_by", "settled_at")
        ]
        names += ["identity_id"] if rows.model is Sighting else []
        told.append(sorted(rows.values_list(*names), key=str))
    return told


@pytest.fixture
def through(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., tuple[Any, ...]]:
    """Bring the same bytes into an empty register through one door: what it then holds, and whom it knows."""

    def brought(door: str, source: str, content: str, *, mapped: bool = False) -> tuple[Any, ...]:
        folder = tmp_path / door
        folder.mkdir()
        monkeypatch.setattr(settings, "ONROLL_HOME", folder / "home")
        found: tuple[Any, ...] = ()
        try:
            with transaction.atomic():
                ensure_personas(SCHOOL)
                if mapped:
                    mapping.decide(find(source), SENDER, MEANS, actor=SYSTEM, now=NOW)
                DOORS[door](source, content, folder)
                delivery = Delivery.objects.get()
                assert (delivery.door, delivery.sender) == (door, SENDER)
                link_waiting(SYSTEM, now=NOW)
                linked = sorted(Sighting.objects.filter(links__undone_at=None).values_list("line", flat=True))
                found = (what_was_said(delivery), linked)
                raise Undo
        except Undo:
            return found

    return brought


def test_it_holds_the_same_whatever_the_door(through: Callable[..., tuple[Any, ...]]) -> None:
    answers = [through(door, "school_roll", ROLL) for door in DOORS]
    assert answers[0][1] == [2, 3] and len(answers[0][0][1]) >= 2
    assert answers == [answers[0]] * 4


def test_it_reads_as_a_person_decided_whatever_the_door(through: Callable[..., tuple[Any, ...]]) -> None:
    answers = [through(door, "referrals", STRANGE, mapped=True) for door in DOORS]
    (_, problems, sightings, _, _), linked = answers[0]
    assert (len(sightings), linked, problems) == (2, [2, 3], [])
    assert answers == [answers[0]] * 4


def test_it_refuses_what_nobody_has_decided_and_says_where_a_person_can(desk: Desk) -> None:
    refused = desk.take("referrals", STRANGE, sender=SENDER)
    assert refused.state == "refused" and "a person can say which column is which" in refused.refusal
    mapping.decide(find("referrals"), "Somebody Else", MEANS, actor=SYSTEM, now=NOW)
    assert desk.take("referrals", STRANGE, sender=SENDER).state == "refused"
    made = mapping.decide(find("referrals"), SENDER, MEANS, actor=SYSTEM, now=NOW)
    assert desk.take("referrals", STRANGE, sender=SENDER).accepted == 2
    mapping.undo(made.pk, actor=SYSTEM, now=NOW)
    assert desk.take("referrals", STRANGE.replace("Red", "Green"), sender=SENDER).state == "refused"


def test_it_reads_the_same_headers_so_in_another_order(desk: Desk) -> None:
    mapping.decide(find("referrals"), SENDER, MEANS, actor=SYSTEM, now=NOW)
    turned = "Bus,Brth,Givn,Sirname\nRed,03/02/2015,Leona,Quickfall\n"
    delivery = desk.take("referrals", turned, sender=SENDER)
    assert (delivery.accepted, Sighting.objects.get().identity.surname) == (1, "Quickfall")


def test_it_keeps_what_is_left_out_as_it_was_sent(desk: Desk) -> None:
    mapping.decide(find("referrals"), SENDER, MEANS, actor=SYSTEM, now=NOW)
    desk.take("referrals", STRANGE, sender=SENDER)
    assert json.loads(Sighting.objects.order_by("line")[0].raw)["Bus"] == "Red"
    assert not Problem.objects.exists()


def test_it_keeps_a_refusal_once_however_often_it_is_sent(desk: Desk) -> None:
    first, again = (desk.take("referrals", "", name="empty.csv", sender=SENDER) for _ in range(2))
    assert first.ref == again.ref and Delivery.objects.count() == 1
    assert desk.take("referrals", "", name="empty.csv", sender="Somebody Else").ref != first.ref
