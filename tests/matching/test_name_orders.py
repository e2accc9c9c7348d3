"""Names in another order, parted elsewhere, or in part; addresses in part; birthdays that are not the same."""

from datetime import date

import pytest

from tests.matching.people import AMIRA, BEN, UPN_1, decided, doubts, linked

ROSE = {**AMIRA, "middle_names": "Rose"}
ONE_CHILD = {
    "given names turned round": ({**ROSE, "forename": "Rose", "middle_names": "Amira"}, ROSE),
    "turned round, an initial": ({**ROSE, "forename": "Rose", "middle_names": "A"}, ROSE),
    "parted elsewhere": ({**ROSE, "forename": "Amira-Rose", "middle_names": "R"}, ROSE),
    "two in one": ({**ROSE, "forename": "Amira Rose", "middle_names": None}, ROSE),
    "surname first": ({**AMIRA, "forename": "Haddad", "surname": "Amira"}, AMIRA),
    "daughter of": ({**AMIRA, "surname": "bint Haddad"}, AMIRA),
    "two surnames turned round": ({**AMIRA, "surname": "Haddad-Stone"}, {**AMIRA, "surname": "Stone Haddad"}),
    "a postcode mistyped": ({**AMIRA, "postcode": "AB12 3CE", "phone1": None}, AMIRA),
}


def without(person, *keys):
    return {key: value for key, value in person.items() if key not in keys}


@pytest.mark.parametrize("kind", ONE_CHILD)
def test_it_joins(kind):
    one, other = ONE_CHILD[kind]
    assert decided(linked([one], [other]))["w0"]["child"] == 100


def test_it_counts_names_turned_round_once():
    turned = {"forename": "Haddad", "surname": "Amira", "dob": date(2009, 8, 2), "sex": None, "phone1": None}
    assert decided(linked([{**AMIRA, **turned}], [AMIRA]))["w0"]["child"] is None


def test_it_takes_another_birthday_in_all_its_parts_for_another_child_until_a_person_says_otherwise():
    older = {**BEN, "dob": date(2009, 5, 27), "sex": None}
    assert decided(linked([older], [BEN]))["w0"]["child"] is None


def test_it_asks_nothing_more_about_a_row_that_has_found_its_child():
    like = {**without(BEN, "dob", "postcode", "address1"), "postcode": "ZE9 9ZZ"}
    bare = without(BEN, "postcode", "address1")
    assert ("w0", "r0", "name-only") in doubts(linked([bare], [like]))
    result = linked([{**bare, "upn": UPN_1}], [like, {**BEN, "upn": UPN_1}])
    assert decided(result)["w0"]["child"] == 101 and not doubts(result)
