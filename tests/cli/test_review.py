"""Deciding from a terminal: what waits, what was decided, and what is refused."""

import json
from typing import Any

import pytest

from onroll.register.models import Decision, Link, Look, Sighting
from tests.cli.conftest import Onroll
from tests.intake.lists import Desk
from tests.intake.review.people import doubtful, refs, two_strangers

pytestmark = pytest.mark.django_db(databases=["default", "trail"])
WHY = ("--why", "the school has said so")


def answer(onroll: Onroll, *words: object) -> Any:
    status, out, err = onroll("review", *words, "--json")
    assert status == 0, err
    return json.loads(out)


def test_it_lists_what_waits_and_writes_the_looks(desk: Desk, onroll: Onroll) -> None:
    doubt = doubtful(desk)
    (told,) = answer(onroll, "list", "--on", "2026-11-20")
    assert (told["doubt"], told["children"]) == (doubt, refs())
    assert told["says"] and told["if_same"] and told["if_different"] and told["weight"] > 0
    assert Look.objects.filter(actor="amira", page="review list").count() == 2


def test_it_decides_as_the_named_operator_and_undoes(desk: Desk, onroll: Onroll) -> None:
    doubt = doubtful(desk)
    status, _, err = onroll("review", "decide", doubt, "same", *WHY)
    assert status == 2 and "UPN" in err, "two lasting numbers need a word more"
    (told,) = answer(onroll, "decide", doubt, "same", *WHY, "--confirm-two-numbers", "both letters seen")
    assert (told["kind"], told["decided_by"]) == ("same", "amira") and len(refs()) == 1
    (told,) = answer(onroll, "undo", told["decision"], "--why", "a slip")
    assert told["undone_by"] == "amira" and len(refs()) == 2


def test_it_joins_splits_by_delivery_and_line_and_undoes_in_order(desk: Desk, onroll: Onroll) -> None:
    one, other = two_strangers(desk)
    (made,) = answer(onroll, "join", one, other, *WHY)
    moved = Sighting.objects.get(pk__in=Link.objects.filter(decision=made["decision"]).values("sighting"))
    answer(onroll, "split", one, f"{moved.delivery.ref}:{moved.line}", *WHY)
    status, _, err = onroll("review", "undo", made["decision"], "--why", "a slip")
    assert status == 2 and "later decisions rest on this one" in err
    assert len(answer(onroll, "undo", made["decision"], "--with-later", "--why", "both slips")) == 2
    assert not Decision.objects.filter(undone_at=None).exists()


def test_it_says_what_it_needs(desk: Desk, onroll: Onroll) -> None:
    doubt = doubtful(desk)
    assert onroll("review", "decide", doubt, "same")[0] == 2, "a reason"
    assert "--again-on" in onroll("review", "decide", doubt, "cannot-tell", *WHY)[2]
    assert "DELIVERY" not in onroll("review", "split", refs()[0], "first", *WHY)[1]
    assert "not found" in onroll("review", "join", refs()[0], "CZZZZZZZZZ", *WHY)[2]
    assert not Decision.objects.exists()
