"""Words near one another share a key, and the nearer they are the better they fit."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onroll.register.search.words import fit, how, keys, name_words, near_keys

LETTERS = st.text("abcdefghijklmnopqrstuvwxyz", min_size=2, max_size=12)


@given(LETTERS, st.data())
def test_it_finds_a_word_by_any_one_slip(word: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(word) - 1))
    letter = data.draw(st.sampled_from("abcdefghijklmnopqrstuvwxyz"))
    slips = [word[:at] + word[at + 1 :], word[:at] + letter + word[at:], word[:at] + letter + word[at + 1 :],
             word[:at] + word[at : at + 2][::-1] + word[at + 2 :]]  # fmt: skip
    for typed in slips:
        assert keys(word) & near_keys(typed), typed


@given(LETTERS, st.data())
def test_it_finds_a_word_by_any_part_of_three_letters_or_more(word: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, max(0, len(word) - 3)))
    part = word[start : start + data.draw(st.integers(3, 12))]
    assert len(part) < 3 or any(key.startswith("*" + part) for key in keys(word))


@given(LETTERS, LETTERS)
def test_it_fits_nothing_better_than_itself(typed: str, word: str) -> None:
    assert fit(typed, typed) == 1.0 and how(typed, typed) == ""
    assert 0 < fit(typed, word) <= 1 and (word == typed or fit(typed, word) < 1)


@pytest.mark.parametrize(
    ("typed", "word", "reason"),
    [("liz", "elizabeth", "another form of the name"), ("mohamed", "muhammad", "another form of the name"),
     ("kon", "okonjo", "part of the name"), ("hadad", "haddad", "sounds alike"),
     ("haddat", "haddad", "spelt nearly so")],
)  # fmt: skip
def test_it_says_why_a_word_fits(typed: str, word: str, reason: str) -> None:
    assert how(typed, word) == reason


def test_it_finds_a_name_of_several_words_by_each_and_by_all_in_one() -> None:
    assert name_words("Mary-Jane O'Shea") == ("mary", "jane", "oshea", "maryjaneoshea")
    assert name_words("Baby") == ()
