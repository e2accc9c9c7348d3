"""Sealed identities: nothing joins them, and nothing of them is shown."""

from tests.matching.people import AMIRA, BEN, NHS_1, UPN_1, decided, linked


def test_it_lets_nothing_join_a_sealed_child_and_shows_no_doubt():
    result = linked([{**AMIRA, "nhs_number": NHS_1}], [{**AMIRA, "nhs_number": NHS_1, "sealed": True}])
    w0 = decided(result)["w0"]
    assert (w0["child"], w0["band"], w0["reason"], w0["near_sealed"]) == (None, "new", "near-sealed", True)
    assert result.doubts.num_rows == 0


def test_it_lets_a_weak_resemblance_to_a_sealed_child_be_seen_nowhere():
    result = linked([{**AMIRA, "forename": "Ameera", "postcode": "ZE1 1AA"}], [{**AMIRA, "sealed": True}])
    assert decided(result)["w0"]["child"] is None
    assert result.doubts.num_rows == 0


def test_it_joins_an_open_child_that_fits_far_better():
    result = linked([{**BEN, "upn": UPN_1}], [{**BEN, "upn": UPN_1}, {**AMIRA, "sealed": True}])
    assert decided(result)["w0"]["child"] == 100


def test_it_lets_an_earlier_identity_join_the_child_it_seals():
    assert decided(linked([{**AMIRA, "restricted": True}], [AMIRA]))["w0"]["child"] == 100


def test_it_lets_an_earlier_identity_join_a_child_of_the_same_delivery():
    found = decided(linked([{**AMIRA, "restricted": True}, AMIRA]))
    assert found["w0"]["group"] == found["w1"]["group"]


def test_it_shows_no_doubt_about_an_earlier_identity():
    result = linked(
        [{**AMIRA, "forename": "Ameera", "postcode": None, "phone1": None, "restricted": True}], [AMIRA]
    )
    assert result.doubts.num_rows == 0


def test_it_holds_apart_what_is_like_a_child_sealed_by_the_same_delivery():
    nearly = {**AMIRA, "forename": "Ameera", "postcode": "ZE1 1AA", "phone1": None, "address1": None}
    found = decided(linked([{**AMIRA, "restricted": True}, AMIRA, nearly, BEN]))
    assert (found["w2"]["near_sealed"], found["w2"]["reason"]) == (True, "near-sealed")
    assert not found["w3"]["near_sealed"]
