"""Every letter: its law, its facts, its words in each language; and what no letter may do."""

from __future__ import annotations

import re

import pytest

from onroll.facts.citation import in_force
from onroll.letters.catalogue import edition, letter, letters, letters_on
from onroll.letters.facts import FACTS
from onroll.letters.languages import AWAITING, ENGLISH, LANGUAGES, MONTHS, language_of
from onroll.letters.wording import GAP, TEXTS, blocks, draft, gaps, languages_of, wording
from onroll.policy.pathway import pathways
from onroll.policy.who_may_know.sending import NEVER_TOLD_WHERE, Who
from tests.letters.papers import ON, facts

EACH = pytest.mark.parametrize("one", letters(), ids=lambda one: one.code)
FAMILY = ("first-contact", "application-help", "education-overview")


@EACH
def test_it_asks_in_every_language_for_just_the_facts_it_needs(one):
    for language in languages_of(one):
        assert gaps(wording(one, language.code)) == set(one.needs), language.code


@EACH
def test_it_never_needs_a_fact_that_tells_where_the_child_is_of_those_who_are_not_told(one):
    assert not (one.tells and one.to in NEVER_TOLD_WHERE)


@EACH
def test_it_leaves_no_gap_and_no_braces_when_it_is_drafted(one):
    for language in languages_of(one):
        text = draft(one, language.code, facts())
        assert text.startswith("Subject: ") and not re.search(r"[{}]", text)
        assert all(block.text or block.items for block in blocks(text, language.code))


def test_it_keeps_one_file_of_words_for_each_letter_and_no_more():
    assert {one.folder for one in letters()} == {path.name for path in TEXTS.iterdir()}
    assert all(path.stem in LANGUAGES for path in TEXTS.glob("*/*.txt"))


def test_it_has_one_edition_of_each_letter_for_any_day():
    codes = [one.code for one in letters_on(ON)]
    assert len(codes) == len(set(codes)) > 30
    assert all(edition(one.code, one.edition) is one for one in letters())


def test_it_has_a_letter_for_every_step_that_sends_one():
    wanted = {step.letter for pathway in pathways().values() for step in pathway.steps if step.letter}
    codes = [one.code for one in letters_on(ON)]
    assert {one for one in wanted if not any(code.startswith(one) for code in codes)} == set()


@pytest.mark.parametrize("code", FAMILY)
def test_it_writes_to_families_in_ten_languages_each_translation_awaiting_review(code):
    """Row 80."""
    one = letter(code, ON)
    assert {language.code for language in languages_of(one)} == set(LANGUAGES)
    for language in languages_of(one):
        assert wording(one, language.code).awaits_review == (language.code != ENGLISH)
    assert wording(one, "pl").review == AWAITING


@pytest.mark.parametrize("code", FAMILY)
def test_it_says_as_much_in_a_translation_as_in_english(code):
    one = letter(code, ON)
    english = wording(one, ENGLISH).body
    for language in languages_of(one):
        body = wording(one, language.code).body
        assert body.count("\n- ") == english.count("\n- ") and body.count("\n\n") == english.count("\n\n"), (
            language
        )


def test_it_follows_a_translation_with_the_english():
    text = draft(letter("first-contact", ON), "ar", facts())
    written = [block.language for block in blocks(text, "ar")]
    assert written[0] == "ar" and written[-1] == ENGLISH and "We want to help." in text


def test_it_knows_a_language_by_either_of_its_names():
    assert language_of("polish") == language_of("Polski") == LANGUAGES["pl"]
    assert language_of("Klingon") is None is language_of("")


def test_it_writes_a_day_so_that_nobody_takes_the_day_for_the_month():
    one = letter("first-contact", ON)
    for language, said in {"en": "8 December 2026", "pl": "8 grudnia 2026", "ar": "8 ديسمبر 2026", "ur": "8 دسمبر 2026",
                           "so": "8 Diseembar 2026", "zh": "2026年12月8日"}.items():  # fmt: skip
        assert said in draft(one, language, facts()).split("## In English")[0]
    assert set(MONTHS) | {"en", "zh"} == set(LANGUAGES)
    assert all(len(set(names.split())) == 12 for names in MONTHS.values())


def test_it_rests_on_law_that_binds_today_but_for_the_scheme_to_come():
    assert [one.code for one in letters() if not in_force(one.basis, ON)] == ["preliminary-notice"]


def test_it_lists_no_fact_that_no_letter_uses_for_an_address_to_hide_in():
    used = {name for one in letters() for name in one.needs}
    assert {name for name, fact in FACTS.items() if fact.tells and name not in used} <= {"new_school"}
    assert all(GAP.fullmatch("{" + name + "}") for name in FACTS)


def test_it_tells_no_parent_the_receiving_school_or_an_address_in_any_letter():
    assert all(not one.tells for one in letters() if one.to in (Who.PARENT, Who.LAST_SCHOOL))
