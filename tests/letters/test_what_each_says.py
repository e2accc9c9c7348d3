"""What the letters the policy asks for must say."""

from __future__ import annotations

import pytest

from onroll.letters.catalogue import letter
from onroll.letters.wording import draft
from onroll.policy.who_may_know.sending import Tells, Who
from tests.letters.papers import ON, facts


def said(code: str, **known: str) -> str:
    return draft(letter(code, ON), "en", facts(**known))


def test_it_answers_a_head_that_a_removal_is_made_out_not_made_out_or_what_is_missing():
    """Rows 33, 43, 48."""
    for code in ("removal-made-out", "removal-not-made-out", "removal-missing"):
        text = said(
            code, ground="(f), education otherwise than at school", meanwhile="Code O, and first-day calls."
        )
        assert (
            "(f), education otherwise" in text
            and "Code O, and first-day calls." in text
            and "8 December" in text
        )
    assert "must therefore be deleted" in said("removal-made-out")
    assert "section 434(6)" in said("removal-not-made-out") and "- one thing" in said("removal-missing")


def test_it_tells_a_head_with_the_legal_reason_that_the_pupil_remains_on_roll():
    """Row 48."""
    text = said("remains-on-roll", reasons="No ground has arisen: the visit was not made.")
    assert "remains on your roll" in text and "the visit was not made" in text and "only if, a ground" in text


def test_it_gives_a_head_the_right_of_reply_by_a_day_and_names_the_evidence_asked_for():
    """Rows 49, 50."""
    text = said("off-rolling-allegation", evidence="- minutes of meetings\n- behaviour plans")
    assert "right to reply" in text and "by 8 December 2026" in text and "- behaviour plans" in text
    assert "no finding" in text


def test_it_asks_a_school_about_a_removal_that_nobody_asked_about():
    """Rows 36, 37."""
    text = said("removal-query", missing="- the ground relied on\n- the forwarding address")
    assert "- the forwarding address" in text and "missing education" in text


def test_it_tells_a_school_what_to_do_when_a_place_is_not_taken_up():
    """Row 78."""
    text = said("place-not-taken-up")
    assert all(
        words in text for words in ("first day", "at once", "Do not withdraw the place", "by 8 December 2026")
    )


def test_it_passes_a_new_address_only_to_the_school_on_whose_roll_the_child_is():
    """Row 27."""
    one = letter("address-update", ON)
    assert one.tells == {Tells.ADDRESS} and one.to is Who.SCHOOL_ON_ROLL
    assert "14 Elm Row" in said("address-update", new_address="14 Elm Row") and "no ground" in said(
        "address-update"
    )


@pytest.mark.parametrize("code", ["transfer-deadlines", "cohort-briefing"])
def test_it_tells_colleagues_the_birth_dates_and_the_days_that_matter(code):
    """Rows 62, 63."""
    text = said(code)
    assert text.count("8 December 2026") >= 4 and not letter(code, ON).tells


def test_it_tells_social_care_housing_and_admissions_when_a_search_is_closed():
    """Rows 97, 98, 101."""
    assert "make a record if there is none" in said("crs-referral")
    assert "put a flag" in said("housing-flag")
    assert "Please do not take the child up" in said("admissions-told") and "opened again" in said(
        "admissions-told"
    )


def test_it_asks_partners_so_that_silence_is_no_answer():
    """Rows 93, 93.1, 93.6."""
    assert '"no trace" is an answer' in said("enquiry") and '"No trace" is an answer' in said("chaser")
    for code in ("enquiry", "enquiry-last-school", "enquiry-authority"):
        assert "Do not tell the family" in said(code)


def test_it_says_what_an_order_requires_and_how_it_is_amended_or_revoked():
    """Row 88."""
    assert "requires you to cause" in said("attendance-order") and "section 440" in said(
        "attendance-order-amended"
    )
    assert "section 442" in said("attendance-order-revoked") and "15 days" not in said("attendance-order")
    assert "section 438" in said("notice-of-school") and "section 437(1)" in said("notice-to-satisfy")
