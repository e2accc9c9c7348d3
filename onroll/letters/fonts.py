"""The letters a letter is printed with: fonts that come along with Onroll, and a council's own; never the machine's."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pylopdf_fonts_zh_cn
import typst

from onroll.letters.wording import TEXTS

HERE = Path(__file__).resolve().parent
SAMPLE = HERE / "sample.typ"
COME_ALONG = HERE / "fonts"
"""Noto Sans Arabic, Noto Nastaliq Urdu and Noto Sans Bengali, put there by `./dev setup`."""
CHINESE = pylopdf_fonts_zh_cn.sans_path().parent
"""Noto Sans SC, whole: an officer may write any word."""
ONLY_BY_EMAIL = "by e-mail only, until a font for it is installed"


def folders(own: Path | None = None) -> list[Path]:
    """Where fonts are looked for. `own`: a folder of the council's free fonts."""
    return [place for place in (own, COME_ALONG, CHINESE) if place and place.is_dir()]


@cache
def prints(language: str, own: Path | None = None) -> bool:
    """Are there letters here to print a language with? Asked before a letter is drafted in it."""
    try:
        typst.compile(
            SAMPLE, sys_inputs={"words": words_in(language)}, pdf_standards="ua-1", ignore_system_fonts=True,
            font_paths=folders(own),
        )  # fmt: skip
    except typst.TypstError:
        return False
    return True


def words_in(language: str) -> str:
    """All that is written in a language, of every letter."""
    return "\n".join(place.read_text("utf-8") for place in sorted(TEXTS.glob(f"*/{language}.txt")))
