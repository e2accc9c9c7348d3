"""What somebody typed in a hurry is read as what it could be, and nothing of it is lost without a word."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onroll.register.search.asked import Asked, read
from onroll.register.search.births import Born, part_of
from onroll.register.search.say import looked_for


@pytest.mark.parametrize(
    ("typed", "born"),
    [
        ("2014", Born(2014)), ("May 2014", Born(2014, 5)), ("5/2014", Born(2014, 5)), ("2014-05", Born(2014, 5)),
        ("03/05/2014", Born(2014, 5, 3)), ("3.5.14", Born(2014, 5, 3)), ("2014-05-03", Born(2014, 5, 3)),
        ("3 May", Born(0, 5, 3)), ("3rd may 2014", Born(2014, 5, 3)), ("3/5", Born(0, 5, 3)), ("29/2", Born(0, 2, 29)),
        ("10 May 16", Born(2016, 5, 10)), ("10th may, 16", Born(2016, 5, 10)),
        ("31/02/2014", None), ("29/2/2015", None), ("May", None), ("12", None), ("1066", None), ("20145", None),
    ],
)  # fmt: skip
def test_it_reads_a_date_of_birth_in_part(typed: str, born: Born | None) -> None:
    assert part_of(typed)[0] == born
    assert part_of(f"okonjo {typed} zy1")[0] == born


@pytest.mark.parametrize(
    ("typed", "field", "value"),
    [
        ("Okonjo, Amara", "names", ("okonjo", "amara")), ("Zoë O’Shea", "names", ("zoe", "oshea")),
        ("al-Sayed", "names", ("sayed",)), ("al", "names", ("al",)),
        ("zy12bb", "postcode", "ZY12BB"), ("ZY1 2BB", "district", "ZY1"), ("zy1 2", "postcode", "ZY12"),
        ("ZY1", "district", "ZY1"), ("999 000 0018", "nhs_numbers", ("9990000018",)),
        ("+44 7700 900123", "phones", ("7700900123",)), ("07700 900 123", "phones", ("7700900123",)),
        ("899/2001", "school", "8992001"), ("app-2026/01", "references", ("APP202601",)),
        ("PN1", "references", ("PN1",)),
        ("c7k2m9qxb4", "children", ("C7K2M9QXB4",)), ("CHRISTIANE", "names", ("christiane",)),
        ("a899200123214", "upns", ("A899200123214",)),
    ],
)  # fmt: skip
def test_it_reads_each_kind_of_word(typed: str, field: str, value: object) -> None:
    assert getattr(read(words=typed), field) == value


def test_it_reads_several_kinds_in_one_box() -> None:
    asked = read(words="okonjo 03/05/2014 zy1 2bb amara")
    assert (asked.names, asked.born, asked.postcode) == (("okonjo", "amara"), Born(2014, 5, 3), "ZY12BB")


@pytest.mark.parametrize(
    ("typed", "why"),
    [("x", "too short"), ("31/02/2014", "no such day"), ("999 000 0019", "check digit"), ("baby", "too short"),
     ("one two three four five six seven", "only the first 6")],
)  # fmt: skip
def test_it_says_what_it_cannot_use(typed: str, why: str) -> None:
    assert any(why in reason for _, reason in read(words=typed).unused)


def test_it_looks_for_a_pupil_number_that_cannot_be_right_and_says_so() -> None:
    asked = read(words="A899200123215")
    assert asked.upns == ("A899200123215",) and "check letter" in asked.unused[0][1]


@pytest.mark.parametrize(
    "typed",
    ["W 899200218006", "W 8992 0021 8006", "w-8992-0021-8006", "W899 200 218 006", "W 899 200 218 006"],
)
@pytest.mark.parametrize("field", ["words", "number"])
def test_it_reads_a_pupil_number_with_spaces_or_hyphens(typed: str, field: str) -> None:
    asked = read(**{field: typed})
    assert asked == Asked(upns=("W899200218006",))


def test_it_takes_no_initial_beside_a_number_for_a_pupil_number() -> None:
    assert read(words="amara j 999 000 0018 10 May").nhs_numbers == ("9990000018",)
    assert read(words="amara j 07700 900123").phones == ("7700900123",)
    assert read(words="amara j", number="899200218006").upns == ()


def test_it_does_not_take_a_house_and_its_street_for_names() -> None:
    asked = read(words="okonjo 12 Pippinwell Street, zy1")
    assert (asked.names, asked.district) == (("okonjo",), "ZY1")
    assert asked.unused == (("12 Pippinwell Street", "addresses are not looked in"),)
    assert read(words="amara lane 3 May").names == ("amara", "lane")


def test_it_reads_the_telephone_field_as_a_part_of_a_number_at_least() -> None:
    assert read(phone="900496") == Asked(phone_part="900496")
    assert read(phone="(07700) 900 496") == Asked(phones=("7700900496",))
    assert "at least 4 figures" in read(phone="96").unused[0][1]


def test_it_reads_a_field_as_one_thing_only() -> None:
    asked = read(name="May", born="2014", place="zy1", parent="Carol", school="Alder Park")
    assert (asked.names, asked.parents, asked.born) == (("may",), ("carol",), Born(2014))
    assert (asked.district, asked.school) == ("ZY1", "Alder Park")
    assert "not read as a postcode" in read(place="the quay").unused[0][1]


@given(st.text(max_size=60))
def test_it_reads_anything_at_all(typed: str) -> None:
    looked_for(read(words=typed, born=typed, place=typed, parent=typed))


@given(st.dates())
def test_it_reads_every_day_as_itself(day) -> None:
    known = 1990 <= day.year <= 2049
    expected = Born(day.year, day.month, day.day) if known else None
    assert part_of(f"{day.day}/{day.month}/{day.year:04}")[0] == expected
