"""Every page, file, command and line of the log, as every role, after every source has named a protected child."""

from __future__ import annotations

import io
import logging
import re
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.test import Client
from django.urls import URLPattern

from onroll import cli
from onroll.intake.watch.recheck import recheck
from onroll.intake.withdraw import withdraw
from onroll.register.models import Alert, Child, Delivery, Event
from onroll.register.scope import SYSTEM
from onroll.web.urls import urlpatterns
from tests.intake.lists import DEV, NOW, ON, Desk, text
from tests.sealed.town import GARBLED, NEARLY, build, restricted, secrets

pytestmark = pytest.mark.django_db(databases=["default", "trail"])
SignIn = Callable[[str], Client]
PEOPLE = ("amira", "ben", "carol", "dev")
FEW = range(1, 5)
COMMANDS = (
    "account --on {on} --csv", "account --on {on} --json", "worklist --on {on} --csv", "worklist --on {on} --json",
    "link --json --clusters {folder}/clusters.csv --export {folder}/pairs.csv", "judge --on {on} --json",
    "check --json", "alerts --all --json", "alerts --all", "search Quillfeather --json", "search Zephaniah --json",
    "search --dob 2016-03-09 --json", "search ADOPT77 --json", "review list --json", "review list", "key list --json",
)  # fmt: skip
ABOUT_A_CHILD = ("explain {ref} --on {on}", "transfer {ref} --to XXXXXXX --out {folder} --json",
                 "review split {ref} {delivery}:2 --why x", "review join {ref} {other} --why x")  # fmt: skip
TYPED = ("Quillfeather", "Zephaniah", "zephanyah quilfeather", "2016-03-09", "9 March 2016", "HH77", "9990000018",
         "07700900321", "ZY1 2BB", "ADOPT77", "PN77", "APP77")  # fmt: skip


def addresses(children: list[str], deliveries: list[str]) -> Iterator[str]:
    """Every address there is, with every reference that might open it."""
    for one in urlpatterns:
        if not isinstance(one, URLPattern) or not one.name:
            continue
        text = str(one.pattern)
        if "(?P<" in text:
            yield from (
                f"/sources/{what}.{kind}" for what in ("sources", "schools") for kind in ("csv", "xlsx")
            )
            continue
        gaps = re.findall(r"<(\w+):\w+>", text)
        about = deliveries if text.startswith("deliveries/") else children
        fills = [f"/{text}"] if not gaps else []
        for value in (list(map(str, FEW)) if "int" in gaps else about) if gaps else ():
            fills.append("/" + re.sub(r"<\w+:\w+>", value, text))
        yield from fills


def body(answer: object) -> str:
    """What an answer says, a workbook's sheets unpacked; without the tokens against forgery."""
    content = answer.content  # type: ignore[attr-defined]
    if content[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(content)) as book:
            return "\n".join(book.read(name).decode("utf-8", "replace") for name in book.namelist())
    text = re.sub(r'name="csrfmiddlewaretoken" value="[^"]*"', "", content.decode("utf-8", "replace"))
    return text + str(dict(answer.headers))  # type: ignore[attr-defined]


def leaks(text: str, hidden: set[str]) -> list[str]:
    return sorted(secret for secret in hidden if secret in text)


def last(desk: Desk) -> list[Delivery]:
    return build(desk, adoption_first=False, at_once=False)


def first(desk: Desk) -> list[Delivery]:
    return build(desk, adoption_first=True, at_once=True)


ORDERS = {"last, as it came": last, "first, all at once": first}
BOTH_WAYS = pytest.mark.parametrize("deliveries", ORDERS, indirect=True)


@pytest.fixture
def deliveries(desk: Desk, request: pytest.FixtureRequest) -> list[Delivery]:
    """The adoption told of last or first; everything linked as it came or all at once."""
    return desk.begin(ORDERS[getattr(request, "param", "first, all at once")])


@BOTH_WAYS
def test_it_says_nothing_of_them_on_any_page_to_anybody(
    deliveries: list[Delivery], signed_in: SignIn
) -> None:
    recheck(SYSTEM, now=NOW)
    hidden, children = secrets(), [child.ref for child in restricted()]
    assert len(hidden) > 8 and children
    for person in PEOPLE:
        client = signed_in(person)
        for address in addresses(children, [one.ref for one in deliveries]):
            found = leaks(body(client.get(address)).replace(f"{address}", ""), hidden)
            assert found == [], (person, address, found)


def test_it_answers_for_them_as_for_nobody(deliveries: list[Delivery], signed_in: SignIn) -> None:
    absent = "CZZZZZZZZZ"
    for person in ("carol", "amira"):
        client = signed_in(person)
        for child in restricted():
            for here, there in zip(addresses([child.ref], []), addresses([absent], []), strict=True):
                if child.ref in here:
                    one, other = client.get(here), client.get(there)
                    # An outsider's link that was never made is gone (410), whoever's name is put into it.
                    assert one.status_code == other.status_code, here
                    assert one.status_code == (410 if here.startswith("/confirm/") else 404), here
                    assert body(one).replace(child.ref, absent) == body(other), here


@pytest.mark.parametrize("box", ["/account/find", "/search"])
def test_it_finds_them_by_nothing_that_is_typed(
    deliveries: list[Delivery], signed_in: SignIn, box: str
) -> None:
    hidden = secrets()
    for person in ("amira", "carol", "ben"):
        client = signed_in(person)
        for typed in TYPED:
            told = body(client.post(box, {"typed": typed, "words": typed}, follow=True))
            echoed = {secret for secret in hidden if secret.lower() in typed.lower() or typed in secret}
            assert leaks(told, hidden - echoed) == [], (person, typed)
            assert not any(child.ref in told for child in restricted()), (person, typed)


@BOTH_WAYS
def test_it_prints_nothing_of_them(
    deliveries: list[Delivery], tmp_path: Path, capsys: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    hidden, children = secrets(), [child.ref for child in restricted()]
    caplog.set_level(logging.DEBUG)
    monkeypatch.setenv("ONROLL_ACTOR", "amira")
    seen = Child.objects.seen_by(SYSTEM).first()
    given = {"on": str(ON), "folder": str(tmp_path), "delivery": deliveries[1].ref, "other": seen.ref}
    for words in COMMANDS:
        run(words.format(**given))
        told = capsys.readouterr()
        echoed = {secret for secret in hidden if secret.lower() in words.lower()}
        assert leaks(told.out + told.err, hidden - echoed - {"Zephan"}) == [], words
    for words in ABOUT_A_CHILD:
        for ref in children:
            status = run(words.format(ref=ref, **given))
            told = capsys.readouterr()
            assert status and leaks((told.out + told.err).replace(ref, ""), hidden) == [], words
    assert (
        leaks("".join(path.read_text() for path in tmp_path.glob("*.csv") if path.name in WRITTEN), hidden)
        == []
    )
    assert leaks(caplog.text, hidden) == []


def test_it_shows_nothing_of_them_before_a_list_counts(
    deliveries: list[Delivery], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    hidden, path = secrets(), tmp_path / "late.csv"
    path.write_text(text([{**NEARLY, "referred_on": "2026-10-15"}, {**GARBLED, "referred_on": "2026-10-15"}]))
    run(f"receive referrals {path} --hold --json")
    capsys.readouterr()
    held = Delivery.objects.get(state="held")
    for words in (
        f"preview {held.ref} --json",
        f"preview {held.ref}",
        f"settle {held.ref} --why x --json",
        "link",
    ):
        run(words)
        told = capsys.readouterr()
        assert leaks(told.out + told.err, hidden) == [], words


WRITTEN = ("clusters.csv", "pairs.csv")


def run(words: str) -> int:
    try:
        return cli.main(words.split())
    except SystemExit as ended:
        return int(ended.code or 0)


def test_it_writes_nothing_of_them_into_events_or_alerts(deliveries: list[Delivery]) -> None:
    hidden = secrets()
    events = " ".join(f"{one.about} {one.why} {one.detail}" for one in Event.objects.all())
    assert leaks(events, hidden) == []
    for alert in Alert.objects.filter(withdrawn=False):
        if alert.child.restriction:
            assert (alert.kind, alert.evidence, alert.weight) == ("sealed", "[]", None)
            assert alert.child.restriction == "near-sealed"


def test_it_would_notice_if_they_did_surface(deliveries: list[Delivery], signed_in: SignIn) -> None:
    hidden, children = secrets(), [child.ref for child in restricted()]
    withdraw(
        next(one for one in deliveries if one.source == "adoption").ref,
        actor=DEV,
        why="the wrong child",
        now=NOW,
    )
    assert restricted() == []
    page = body(signed_in("carol").get("/account?sort=name"))
    assert "Zephan" in leaks(page, hidden) and any(ref in page for ref in children)
    assert not Alert.objects.filter(kind="sealed", withdrawn=False).exists()
