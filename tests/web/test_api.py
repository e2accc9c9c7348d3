"""The API: a sender's own system brings files and single rows in, with a key, and never learns of a child."""

import hashlib
import json
from collections.abc import Callable
from typing import Any

import pytest
from django.conf import settings
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client

from onroll.intake import keys
from onroll.register.models import ApiKey, Delivery, Event, Sighting, Wait
from onroll.register.scope import SYSTEM
from onroll.web.api import pace
from tests.web.town import NOW, OTHER_SCHOOL, PUPILS, SCHOOL, Town, roll

pytestmark = pytest.mark.django_db(databases=["default", "trail"])
Send = Callable[..., HttpResponse]
ROLL = roll([PUPILS[0], ("Tamsin", "Illingworth", "2015-07-07", SCHOOL)], "2026-11-16")
NOTICE = {
    "notice_ref": "PN7",
    "surname": "Illingworth",
    "forename": "Tamsin",
    "dob": "2015-07-07",
    "notice_on": "2026-11-19",
}


def key(*sources: str, sender: str = "Alder Park", schools: tuple[str, ...] = ()) -> str:
    """A key's secret."""
    return keys.make(sender, sources or ("school_roll",), schools, actor=SYSTEM, now=NOW)[1]


def send(secret: str, content: str = ROLL, source: str = "school_roll", **more: Any) -> HttpResponse:
    """Send a file."""
    file = SimpleUploadedFile("roll.csv", content.encode())
    return Client().post("/api/deliveries", {"source": source, "file": file, **more}, headers=bearer(secret))


def tell(secret: str, row: dict[str, Any], source: str = "police_notices") -> HttpResponse:
    """Send one row."""
    said = {"source": source, "row": row}
    return Client().post("/api/sightings", said, content_type="application/json", headers=bearer(secret))


def bearer(secret: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {secret}"}


def test_it_takes_a_file_in_and_says_what_became_of_it(town: Town) -> None:
    answer = send(key())
    told = answer.json()
    delivery = Delivery.objects.get(ref=told["delivery"])
    assert answer.status_code == 201 and (told["rows"], told["accepted"], told["repeat"]) == (2, 2, False)
    assert told["sha256"] == hashlib.sha256(ROLL.encode()).hexdigest() and told["file"] == "roll.csv"
    assert (delivery.sender, delivery.door) == ("Alder Park", "api")
    assert answer["Cache-Control"].startswith("no-store") and "Set-Cookie" not in answer.headers


def test_it_says_of_the_same_bytes_that_they_came_before(town: Town) -> None:
    secret = key()
    first, again = send(secret), send(secret)
    assert (first.status_code, again.status_code) == (201, 200)
    assert again.json()["repeat"] and again.json()["delivery"] == first.json()["delivery"]


def test_it_refuses_what_cannot_be_read_and_says_why(town: Town) -> None:
    answer = send(key(), "")
    assert answer.status_code == 422 and answer.json()["rows"] is None
    assert "the file is empty" in answer.json()["problems"][0]["problem"]


@pytest.mark.parametrize("secret", ["", "onroll_guessed", "a b", "\u00e9"])
def test_it_opens_to_no_key_it_does_not_know(town: Town, secret: str) -> None:
    for answer in (
        send(secret.encode().decode("latin-1")),
        Client().get("/api/deliveries/DZZZ", headers=bearer("x")),
    ):
        assert answer.status_code == 401 and answer.json()["detail"].startswith("Send a key")
        assert answer["WWW-Authenticate"] == "Bearer"


def test_it_opens_to_no_key_that_has_ended_nor_to_a_session(
    town: Town, signed_in: Callable[[str], Client]
) -> None:
    secret = key()
    keys.end(ApiKey.objects.get().pk, actor=SYSTEM, now=NOW)
    assert send(secret).status_code == 401
    file = SimpleUploadedFile("roll.csv", ROLL.encode())
    answer = signed_in("carol").post("/api/deliveries", {"source": "school_roll", "file": file})
    assert answer.status_code == 401


def test_it_keeps_of_a_key_only_its_fingerprint_and_its_trail(town: Town) -> None:
    secret = key()
    kept = ApiKey.objects.get()
    assert kept.digest == hashlib.sha256(secret.encode()).hexdigest() and secret not in str(vars(kept))
    keys.end(kept.pk, actor=SYSTEM, now=NOW)
    kinds = Event.objects.filter(kind__startswith="key_").order_by("id").values_list("kind", "about")
    assert list(kinds) == [("key_made", str(kept.pk)), ("key_ended", str(kept.pk))]


def test_it_takes_from_a_key_only_its_own_sources_and_schools(town: Town) -> None:
    secret = key("school_roll", "police_notices", schools=(SCHOOL,))
    assert send(secret, "surname\nVance\n", "adoption").status_code == 403
    assert send(secret, "surname\nVance\n", "no_such_source").status_code == 403
    assert tell(secret, NOTICE, "adoption").status_code == 403
    assert send(secret, school=OTHER_SCHOOL).status_code == 403
    before = Sighting.objects.count()
    answer = send(secret, roll([PUPILS[4]], "2026-11-16"))
    assert answer.status_code == 422 and "may speak for" in answer.json()["problems"][0]["problem"]
    assert Sighting.objects.count() == before


def test_it_takes_the_day_and_the_school_said_beside_the_file(town: Town) -> None:
    undated = "surname,forename,dob\nIllingworth,Tamsin,2015-07-07\n"
    answer = send(key(), undated, as_at="2026-11-16", school=SCHOOL)
    assert answer.status_code == 201
    found = Delivery.objects.get(ref=answer.json()["delivery"])
    assert (found.as_at.isoformat(), found.school) == ("2026-11-16", SCHOOL)
    assert (
        send(
            key(sender="x", schools=(SCHOOL,)), undated + "Vance,Orla,2014-01-01\n", as_at="2026-11-16"
        ).status_code
        == 201
    )
    assert send(key(), undated, as_at="16 Nov").status_code == 422
    assert "no school" in send(key(), undated, as_at="2026-11-16", school="\x07").json()["detail"]


def test_it_shows_a_delivery_only_to_its_own_sender(town: Town) -> None:
    secret, other = key(), key(sender="Ferrymead")
    ref = send(secret).json()["delivery"]
    mine = Client().get(f"/api/deliveries/{ref}", headers=bearer(secret))
    assert mine.status_code == 200 and mine.json()["accepted"] == 2
    for hidden, whose in ((ref, other), (town.roll, secret), ("DZZZZZZZZZ", secret)):
        answer = Client().get(f"/api/deliveries/{hidden}", headers=bearer(whose))
        assert (answer.status_code, answer.json()) == (404, {"detail": "Not found."})


def test_it_takes_one_row_in_and_looks_for_the_child_at_once(town: Town) -> None:
    answer = tell(key("police_notices"), NOTICE)
    assert answer.status_code == 201
    delivery = Delivery.objects.get(ref=answer.json()["delivery"])
    assert delivery.state == "read" and not Wait.objects.exists()
    assert Sighting.objects.filter(delivery=delivery, links__isnull=False).count() == 1


def test_it_answers_alike_whoever_the_row_is_about(town: Town) -> None:
    secret = key("police_notices", "adoption")
    tell(
        secret,
        {"surname": "Vance", "forename": "Orla", "dob": "2014-02-02", "placed_on": "2026-01-01"},
        "adoption",
    )
    rows = [
        {**NOTICE, "surname": "Okonjo", "forename": "Amara", "dob": "2018-03-02"},  # known
        {**NOTICE, "surname": "Vance", "forename": "Orla", "dob": "2014-02-02"},  # sealed
        {**NOTICE, "surname": "Nobody", "forename": "Yet", "dob": "2013-01-01"},  # unknown
    ]
    answers = [tell(secret, row) for row in rows]
    bodies = [{**answer.json(), "delivery": ""} for answer in answers]
    assert [answer.status_code for answer in answers] == [201] * 3
    assert bodies == [{"delivery": "", "accepted": 1, "problems": []}] * 3


def test_it_tells_no_sender_what_another_has_said(town: Town) -> None:
    first, again = key("police_notices"), key("police_notices", sender="Ferrymead")
    assert [tell(one, NOTICE).status_code for one in (first, again, first)] == [201, 201, 200]


def test_it_says_what_is_wrong_with_a_row(town: Town) -> None:
    secret = key("police_notices")
    bad = tell(secret, {**NOTICE, "dob": "31/02/2015"})
    assert bad.status_code == 201 and bad.json()["problems"][0]["column"] == "dob"
    assert tell(secret, {"shoe size": 3}).status_code == 422
    assert tell(secret, {}).json()["detail"].startswith("said.row")
    assert tell(secret, {"concerns": "x" * 70_000}).status_code == 413


def test_it_says_in_plain_json_what_cannot_be_read(town: Town) -> None:
    secret = key()
    forms = [
        ("application/json", b"{"),
        ("multipart/form-data; boundary=x", b"--x\r\nbroken"),
        ("multipart/form-data", b"x"),
    ]
    for kind, body in forms:
        for address in ("/api/deliveries", "/api/sightings"):
            answer = Client().post(address, body, content_type=kind, headers=bearer(secret))
            assert answer.status_code in (400, 422) and "detail" in answer.json(), (kind, address)


def test_it_takes_no_file_larger_than_any_other_door(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "ONROLL_LARGEST_UPLOAD", 50)
    answer = send(key())
    assert answer.status_code == 413 and "more than is taken" in answer.json()["detail"]


def test_it_asks_a_hurried_key_to_wait_where_servers_share_a_cache(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    secret = key()
    monkeypatch.setattr(pace, "OWN_MEMORY", "another")
    monkeypatch.setattr(pace, "MOST", 2)
    cache.clear()
    statuses = [Client().get("/api/deliveries/DZZZ", headers=bearer(secret)).status_code for _ in range(4)]
    assert statuses == [404, 404, 429, 429]


def test_it_describes_itself(db: None) -> None:
    told = json.loads(Client().get("/api/openapi.json").content)
    assert set(told["paths"]) == {"/api/deliveries", "/api/deliveries/{ref}", "/api/sightings"}
    assert Client().get("/api/docs").status_code == 404
