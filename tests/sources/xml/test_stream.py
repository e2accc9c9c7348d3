"""XML that would do harm, or is not whole, is refused in words, with the place."""

from __future__ import annotations

from pathlib import Path

import pytest

from onroll.sources.shape import Refused
from tests.sources.files import reading_of, write
from tests.sources.xml.files import CHILD, PUPIL, census, ctf

BOMB = '<!DOCTYPE Message [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
THIEF = '<!DOCTYPE Message [<!ENTITY a SYSTEM "file:///etc/passwd">]>'


def refusal(folder: Path, content: str | bytes, source: str = "school_census") -> str:
    with pytest.raises(Refused) as refused:
        reading_of(write(folder, content, "list.xml"), source)
    return str(refused.value)


@pytest.mark.parametrize("before", [BOMB, THIEF, "<!DOCTYPE Message>", "<!-- a --><!doctype Message>"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_it_refuses_a_document_type(tmp_path: Path, before: str, encoding: str) -> None:
    text = census(PUPIL.replace("Amira", "&b;")).replace('"UTF-8"?>', f'"{encoding}"?>{before}')
    assert "document type" in refusal(tmp_path, text.encode(encoding))


def test_it_refuses_an_entity_of_its_own(tmp_path: Path) -> None:
    said = refusal(tmp_path, census(PUPIL.replace("Amira", "&a;")))
    assert said.startswith("list.xml, line 5, column ") and "entity" in said


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.999])
def test_it_refuses_half_a_file_with_its_place(tmp_path: Path, share: float) -> None:
    text = census()
    said = refusal(tmp_path, text[: int(len(text) * share)])
    assert said.startswith("list.xml, line ") and "column" in said and "whole file" in said


def test_it_refuses_a_character_that_is_not_in_the_files_encoding(tmp_path: Path) -> None:
    said = refusal(tmp_path, census().replace("Yusuf", "Zoë").encode("cp1252"))
    assert "line 5, column" in said and "not in the file's encoding" in said


def test_it_refuses_what_is_nested_without_an_end(tmp_path: Path) -> None:
    assert "too deeply" in refusal(tmp_path, census("<a>" * 5000 + "</a>" * 5000))


def test_it_rejects_a_pupil_nested_too_deeply_and_takes_the_others(tmp_path: Path) -> None:
    deep = PUPIL.replace("<PupilStatus>", "<a>" * 60 + "</a>" * 60 + "<PupilStatus>")
    reading = reading_of(write(tmp_path, census(PUPIL + deep), "list.xml"), "school_census")
    assert (reading.rows, reading.accepted, reading.rejected) == (3, 2, 1)


def test_it_rejects_a_pupil_longer_than_any_could_be(tmp_path: Path) -> None:
    long = CHILD + "<Notes>" + "x" * 1_000_001 + "</Notes>"
    reading = reading_of(write(tmp_path, ctf(f"{CHILD}</Pupil><Pupil>{long}"), "list.xml"), "transfer_files")
    assert (reading.rows, reading.accepted, reading.rejected) == (2, 1, 1)


def test_it_refuses_a_text_longer_than_a_parser_should_hold(tmp_path: Path) -> None:
    assert "longer than a list" in refusal(tmp_path, census(PUPIL.replace("Amira", "a" * 11_000_000)))


def test_it_says_what_is_wrong_without_repeating_the_content(tmp_path: Path) -> None:
    assert "Yusuf" not in refusal(tmp_path, census().replace("</Surname>", "</Yusuf>", 1))
