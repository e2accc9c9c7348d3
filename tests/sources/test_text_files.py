"""Text files as they come: encodings, separators, ragged rows, half a file, no list at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from onroll.sources.shape import Refused
from tests.sources.files import read_text, reading_of, warnings_of, write

HEADER = "surname,forename,dob,laestab\n"
CAROL = "Zając,Carol,2017-01-09,8524001\n"
ZOE = "Brontë,Zoë,2017-01-09,8524001\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_it_reads_each_encoding(tmp_path: Path, encoding: str) -> None:
    reading = read_text(tmp_path, (HEADER + ZOE).encode(encoding))
    assert reading.sightings.select("surname", "forename").row(0) == ("Brontë", "Zoë")
    assert reading.problems.rows() == []


def test_it_reads_mixed_encodings_row_by_row_and_warns_of_the_odd_ones(tmp_path: Path) -> None:
    content = HEADER.encode() + CAROL.encode() + ZOE.encode("cp1252") + CAROL.encode()
    reading = read_text(tmp_path, content)
    assert reading.sightings["surname"].to_list() == ["Zając", "Brontë", "Zając"]
    assert warnings_of(reading) == [(3, "", "")]
    assert "Windows-1252" in reading.problems["problem"][0]


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_it_finds_the_separator(tmp_path: Path, separator: str) -> None:
    reading = read_text(tmp_path, (HEADER + CAROL).replace(",", separator))
    assert (reading.accepted, reading.sightings["forename"][0]) == (1, "Carol")


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_it_reads_each_line_ending(tmp_path: Path, ending: str) -> None:
    assert read_text(tmp_path, (HEADER + CAROL + ZOE).replace("\n", ending)).accepted == 2


def test_it_obeys_a_spreadsheets_own_separator_line(tmp_path: Path) -> None:
    assert read_text(tmp_path, "sep=;\n" + (HEADER + CAROL).replace(",", ";")).accepted == 1


def test_it_numbers_records_not_lines(tmp_path: Path) -> None:
    rows = '"Zając\nNowak",Carol,2017-01-09,8524001\n\nBrontë,Zoë,31/02/2017,8524001\n'
    reading = read_text(tmp_path, HEADER + rows)
    assert reading.sightings["surname"].to_list() == ["Zając Nowak", "Brontë"]
    assert warnings_of(reading) == [(3, "dob", "31/02/2017")]


def test_it_rejects_a_row_that_does_not_fit_and_keeps_it(tmp_path: Path) -> None:
    reading = read_text(tmp_path, HEADER + CAROL + "Zając,Carol\n" + "a,b,c,d,e\n" + ZOE)
    assert (reading.rows, reading.accepted, reading.rejected) == (4, 2, 2)
    rejected = reading.problems.filter(severity="rejected")
    assert rejected.select("line", "value").rows() == [
        (3, '["Zając", "Carol"]'),
        (4, '["a", "b", "c", "d", "e"]'),
    ]


def test_it_lets_empty_cells_at_the_end_of_a_row_go(tmp_path: Path) -> None:
    assert read_text(tmp_path, HEADER + CAROL.strip() + ",,\n").accepted == 1


def test_it_rejects_a_row_about_nobody_and_keeps_it(tmp_path: Path) -> None:
    reading = read_text(tmp_path, HEADER + ",,2017-01-09,8524001\n,,,\n---,,2017-01-09,8524001\n" + CAROL)
    assert (reading.rows, reading.accepted, reading.rejected) == (4, 1, 3)
    assert '"dob":"2017-01-09"' in reading.problems.filter(severity="rejected")["value"][0]


def test_it_takes_out_nulls_and_says_so(tmp_path: Path) -> None:
    reading = read_text(tmp_path, HEADER.encode() + b"Za\0jac,Carol,2017-01-09,8524001\n")
    assert reading.sightings["surname"][0] == "Zajac"
    assert warnings_of(reading) == [(2, "", "")]
    assert "\\u0000" not in reading.sightings["raw"][0]


def test_it_leaves_formulas_as_text(tmp_path: Path) -> None:
    reading = read_text(tmp_path, HEADER + '"=HYPERLINK(""x"")",@SUM(A1),-1+1,8524001\n')
    assert reading.sightings.select("surname", "forename").row(0) == ('=HYPERLINK("x")', "@SUM(A1)")
    assert warnings_of(reading) == [(2, "dob", "-1+1"), (2, "surname", '=HYPERLINK("x")')]


def test_it_leaves_a_cell_of_more_than_ten_thousand_characters_out(tmp_path: Path) -> None:
    reading = read_text(tmp_path, HEADER + f"Zając,{'x' * 150_000},2017-01-09,8524001\n")
    assert reading.sightings.select("surname", "forename").row(0) == ("Zając", None)
    assert [problem[1] for problem in warnings_of(reading)] == ["forename"]
    assert len(reading.problems["value"][0]) == 200


def test_it_keeps_every_cell_as_it_was_sent(tmp_path: Path) -> None:
    reading = read_text(tmp_path, "surname,Colour of bag,DOB\n Zając ,red,31/02/2017\n")
    assert reading.sightings["raw"][0] == '{"surname":" Zając ","Colour of bag":"red","DOB":"31/02/2017"}'


def test_it_accepts_a_list_of_nobody(tmp_path: Path) -> None:
    reading = read_text(tmp_path, HEADER)
    assert (reading.rows, reading.accepted, reading.sightings.height) == (0, 0, 0)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "empty"),
        (b"\n \r\n\n", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        (bytes(range(256)) * 8, "binary"),
        (b"\0\0\0\0surname", "binary"),
        (b"%PDF-1.7 something", "PDF"),
        (b"\x89PNG\r\n\x1a\n....", "picture"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1rest", "Office"),
        (b"PK\x03\x04and then nothing", "damaged"),
        (b"<?xml version='1.0'?><CTfile/>", "transfer_files"),
        (b"colour,weight\nred,2\n", "line 1: wrong header.*colour, weight.*surname"),
        (b"dob,postcode\n2017-01-09,SO14 7AA\n", "says who the child is"),
        (HEADER.encode() + b'"Zajac,Carol,2017-01-09,8524001\nHaddad,Amira,', "line 2: a quotation mark"),
        (HEADER.encode() + CAROL.encode() + b"Haddad,Ami", "line 3: the file is cut short"),
    ],
)
def test_it_refuses_what_is_no_list_and_says_what_to_do(tmp_path: Path, content: bytes, words: str) -> None:
    with pytest.raises(Refused, match=words) as refused:
        read_text(tmp_path, content)
    assert str(refused.value).startswith("list.csv")


def test_it_refuses_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="cannot be opened"):
        reading_of(tmp_path / "gone.csv")


def test_it_refuses_a_file_of_too_many_rows_whole(tmp_path: Path) -> None:
    path = write(tmp_path, HEADER + CAROL * 11)
    assert reading_of(path, max_rows=11).accepted == 11
    with pytest.raises(Refused, match="more than 10 rows"):
        reading_of(path, max_rows=10)


def test_it_counts_rows_not_lines_against_the_limit(tmp_path: Path) -> None:
    path = write(tmp_path, HEADER + '"Zając\n\n\n\n",Carol,2017-01-09,8524001\n' * 3)
    assert reading_of(path, max_rows=3).accepted == 3
