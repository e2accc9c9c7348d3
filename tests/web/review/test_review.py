"""The queue and the page of a pair: in the order of harm, with the evidence, and on to the next."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from django.db import connections
from django.test import Client
from django.test.utils import CaptureQueriesContext

from onroll.matching.decide import VERDICT
from onroll.register.models import Child, Decision, Doubt, Event, Link, Look
from onroll.register.scope import SYSTEM
from onroll.reports.review.queue import queue
from onroll.web.pages.review.pair.shown import evidence
from onroll.web.pages.review.undecided import SAYS
from tests.once import once
from tests.web import doubts as doubtful
from tests.web.town import TODAY, Town

pytestmark = pytest.mark.django_db(databases=["default", "trail"])
SignIn = Callable[[str], Client]


@pytest.fixture
def doubts(town: Town, tmp_path: Path) -> doubtful.Doubts:
    return once(doubtful.bring, tmp_path)


def form(client: Client, number: int, kind: str, **more: str) -> dict[str, str]:
    """The form as the page gives it, filled in."""
    page = client.get(f"/review/{number}").content.decode()
    hidden = dict(re.findall(r'name="(version-\w+)" value="(\d+)"', page))
    assert len(hidden) == 2
    return {**hidden, "decision": kind, "words": "the school has said so", **more}


def test_it_lists_what_waits_in_the_order_of_harm_and_says_why(
    doubts: doubtful.Doubts, signed_in: SignIn
) -> None:
    page = signed_in("amira").get("/review").content.decode()
    listed = [int(number) for number in re.findall(r'href="/review/(\d+)"', page)]
    assert listed == [one.doubt for one in queue(TODAY, SYSTEM)] and doubts.grave in listed
    assert (
        "Decides whether a child is looked for" in page
        and "Wrongly joined, a missing child is hidden" in page
    )


def test_it_writes_a_look_for_every_child_on_the_queue_and_on_a_pair(
    doubts: doubtful.Doubts, signed_in: SignIn
) -> None:
    client = signed_in("amira")
    client.get("/review")
    assert Look.objects.filter(actor="amira", page="review").count() == 4
    client.get(f"/review/{doubts.grave}")
    looked = set(Look.objects.filter(actor="amira").values_list("child_ref", flat=True)[4:])
    page = client.get(f"/review/{doubts.grave}").content.decode()
    shown = set(re.findall(r'href="/child/(\w+)"', page))
    assert {doubts.elder, doubts.younger} < shown, "and a brother or sister at home"
    assert shown == looked


def test_it_shows_the_two_side_by_side_with_the_evidence_and_what_each_answer_would_do(
    doubts: doubtful.Doubts, signed_in: SignIn
) -> None:
    page = signed_in("amira").get(f"/review/{doubts.grave}").content.decode()
    for expected in ("Side by side", "≠ Differ", "= Agree", "For one child", "Against", "All together", "/charts/",
                     "Imogen Marlowe", "the same telephone", "On the roll of Alder Park Primary School",
                     "The search ends", "Two children: ", "Each has a UPN that was given for good"):  # fmt: skip
        assert expected in page, expected


def test_it_decides_and_goes_on_to_the_next(doubts: doubtful.Doubts, signed_in: SignIn) -> None:
    client = signed_in("amira")
    answer = client.post(f"/review/{doubts.grave}", form(client, doubts.grave, "different"))
    assert (answer.status_code, answer["Location"]) == (302, f"/review/{doubts.light}")
    made = Decision.objects.get()
    assert (made.kind, made.why, made.decided_by) == ("different", "the school has said so", "amira")
    assert f'href="/review/decisions/{made.pk}"' in client.get(answer["Location"]).content.decode()
    client.post(f"/review/{doubts.light}", form(client, doubts.light, "same", confirmed="entered twice"))
    assert "Nothing waits for a decision" in client.get("/review").content.decode()


def test_it_wants_an_answer_and_a_reason_and_a_day(doubts: doubtful.Doubts, signed_in: SignIn) -> None:
    client = signed_in("amira")
    wrong = [
        ({"decision": ""}, "Say whether they are one child"),
        ({"decision": "same", "words": " "}, "Say why"),
        ({"decision": "same"}, "UPN"),
        ({"decision": "cannot_tell"}, "The day to look again is needed"),
        (
            {"decision": "cannot_tell", "again-day": "1", "again-month": "1", "again-year": "2020"},
            "must be to come",
        ),
    ]
    for fields, says in wrong:
        answer = client.post(f"/review/{doubts.grave}", {**form(client, doubts.grave, ""), **fields})
        assert answer.status_code == 400 and says in answer.content.decode(), fields
    assert not Decision.objects.exists()


def test_it_puts_back_what_cannot_be_told_until_its_day(doubts: doubtful.Doubts, signed_in: SignIn) -> None:
    client = signed_in("amira")
    day = {
        "again-day": "1",
        "again-month": "12",
        "again-year": "2026",
        "waits_for": "an answer from Ferrymead",
    }
    client.post(f"/review/{doubts.grave}", form(client, doubts.grave, "cannot_tell", **day))
    page = client.get("/review").content.decode()
    assert page.index(f'href="/review/{doubts.light}"') < page.index(f'href="/review/{doubts.grave}"')
    assert "Put back until 1 December 2026" in page and "an answer from Ferrymead" in page


def test_it_tells_the_second_officer_that_the_first_has_decided(
    doubts: doubtful.Doubts, signed_in: SignIn
) -> None:
    amira, carol = signed_in("amira"), signed_in("carol")
    hers = form(carol, doubts.grave, "same", confirmed="yes")
    amira.post(f"/review/{doubts.grave}", form(amira, doubts.grave, "different"))
    answer = carol.post(f"/review/{doubts.grave}", hers)
    assert answer.status_code == 409 and "Nothing of yours was written down" in answer.content.decode()
    assert Decision.objects.count() == 1


def test_it_says_plainly_that_a_child_is_not_joined_with_itself(
    doubts: doubtful.Doubts, signed_in: SignIn
) -> None:
    client, address = signed_in("amira"), f"/review/join/{doubts.elder}/{doubts.elder}"
    for answer in (client.get(address), client.post(address, {"words": "one"})):
        assert answer.status_code == 400
        assert "A child cannot be joined with itself" in answer.content.decode()


def test_it_tells_whoever_goes_back_that_they_decided_it_themselves(
    doubts: doubtful.Doubts, signed_in: SignIn
) -> None:
    client = signed_in("amira")
    client.post(f"/review/{doubts.grave}", form(client, doubts.grave, "different"))
    answer = client.get(f"/review/{doubts.grave}")
    page = answer.content.decode()
    assert answer.status_code == 409 and "You have decided this already" in page
    other = signed_in("carol").get(f"/review/{doubts.grave}").content.decode()
    assert "Somebody else has decided meanwhile" in other


def test_it_leads_from_the_reference_that_is_gone_to_the_child(
    doubts: doubtful.Doubts, signed_in: SignIn
) -> None:
    client = signed_in("amira")
    client.post(f"/review/{doubts.grave}", form(client, doubts.grave, "same", confirmed="yes"))
    answer = client.get(f"/child/{doubts.younger}", follow=True)
    assert answer.redirect_chain == [(f"/child/{doubts.elder}", 302)]
    page = answer.content.decode()
    assert f"{doubts.younger} was found to be the same child" in page and "See or undo decision" in page


def test_it_joins_by_reference_splits_and_undoes(
    doubts: doubtful.Doubts, signed_in: SignIn, town: Town
) -> None:
    client = signed_in("carol")
    assert client.post(f"/review/join/{town.gone}", {"other": "CZZZZZZZZZ"}).status_code == 400
    to = client.post(f"/review/join/{town.gone}", {"other": town.of_ben.lower()})["Location"]
    assert to == f"/review/join/{town.gone}/{town.of_ben}"
    page = client.get(to).content.decode()
    hidden = dict(re.findall(r'name="(version-\w+)" value="(\d+)"', page))
    assert client.post(to, hidden).status_code == 400, "a reason is needed"
    client.post(to, {**hidden, "words": "one and the same", "confirmed": "seen the letters"})
    made = Decision.objects.get()
    kept = made.child.ref
    rows = list(
        Link.objects.filter(child=made.child, undone_at=None, decision=made).values_list(
            "sighting", flat=True
        )
    )
    page = client.get(f"/review/split/{kept}").content.decode()
    hidden = dict(re.findall(r'name="(version-\w+)" value="(\d+)"', page))
    assert client.post(f"/review/split/{kept}", {**hidden, "words": "no"}).status_code == 400, (
        "no row is ticked"
    )
    client.post(f"/review/split/{kept}", {**hidden, "row": rows, "words": "not the same after all"})
    second = Decision.objects.latest("pk")
    page = client.get(f"/review/decisions/{made.pk}").content.decode()
    assert f"/review/decisions/{second.pk}" in page and "Undo all of these" in page
    assert client.post(f"/review/decisions/{made.pk}", {"why": "", "later": "yes"}).status_code == 400
    client.post(f"/review/decisions/{made.pk}", {"why": "a slip", "later": "yes"})
    assert not Decision.objects.filter(undone_at=None).exists()
    assert "Undone by carol" in client.get("/review/decisions").content.decode()


def test_it_lets_nobody_decide_about_a_sealed_child(doubts: doubtful.Doubts, signed_in: SignIn) -> None:
    Child.everyone.filter(ref=doubts.elder).update(restriction="sealed")
    client = signed_in("amira")
    for address in (f"/review/{doubts.grave}", f"/review/split/{doubts.elder}", f"/review/join/{doubts.elder}",
                    f"/review/join/{doubts.younger}/{doubts.elder}"):  # fmt: skip
        assert client.get(address).status_code == client.post(address, {}).status_code == 404, address
    page = client.get("/review").content.decode()
    assert "Tobias" not in page and doubts.elder not in page and "Freya" in page


def test_it_decides_nothing_while_a_past_day_is_looked_at(doubts: doubtful.Doubts, signed_in: SignIn) -> None:
    client = signed_in("amira")
    filled = form(client, doubts.grave, "different")
    client.post("/replay", {"on-day": "15", "on-month": "9", "on-year": "2026"})
    assert "go back to today first" in client.get("/review").content.decode()
    client.post(f"/review/{doubts.grave}", filled)
    assert not Decision.objects.exists()


def test_it_turns_the_single_letter_keys_off_and_on(doubts: doubtful.Doubts, signed_in: SignIn) -> None:
    client, address = signed_in("amira"), f"/review/{doubts.grave}"
    assert 'data-shortcuts="on"' in client.get(address).content.decode()
    client.post("/review/shortcuts", {"pair": str(doubts.grave), "shortcuts": "off"})
    assert 'data-shortcuts="off"' in client.get(address).content.decode()


def test_it_asks_the_register_few_questions_for_the_next_pair(
    doubts: doubtful.Doubts, signed_in: SignIn
) -> None:
    client = signed_in("amira")
    client.get(f"/review/{doubts.grave}")
    client.post(f"/review/{doubts.grave}", form(client, doubts.grave, "different"))
    with CaptureQueriesContext(connections["default"]) as asked:
        assert client.get(f"/review/{doubts.light}").status_code == 200
    assert len(asked) <= 40, [one["sql"][:100] for one in asked]


def test_it_writes_one_event_for_each_decision(doubts: doubtful.Doubts, signed_in: SignIn) -> None:
    client, before = signed_in("amira"), Event.objects.count()
    client.post(f"/review/{doubts.grave}", form(client, doubts.grave, "different"))
    assert Event.objects.count() == before + 1
    assert Doubt.objects.get(pk=doubts.grave).decision == "different"


def test_it_says_why_the_register_did_not_decide(doubts: doubtful.Doubts, signed_in: SignIn) -> None:
    page = signed_in("amira").get(f"/review/{doubts.grave}").content.decode()
    assert "Why the register did not decide:</strong> each has a UPN of their own" in page


def test_it_has_a_sentence_for_every_reason_that_the_matching_gives() -> None:
    given = set(re.findall(r"(?:THEN|ELSE) '([a-z-]+)'", VERDICT.split(" AS verdict")[1]))
    assert given and given <= SAYS.keys()


def test_it_puts_what_weighs_next_to_nothing_on_neither_side() -> None:
    parts = [{"comparison": "surname", "says": "the same", "level": "exact", "weight": weight}
             for weight in (-3.0, -0.3, 0.2, 4.0)]  # fmt: skip
    told = evidence(Doubt(evidence=json.dumps(parts), weight=0.9))
    sides = {side: [one["weight"] for one in told[side]] for side in ("for", "against", "little")}
    assert sides == {"for": [4.0], "against": [-3.0], "little": [-0.3, 0.2]}


def test_it_says_at_home_how_many_pairs_wait_to_those_who_decide(
    doubts: doubtful.Doubts, signed_in: SignIn
) -> None:
    assert "2 pairs wait to be decided" in signed_in("amira").get("/").content.decode()
    assert "to be decided" not in signed_in("dev").get("/").content.decode()
    client = signed_in("amira")
    client.post(f"/review/{doubts.grave}", form(client, doubts.grave, "different"))
    assert "1 pair waits to be decided" in client.get("/").content.decode()


def test_it_says_that_a_day_to_look_again_is_too_far_off(doubts: doubtful.Doubts, signed_in: SignIn) -> None:
    client = signed_in("amira")
    day = {"again-day": "1", "again-month": "1", "again-year": "9999"}
    answer = client.post(f"/review/{doubts.grave}", form(client, doubts.grave, "cannot_tell", **day))
    assert answer.status_code == 400 and "too far off" in answer.content.decode()


def test_it_stacks_the_two_on_a_narrow_screen_under_their_references(
    doubts: doubtful.Doubts, signed_in: SignIn
) -> None:
    page = signed_in("amira").get(f"/review/{doubts.grave}").content.decode()
    assert "onroll-stack" in page and f'onroll-which">{doubts.younger}' in page
