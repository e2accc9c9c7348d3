"""What the tests of removals send: a school's request, and the letter with a link to the new school."""

from __future__ import annotations

import re
from collections.abc import Callable

from django.test import Client

from onroll.register.models import Case, Letter
from tests.web.town import OTHER_SCHOOL

SignIn = Callable[[str], Client]
ANSWERS = {"q-mobile-main-school": "no", "q-dual-agreed": "no", "q-placed-at-special-school": "no",
           "q-order-names-school": "no"}  # fmt: skip
BORN = {"born-day": "2", "born-month": "3", "born-year": "2018"}
SINCE = {"since-day": "2", "since-month": "11", "since-year": "2026"}


def ask(client: Client, child: str, ground: str = "a", **more: object) -> str:
    """Send the form; returns the request's reference."""
    answer = client.post(f"/removals/ask/{child}/{ground}", ANSWERS | more)
    assert answer.status_code == 302, answer.content.decode()
    return str(answer["Location"]).rsplit("/", 1)[1]


def link(client: Client, ref: str, **more: str) -> str:
    """Have the new school asked; returns the address in the letter."""
    case = Case.objects.get(ref=ref)
    said = {"kind": "receiving_school", "how": "link", "name": "Ferrymead School", "number": OTHER_SCHOOL,
            "email": "office@ferrymead.example", "address_from": "website",
            "seen": str(case.version), **more}  # fmt: skip
    answer = client.post(f"/removals/{ref}/confirm", said)
    assert answer.status_code == 302, answer.content.decode()
    found = re.search(r"http://testserver(/confirm/\S+)", Letter.objects.latest("pk").text)
    assert found
    Letter.objects.update(state="printed", sha256="0" * 64)
    return found[1]
