"""Charts: pictures of signed figures, without script or style, and of nobody else's figures."""

from collections.abc import Callable

import pytest
from django.test import Client

from onroll.web import charts

pytestmark = pytest.mark.django_db
SignIn = Callable[[str], Client]


@pytest.mark.parametrize("kind", charts.KINDS)
def test_it_draws_a_picture_that_a_strict_policy_allows(kind: str, signed_in: SignIn) -> None:
    labels = ["2026-10-01", "2026-11-01"] if kind == "line" else ["On a school roll", "In transit"]
    answer = signed_in("amira").get(charts.address(kind, labels, [12, 9]))
    assert answer["Content-Type"].startswith("image/svg+xml")
    svg = answer.content.decode()
    assert svg.startswith("<svg") and "<script" not in svg and "style=" not in svg and "<style" not in svg


def test_it_refuses_figures_that_are_not_ours(signed_in: SignIn) -> None:
    address = charts.address("bars", ["a"], [1]).replace(".svg", "x.svg")
    assert signed_in("amira").get(address).status_code == 404
