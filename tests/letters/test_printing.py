"""The letter on paper: tagged, in its own direction, never with an empty box, and with nothing in it that is code."""

from __future__ import annotations

import re
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onroll.letters import fonts
from onroll.letters.catalogue import letters
from onroll.letters.fonts import prints
from onroll.letters.languages import LANGUAGES
from onroll.letters.printing import Cover, as_one_pdf, as_pdf, as_plain_text
from onroll.letters.wording import CannotWrite, draft, languages_of
from tests.letters.papers import facts, paper


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


FONT = {
    "ar": b"NotoSansArabic", "ur": b"NotoNastaliqUrdu", "ps": b"NotoSansArabic", "bn": b"NotoSansBengali",
    "zh": b"NotoSansSC",
}  # fmt: skip
"""The hand a language is written in, where it is not the Latin or the Cyrillic one."""


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "one", [one for one in letters() if len(languages_of(one)) > 1], ids=lambda one: one.code
)
def test_it_prints_every_translation_in_its_own_hand_with_no_letter_missing(one, language):
    """A character without a letter stops the printing, so what is printed is whole. Row 80."""
    content = inside(as_pdf(paper(draft(one, language, facts()), language)))
    assert f"/Lang({language})".encode() in content and FONT.get(language, b"LibertinusSerif") in content


def test_it_sets_urdu_pashto_and_arabic_from_right_to_left():
    shown = {code: one.direction for code, one in LANGUAGES.items()}
    assert {code for code, direction in shown.items() if direction == "rtl"} == {"ar", "ur", "ps"}


def test_it_tells_before_a_letter_is_drafted_whether_a_language_can_be_printed(monkeypatch, tmp_path):
    assert all(prints(code) for code in LANGUAGES)
    monkeypatch.setattr(fonts, "COME_ALONG", tmp_path)
    monkeypatch.setattr(fonts, "CHINESE", tmp_path)
    without = {code for code in LANGUAGES if not prints.__wrapped__(code)}
    assert without == {"ur", "ps", "bn", "zh"}


def test_it_prints_a_name_in_chinese_and_refuses_one_it_has_no_letters_for_rather_than_leave_a_gap():
    assert as_pdf(paper("Subject: Hello\n\nDear parent of 李雷,"))
    with pytest.raises(CannotWrite, match="cannot be printed"):
        as_pdf(paper("Subject: Hello\n\nDear parent of ᠮᠣᠩᠭᠣᠯ,"))


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


def test_it_prints_letters_together_each_on_its_own_page_under_a_cover():
    pages = [paper(draft(letters()[0], "en", facts())), paper(draft(letters()[1], "en", facts()))]
    cover = Cover("Letters", "Not part of the post", (("Behind", ("one", "two")), ("Held", ())))
    assert b"/Count 2/" in inside(as_one_pdf(pages)) and b"/Count 3/" in inside(as_one_pdf(pages, cover))
