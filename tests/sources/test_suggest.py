"""What an unknown header may be: by its name, by its cells, and why; never two the same, never against the cells."""

from datetime import date

import pytest

from onroll.sources.catalogue import find
from onroll.sources.suggest import Suggestion, suggest

ON = date(2026, 11, 20)


def suggested(columns: dict[str, list[str]], source: str = "school_roll") -> dict[str, Suggestion]:
    rows = list(zip(*columns.values(), strict=True))
    return {one.header: one for one in suggest(list(columns), rows, find(source), ON)}


@pytest.mark.parametrize(
    ("header", "cell", "column"),
    [
        ("Sirname", "Haddad", "surname"),
        ("Pupil's Given Name(s)", "Amira", "forename"),
        ("Dt of Brth", "14/03/2016", "dob"),
        ("Home Pcode", "ZY1 2BB", "postcode"),
        ("Gndr", "Female", "sex"),
        ("Mothers Name", "Nadia Haddad", "parent1_name"),
        ("School No.", "8992001", "laestab"),
        ("DateAdmitted", "01/09/2025", "entry_date"),
    ],
)
def test_it_knows_a_column_by_a_name_like_its_own(header: str, cell: str, column: str) -> None:
    found = suggested({header: [cell]})[header]
    assert found.column == column and "resembles" in found.why


@pytest.mark.parametrize(
    ("cells", "column", "why"),
    [
        (["9990000018", "9990000026"], "nhs_number", "NHS numbers"),
        (["ZY1 2BB", "ZY2 1AA"], "postcode", "postcodes"),
        (["2016-05-14", "2015-02-03"], "dob", "dates of birth"),
        (["a@home.example", "b@home.example"], "parent1_email", "email addresses"),
        (["F", "M"], "sex", "sexes"),
    ],
)
def test_it_knows_a_column_by_what_its_cells_look_like(cells: list[str], column: str, why: str) -> None:
    found = suggested({"Xyzzy": cells})["Xyzzy"]
    assert found == Suggestion("Xyzzy", column, f"its cells look like {why}")


def test_it_suggests_nothing_against_what_the_cells_are() -> None:
    assert suggested({"Sirname": ["07700 900123", "07700 900456"]})["Sirname"].column != "surname"
    assert suggested({"Birth Dte": ["Red", "Blue"]})["Birth Dte"].column != "dob"


def test_it_takes_no_column_of_days_for_a_reference() -> None:
    columns = {"Surname": ["Haddad"], "DOB": ["14/03/2016"], "Ref Dt": ["20/11/2026"], "Our Ref": ["K-77"]}
    found = suggested(columns, "referrals")
    assert found["Ref Dt"].column == "referred_on" and "its cells fit" in found["Ref Dt"].why
    assert found["Our Ref"].column == "source_ref"
    assert (
        suggested({"Your Ref": ["20/11/2026"], "DOB": ["14/03/2016"]}, "referrals")["Your Ref"].column
        != "source_ref"
    )


def test_it_suggests_no_column_twice_and_a_known_name_before_a_likely_one() -> None:
    found = suggested({"Sirname": ["Haddad"], "Surname": ["Okafor"], "Surnamme": ["Vance"]})
    assert (found["Surname"].column, found["Surname"].why) == ("surname", "it is known by this name")
    columns = [one.column for one in found.values() if one.column]
    assert len(columns) == len(set(columns))


def test_it_leaves_out_what_is_like_nothing() -> None:
    assert suggested({"Bus Colour": ["Red"]})["Bus Colour"].column == ""
