"""The worklist: who to look for first, as a page and as a file."""

import csv
import io
from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from django.test import Client

from onroll.register.models import Child, Doubt, Link, Look
from onroll.register.scope import SYSTEM
from onroll.reports.worklist import worklist
from onroll.web.pages.worklist.page import days_left
from tests.web.town import TODAY, Town

pytestmark = pytest.mark.django_db(databases=["default", "trail"])
SignIn = Callable[[str], Client]


def test_it_lists_the_child_who_has_gone_and_nobody_on_a_roll(town: Town, signed_in: SignIn) -> None:
    page = signed_in("amira").get("/worklist").content.decode()
    assert "Leander Quickfall" in page and "Okonjo" not in page
    assert Look.objects.filter(actor="amira", page="worklist", child_ref=town.gone).count() == 1


def test_it_exports_what_is_on_the_screen(town: Town, signed_in: SignIn) -> None:
    answer = signed_in("amira").get("/worklist/export.csv?urgency=urgent&urgency=soon")
    rows = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert "Leander Quickfall" in {row["Name"] for row in rows}


def test_it_shows_a_school_none_of_anybody_elses(town: Town, signed_in: SignIn) -> None:
    assert "Quickfall" not in signed_in("ben").get("/worklist").content.decode()


def test_it_says_how_many_days_are_left() -> None:
    assert [days_left(n) for n in (-2, -1, 0, 1, 4, None)] == [
        "2 days late", "1 day late", "due today", "1 day left", "4 days left", "",
    ]  # fmt: skip


@pytest.fixture
def in_doubt(town: Town) -> dict[str, str]:
    """Leander, who is gone, may be a pupil of Ben's: the two references."""
    Doubt.objects.all().delete()
    return {"gone": town.gone, "other": town.of_ben}


@pytest.mark.parametrize("on", ["gone", "other"])
def test_it_shows_whom_a_child_may_be_whichever_of_the_two_the_doubt_hangs_on(
    in_doubt: dict[str, str], on: str
) -> None:
    row, child = in_doubt[on], in_doubt["other" if on == "gone" else "gone"]
    link = Link.objects.filter(child__ref=row, undone_at=None).latest("pk")
    Doubt.objects.create(
        sighting=link.sighting, child=Child.everyone.get(ref=child), weight=1.0, reason="weak",
        raised_at=datetime(2026, 11, 1, tzinfo=UTC),
    )  # fmt: skip

    def match() -> str:
        lines = {one["child"]: one for one in worklist(TODAY, None, SYSTEM).to_dicts()}
        return str(lines[in_doubt["gone"]]["possible_match"])

    assert match() == in_doubt["other"]
    Child.everyone.filter(ref=in_doubt["other"]).update(restriction="sealed")
    assert match() == "", "a sealed child is shown to nobody"
