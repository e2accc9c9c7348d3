"""What the weights join, leave in doubt and keep apart."""

from datetime import date

import pytest

from tests.matching.people import AMIRA, BEN, decided, doubts, linked

HOME = ("address1", "postcode", "phone1")


def without(person, *keys):
    return {key: value for key, value in person.items() if key not in keys}


@pytest.mark.parametrize(
    "change",
    [
        {"forename": "Ben"},
        {"forename": "Benjmain"},
        {"forename": "Okonkwo", "surname": "Benjamin"},
        {"dob": date(2013, 2, 11)},
        {"surname": "Adeyemi", "former_surname": "Okonkwo"},
        {"surname": "Okonkwo-Adeyemi"},
        {"forename": "BENJAMIN", "surname": "okonkwo", "address1": "4 MILL LN"},
    ],
    ids=str,
)
def test_it_joins_one_child_written_differently(change):
    assert decided(linked([{**BEN, **change}], [BEN]))["w0"]["child"] == 100


@pytest.mark.parametrize(
    ("one", "other"), [("Mohammed", "Muhammad"), ("Katarzyna", "Kasia"), ("Yusuf", "Youssef")]
)
def test_it_knows_one_name_in_its_spellings(one, other):
    assert decided(linked([{**AMIRA, "forename": one}], [{**AMIRA, "forename": other}]))["w0"]["child"] == 100


def test_it_keeps_a_brother_or_sister_apart_however_much_else_agrees():
    result = linked([{**AMIRA, "forename": "Zakiya", "dob": date(2017, 8, 1)}], [AMIRA])
    assert decided(result)["w0"]["band"] == "new"
    assert not doubts(result)


def test_it_keeps_twins_apart():
    result = linked([{**AMIRA, "forename": "Zakiya"}], [AMIRA])
    assert decided(result)["w0"]["band"] == "new"


def test_it_asks_about_twins_whose_names_are_nearly_one():
    hassan = {**AMIRA, "forename": "Hassan", "sex": "M"}
    result = linked([{**hassan, "forename": "Hussain"}], [hassan])
    assert decided(result)["w0"]["child"] is None
    assert doubts(result) == {("w0", "r0", "twins")}


def test_it_does_not_take_brothers_who_share_a_first_name_for_one():
    first = {**AMIRA, "forename": "Muhammad", "middle_names": "Bilal", "sex": "M"}
    second = {**first, "middle_names": "Hamza"}
    assert decided(linked([second], [first]))["w0"]["child"] is None


def test_it_never_joins_namesakes_of_one_day_who_have_other_parents():
    common = {"forename": "Oliver", "surname": "Smith", "dob": date(2014, 5, 6)}
    known = {**common, "address1": "77 Sea View", "postcode": "AB9 9ZZ", "parent1_name": "Jo Smith"}
    other = {**common, "address1": "1 High Street", "postcode": "AB1 1AA", "parent1_name": "Kim Lee"}
    assert decided(linked([other], [known]))["w0"]["band"] == "new"
    by_way_of_a_third = linked([other, {**other, "parent1_name": None}], [known])
    assert {row["child"] for row in by_way_of_a_third.decisions.to_pylist()} == {None}


def test_it_puts_two_equal_candidates_to_a_person():
    known = without(AMIRA, *HOME)
    result = linked([known], [{**known, "postcode": "AB1 1AA"}, {**known, "postcode": "AB2 2BB"}])
    assert decided(result)["w0"]["band"] == "new"


def test_it_never_joins_a_name_alone():
    name = {"forename": "Amira", "surname": "Haddad", "postcode": "AB12 3CD"}
    assert decided(linked([name], [AMIRA]))["w0"]["band"] == "new"


def test_it_never_joins_two_rows_of_one_list():
    rows = [{**AMIRA, "list": "roll-1"}, {**AMIRA, "forename": "Ameera", "list": "roll-1"}]
    found = decided(linked(rows))
    assert found["w0"]["group"] != found["w1"]["group"]


def test_it_counts_one_new_child_once_when_several_rows_tell_of_it():
    found = decided(linked([AMIRA, {**AMIRA, "forename": "Amirah"}, BEN]))
    assert found["w0"]["group"] == found["w1"]["group"] != found["w2"]["group"]
    assert (found["w0"]["band"], found["w1"]["band"]) == ("new", "same")


def test_it_reads_a_whole_name_from_one_field():
    one_field = {**without(BEN, "surname", "forename"), "full_name": "OKONKWO, Benjamin"}
    assert decided(linked([one_field], [BEN]))["w0"]["child"] == 100
