"""Who of the register is looked at: nobody whom the shortlist would find may be left out."""

from datetime import date

from tests.matching.people import AMIRA, decided, linked


def test_it_looks_at_a_child_of_the_same_name_who_shares_no_birthday_postcode_or_number():
    moved = {
        "forename": "Amira",
        "surname": "Haddad",
        "dob": date(2015, 3, 15),
        "postcode": "ZE9 1AA",
        "address1": "9 Fell View",
    }
    assert decided(linked([moved], [AMIRA]))["w0"]["child"] == 100
