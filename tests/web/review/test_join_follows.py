"""A join decided on its page: cases and safe-contact answers follow at once, and go back when it is undone."""

import re
from collections.abc import Callable

import pytest
from django.db import transaction
from django.test import Client

from onroll.casework.act import Doer, write_of_child
from onroll.casework.open_case import open_case
from onroll.facts.answers import Truth
from onroll.policy.who_may_know.from_acts import answers_of
from onroll.register.held import child_acts, held
from onroll.register.models import Child, Decision
from onroll.register.scope import Actor
from tests.web.town import NOW, TODAY, Town

pytestmark = pytest.mark.django_db(databases=["default", "trail"])
SignIn = Callable[[str], Client]


def test_it_lets_cases_and_answers_follow_a_join_and_its_undoing_at_once(
    signed_in: SignIn, town: Town
) -> None:
    """A refuge said of the record that goes holds the one that is kept from the moment of the decision."""
    by = Doer(Actor("amira", "officer"), NOW, TODAY)
    gone, kept = Child.everyone.filter(ref__in=[town.gone, town.of_ben]).order_by("-pk")
    case = open_case(gone.ref, "part_time", "half days", by, owner="amira")
    refuge = {"concerns": {"refuge": "yes"}}
    with transaction.atomic():
        write_of_child(gone.pk, "safe_contact", by, about=gone.ref, data=refuge)
    client, to = signed_in("carol"), f"/review/join/{town.gone}/{town.of_ben}"
    hidden = dict(re.findall(r'name="(version-\w+)" value="(\d+)"', client.get(to).content.decode()))
    client.post(to, {**hidden, "words": "one and the same", "confirmed": "seen the letters"})
    case.refresh_from_db()
    answers = answers_of(child_acts(kept.pk))[1]
    assert case.child == kept and not held(kept.pk).follows
    assert answers is not None and answers.anew and answers.concern("refuge") is Truth.YES
    client.post(f"/review/decisions/{Decision.objects.get().pk}", {"why": "a slip"})
    case.refresh_from_db()
    assert case.child == gone and answers_of(child_acts(kept.pk))[1] is None
    assert answers_of(child_acts(gone.pk))[1] is not None
