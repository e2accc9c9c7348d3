"""The letter on paper: tagged, in its own direction, never with an empty box, and with nothing in it that is code."""

from __future__ import annotations

import re
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onroll.letters.catalogue import letter, letters
from onroll.letters.printing import as_pdf, as_plain_text
from onroll.letters.wording import CannotWrite, draft, languages_of
from tests.letters.papers import ON, facts, paper

PRINTS = {"en", "pl", "ro", "uk", "so", "ar"}
"""The languages for whose script a font comes along. The others go by e-mail, or with a font of the council's."""


def inside(pdf: bytes) -> bytes:
    """A PDF with its streams unpacked."""
    parts = [pdf]
    for stream in re.findall(rb"stream\r?\n(.*?)\r?\nendstream", pdf, re.S):
        try:
            parts.append(zlib.decompress(stream))
        except zlib.error:
            continue
    return b"\n".join(parts)


@pytest.mark.parametrize("one", letters(), ids=lambda one: one.code)
def test_it_prints_every_letter_in_english_as_a_tagged_pdf(one):
    content = inside(as_pdf(paper(draft(one, "en", facts()), basis=str(one.basis))))
    assert content.startswith(b"%PDF-") and b"/StructTreeRoot" in content and b"pdfuaid" in content


def test_it_prints_the_languages_it_has_letters_for_and_refuses_empty_boxes_for_the_rest():
    one = letter("first-contact", ON)
    for language in languages_of(one):
        page = paper(draft(one, language.code, facts()), language.code)
        if language.code in PRINTS:
            assert b"/Lang" in inside(as_pdf(page))
        else:
            with pytest.raises(CannotWrite, match=f"{language.title} cannot be printed here"):
                as_pdf(page)


def test_it_refuses_a_name_that_it_cannot_print_rather_than_leave_a_gap():
    with pytest.raises(CannotWrite, match="cannot be printed"):
        as_pdf(paper("Subject: Hello\n\nDear parent of 李雷,"))


CODE = [
    "#eval(1)",
    '#import "x"',
    "$ x^2 $",
    "*bold*",
    "<label>",
    "\\",
    "@ref",
    "`raw`",
    "// x",
    "/* x",
    "#{",
    "]",
    "=",
]


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.sampled_from(CODE) | st.text("abc #$*_[]{}<>@`=\\\"'/-~:", max_size=12), min_size=1, max_size=4
    )
)
def test_it_shows_whatever_is_written_as_text_and_never_runs_it(parts):
    written = " ".join(parts)
    page = paper(f"Subject: {written or 'x'} end\n\nx {written} end", to_name=f"A {written}")
    assert as_pdf(page).startswith(b"%PDF-")


def test_it_reads_no_file_for_a_letter_that_asks_for_one():
    asked = '#read("letter.typ") #json("/etc/passwd")'
    assert b"root:" not in inside(as_pdf(paper(f"Subject: {asked}\n\n{asked}")))


def test_it_says_in_an_email_what_it_rests_on_and_from_which_day_its_facts_are():
    said = as_plain_text(paper("Subject: Hello\n\nDear parent,\n\n- one\n- two"))
    assert "- one\n- two" in said and "Hello" not in said
    assert "Legal basis: Education Act 1996 s.436A" in said and "what we knew on 24 November 2026" in said
