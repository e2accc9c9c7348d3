"""What a letter waits for: its law, its days, its link, its letterhead."""

from dataclasses import replace
from datetime import date

import pytest

from onroll.letters.catalogue import letter
from onroll.letters.facts import LINK_TO_COME
from onroll.letters.letterhead import to_complete
from onroll.letters.ready import not_ready
from onroll.letters.wording import CannotWrite, draft
from tests.letters.papers import HEAD, ON, facts

TEXT = "Subject: Hello\n\nDear parent,"


def why_not(code: str, text: str = TEXT, on: date = ON, head=HEAD, **said: str) -> str:
    return not_ready(letter(code, on), text, said, head, on)


def test_it_sends_nothing_under_law_that_is_not_in_force():
    assert "not in force yet" in why_not("preliminary-notice")


@pytest.mark.parametrize("code", ["notice-to-satisfy", "notice-of-school"])
def test_it_gives_fifteen_days_beginning_with_the_day_of_service(code):
    """Row 88."""
    assert why_not(code, deadline_on="2026-12-08") == ""
    assert "8 December 2026 at the earliest" in why_not(code, deadline_on="2026-12-07")


def test_it_counts_the_fifteen_days_from_the_day_it_leaves_and_not_from_its_draft():
    assert why_not("notice-to-satisfy", on=date(2026, 11, 25), deadline_on="2026-12-08")


def test_it_waits_for_the_signed_link():
    assert "signed link" in why_not("confirm-destination", f"{TEXT} {LINK_TO_COME}")


def test_it_waits_for_a_gap_to_be_filled():
    assert "{child}" in why_not("first-contact", TEXT + " {child}")


def test_it_waits_for_a_letterhead_to_be_completed():
    unfilled = replace(HEAD, telephone="To be completed", email="to-be-completed@anybourne.example")
    assert to_complete(HEAD) == ()
    assert to_complete(unfilled) == ("the e-mail address", "the telephone number")
    assert "letterhead is still to be completed" in why_not("first-contact", head=unfilled)


def test_it_names_every_fact_that_is_missing():
    with pytest.raises(CannotWrite, match="the child’s name, as the letter has it; reply by"):
        draft(letter("first-contact", ON), "en", replace(facts(), values={}))
