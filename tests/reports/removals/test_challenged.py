"""A removal nobody asked about: the letter to the school is drafted in the night, once for a case, and never sent."""

from __future__ import annotations

import pytest

from onroll.casework.pass_gate import ruling_on
from onroll.jobs.challenge_removals import challenge_removals
from onroll.letters.catalogue import edition
from onroll.letters.ready import not_ready
from onroll.register.models import Case, CaseAct, Event, Letter
from tests.casework.removal.conftest import Request, asked  # noqa: F401
from tests.intake.conftest import read_here  # noqa: F401
from tests.intake.lists import LEONA, NOW, ON, SCHOOL, on_roll
from tests.letters.papers import HEAD
from tests.reports.removals.test_removals import leave, town  # noqa: F401

pytestmark = pytest.mark.django_db(databases=["default", "trail"])


def test_it_drafts_the_letter_to_the_school_in_the_same_night_and_sends_nothing(town: Request) -> None:  # noqa: F811
    """Row 37."""
    leave(town, returned_on="2026-10-16", destination_la="850")
    challenge_removals(ON, NOW)
    letter = Letter.objects.get()
    case = Case.objects.get()
    assert (letter.case_id, letter.code, letter.state, letter.to_kind) == (
        case.pk,
        "removal-query",
        "drafted",
        "last_school",
    )
    assert "- the ground of regulation 9(1) on which the name was removed" in letter.text
    assert "16 October 2026" in letter.text and "Rowan Thistlewood" in letter.text
    assert Event.objects.filter(kind="case_letter_drafted").count() == 1
    assert not_ready(edition(letter.code, letter.edition), letter.text, letter.facts, HEAD, ON) == ""
    assert not ruling_on(town.file(case.ref), letter, town.by()), "the gate holds it until it is answered"


def test_it_drafts_it_once_for_a_case_however_often_the_night_is_run(town: Request) -> None:  # noqa: F811
    """Row 37."""
    leave(town, returned_on="2026-10-16", destination_la="850")
    assert challenge_removals(ON, NOW) == 1
    assert challenge_removals(ON, NOW) == 0
    assert Letter.objects.count() == CaseAct.objects.filter(kind="letter_drafted").count() == 1


def test_it_asks_for_the_whole_return_where_none_has_come(town: Request) -> None:  # noqa: F811
    """Row 34."""
    town.lists.bring(
        "school_roll", on_roll([LEONA | {"dob": "2016-02-03"}], "2026-10-05"), coverage="whole_roll"
    )
    challenge_removals(ON, NOW)
    text = Letter.objects.get(case__school=SCHOOL).text
    assert text.count("\n- ") == 1 and "- the return: the day the name was removed" in text


def test_it_opens_no_case_without_its_draft(town: Request, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: F811
    leave(town, returned_on="2026-10-16", destination_la="850")

    def cut(*given: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("onroll.jobs.challenge_removals.draft_letter", cut)
    with pytest.raises(KeyboardInterrupt):
        challenge_removals(ON, NOW)
    assert not Case.objects.exists()
