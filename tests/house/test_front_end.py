"""Pages hold no inline script or style, and the style sheets name nobody else's fonts."""

import re

from tests.house.tree import ROOT, files, name

VENDOR = ROOT / "onroll" / "web" / "static" / "vendor"
INLINE = {
    "inline script": re.compile(r"<script(?![^>]*\bsrc=)", re.IGNORECASE),
    "style element": re.compile(r"<style\b", re.IGNORECASE),
    "style attribute": re.compile(r"\sstyle\s*=", re.IGNORECASE),
    "event attribute": re.compile(r"<[^>{]*\son[a-z]+\s*=\s*[\"']", re.IGNORECASE),
    "javascript: address": re.compile(r"javascript:", re.IGNORECASE),
    "another origin": re.compile(r"(src|action)\s*=\s*[\"']\s*(https?:)?//", re.IGNORECASE),
}


def test_it_puts_no_script_or_style_into_a_page() -> None:
    pages = files(".html", ".jinja", ".svg", under=("onroll",))
    found = {
        f"{name(path)}: {what}"
        for path in pages
        for what, pattern in INLINE.items()
        if pattern.search(path.read_text("utf-8"))
    }
    assert found == set()


def test_it_fetches_every_front_end_file() -> None:
    wanted = {"govuk-frontend", "moj-frontend", "accessible-autocomplete"}
    assert {path.name.split(".")[0] for path in VENDOR.glob("*.min.css")} == wanted
    assert {path.name.split(".")[0] for path in VENDOR.glob("*.min.js")} == wanted
    assert list((VENDOR / "images").iterdir())


def test_it_serves_no_font_or_image_that_is_for_gov_uk_only() -> None:
    css = {path.name: path.read_text("utf-8") for path in VENDOR.glob("*.css")}
    for forbidden in ("@font-face", "GDS Transport", "Open Sans", "/assets/"):
        assert [sheet for sheet, text in css.items() if forbidden.lower() in text.lower()] == [], forbidden
    assert [path.name for path in VENDOR.rglob("*") if re.search(r"crown|crest|\.woff", path.name)] == []


def test_it_finds_every_image_that_a_style_sheet_asks_for() -> None:
    for sheet in VENDOR.glob("*.css"):
        asked = re.findall(r"url\([\"']?(?!data:)([^)\"'?#]+)", sheet.read_text("utf-8"))
        assert [image for image in asked if not (VENDOR / image).exists()] == [], sheet.name


def test_it_fetches_the_fonts_of_letters_with_the_licence_of_each() -> None:
    fonts = ROOT / "onroll" / "letters" / "fonts"
    faces = {path.stem.split("_")[0] for path in fonts.glob("*.ttf")}
    assert faces == {"NotoNastaliqUrdu", "NotoSansArabic", "NotoSansBengali"}
    assert all("SIL Open Font License" in (fonts / f"{face}-OFL.txt").read_text("utf-8") for face in faces)
