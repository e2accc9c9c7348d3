"""A letter filed to be printed: its paper held when the answers change, posted, or called back."""

from __future__ import annotations

from dataclasses import replace

import pytest

from onroll.casework.act import Changed, NotDone
from onroll.casework.filed_letter import call_back, say_posted, was_posted, why_not_taken
from onroll.casework.send_letter import print_letter
from onroll.facts.case import CaseFile
from onroll.policy.who_may_know.answers import MUST_NOT
from onroll.register.models import Document, Letter
from tests.casework.conftest import Desk
from tests.casework.letters import ANSWERS, FILED, MOTHER, answer, drafted, later

pytestmark = pytest.mark.django_db(databases=["default", "trail"])


@pytest.fixture(autouse=True)
def _home(settings, tmp_path):
    settings.ONROLL_HOME = tmp_path


@pytest.fixture
def filed(desk: Desk) -> tuple[CaseFile, Letter, int]:
    """The case, a letter filed on it, and the number of the answers."""
    file = desk.case()
    number = answer(desk)
    letter = print_letter(file, drafted(desk, file).pk, FILED, desk.by(), seen=1)
    return desk.file(file.ref), letter, number


def test_it_gives_the_paper_while_the_gate_lets_it_and_no_longer(desk: Desk, filed) -> None:
    file, letter, number = filed
    assert why_not_taken(file, letter, desk.by()) == ""
    assert "28 days old" in why_not_taken(file, letter, later(desk.by(), 29))
    answer(desk, replace(ANSWERS, told={MOTHER.key: MUST_NOT}, forbidden="somebody"), seen=number)
    assert "must not be told" in why_not_taken(desk.file(file.ref), letter, desk.by())


def test_it_gives_no_paper_once_the_child_has_died(desk: Desk, filed) -> None:
    file, letter, _ = filed
    assert "died" in why_not_taken(replace(file, position="died"), letter, desk.by())


def test_it_calls_a_letter_back_that_nobody_said_was_posted_and_keeps_what_was_filed(
    desk: Desk, filed
) -> None:
    file, letter, _ = filed
    with pytest.raises(NotDone, match="say why"):
        call_back(file, letter.pk, desk.by(), why=" ", seen=letter.version)
    back = call_back(file, letter.pk, desk.by(), why="She must not know", seen=letter.version)
    now = desk.file(file.ref)
    assert (back.state, back.sha256) == ("cancelled", letter.sha256) and Document.objects.count() == 1
    assert not now.of("letter") and any(act.kind == "letter" for act in now.acts)
    assert "called back" in why_not_taken(now, back, desk.by())
    with pytest.raises(NotDone, match="not one that is filed"):
        call_back(now, letter.pk, desk.by(), why="again", seen=back.version)


def test_it_calls_no_letter_back_that_was_posted(desk: Desk, filed) -> None:
    file, letter, _ = filed
    posted = say_posted(file, letter.pk, desk.by(), seen=letter.version)
    assert was_posted(desk.file(file.ref), letter.pk)
    with pytest.raises(Changed):
        call_back(file, letter.pk, desk.by(), why="a mistake", seen=letter.version)
    with pytest.raises(NotDone, match="was posted"):
        call_back(desk.file(file.ref), letter.pk, desk.by(), why="a mistake", seen=posted.version)
