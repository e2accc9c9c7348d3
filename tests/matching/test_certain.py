"""The certain rules, and what is held against them."""

from datetime import date

from tests.matching.people import AMIRA, BEN, NHS_1, NHS_2, TEMPORARY, UPN_1, UPN_2, decided, doubts, linked


def test_it_joins_the_same_upn_when_the_name_was_changed_by_a_slip():
    result = linked([{**BEN, "forename": "Benjamn", "upn": UPN_1}], [{**BEN, "upn": UPN_1}])
    w0 = decided(result)["w0"]
    assert (w0["child"], w0["band"], w0["reason"], w0["anchor"]) == (100, "same", "same-upn", "r0")


def test_it_joins_the_same_nhs_number_after_a_move_and_a_change_of_surname():
    moved = {
        "forename": "Amira",
        "surname": "Stone",
        "dob": AMIRA["dob"],
        "postcode": "ZE9 1AA",
        "nhs_number": NHS_1,
    }
    assert decided(linked([moved], [{**AMIRA, "nhs_number": NHS_1}]))["w0"]["reason"] == "same-nhs"


def test_it_joins_a_upn_that_the_other_calls_former():
    result = linked([{**AMIRA, "upn": UPN_2, "former_upn": UPN_1}], [{**AMIRA, "upn": UPN_1}])
    assert decided(result)["w0"]["child"] == 100


def test_it_does_not_hold_a_temporary_upn_against_a_permanent_one():
    result = linked([{**AMIRA, "upn": TEMPORARY}], [{**AMIRA, "upn": UPN_1}])
    assert decided(result)["w0"]["child"] == 100


def test_it_asks_about_a_upn_whose_name_and_birthday_both_contradict_it():
    result = linked([{**BEN, "upn": UPN_1}], [{**AMIRA, "upn": UPN_1}])
    assert decided(result)["w0"]["band"] == "new"
    assert doubts(result) == {("w0", "r0", "identifier-contradicted")}


def test_it_asks_about_a_twin_who_bears_the_others_upn():
    twin = {**AMIRA, "forename": "Zakiya", "upn": UPN_1}
    result = linked([twin], [{**AMIRA, "upn": UPN_1}])
    assert decided(result)["w0"]["child"] is None
    assert doubts(result) == {("w0", "r0", "identifier-contradicted")}


def test_it_never_joins_two_permanent_upns_by_itself():
    result = linked([{**AMIRA, "upn": UPN_2}], [{**AMIRA, "upn": UPN_1}])
    assert decided(result)["w0"]["child"] is None
    assert doubts(result) == {("w0", "r0", "two-upns")}


def test_it_never_joins_two_nhs_numbers_by_itself_even_when_the_upn_agrees():
    result = linked(
        [{**AMIRA, "upn": UPN_1, "nhs_number": NHS_2}], [{**AMIRA, "upn": UPN_1, "nhs_number": NHS_1}]
    )
    assert decided(result)["w0"]["child"] is None
    assert len(doubts(result)) == 1


def test_it_never_brings_two_upns_together_by_way_of_a_third():
    bare = {key: AMIRA[key] for key in ("surname", "forename", "dob", "sex", "address1", "postcode")}
    result = linked([{**AMIRA, "upn": UPN_1}, {**AMIRA, "upn": UPN_2}, bare])
    groups = {node: row["group"] for node, row in decided(result).items()}
    assert groups["w0"] != groups["w1"]


def test_it_joins_a_senders_own_key_when_the_name_agrees():
    known, again = (
        {**AMIRA, "postcode": None, "address1": None, "phone1": None},
        {"forename": "Amira", "surname": "Stone"},
    )
    refs = [("r0", "application", "A-7"), ("w0", "application", "A-7")]
    assert decided(linked([again], [known], refs))["w0"]["reason"] == "same-source-ref"


def test_it_does_not_join_a_key_that_two_children_bear():
    refs = [("r0", "application", "A-7"), ("w0", "application", "A-7")]
    result = linked([BEN], [AMIRA], refs)
    assert decided(result)["w0"]["band"] == "new"


def test_it_sends_a_bare_key_to_the_one_child_that_bears_it():
    refs = [("r0", "notice", "N-1"), ("w0", "notice", "N-1")]
    w0 = decided(linked([{}], [AMIRA], refs))["w0"]
    assert (w0["child"], w0["band"], w0["reason"]) == (100, "same", "same-source-ref")


def test_it_sends_a_bare_key_to_a_new_child_of_the_same_delivery():
    refs = [("w1", "notice", "N-1"), ("w0", "notice", "N-1")]
    found = decided(linked([{}, AMIRA], [], refs))
    assert found["w0"]["group"] == found["w1"]["group"] is not None


def test_it_lets_a_bare_key_wait_when_nobody_or_more_than_one_child_bears_it():
    nobody = decided(linked([{}], [AMIRA], [("w0", "notice", "N-1")]))["w0"]
    refs = [("w0", "notice", "N-1"), ("r0", "notice", "N-1"), ("r1", "notice", "N-1")]
    several = decided(linked([{}], [AMIRA, BEN], refs))["w0"]
    assert {nobody["band"], several["band"]} == {"waits"}
    assert nobody["child"] is nobody["group"] is None


def test_it_shows_two_register_children_to_be_one_when_a_row_bears_an_identifier_of_each():
    result = linked(
        [{**AMIRA, "upn": UPN_1, "nhs_number": NHS_1}],
        [{**AMIRA, "upn": UPN_1}, {**AMIRA, "nhs_number": NHS_1}],
    )
    (rejoin,) = result.rejoins.to_pylist()
    assert (rejoin["child_from"], rejoin["child_into"], rejoin["anchor"]) == (101, 100, "w0")
    assert decided(result)["w0"]["child"] == 100


def test_it_does_not_rejoin_children_who_contradict_each_other():
    apart = [{**AMIRA, "upn": UPN_1}, {**AMIRA, "upn": UPN_2, "nhs_number": NHS_1}]
    assert linked([{**AMIRA, "upn": UPN_1, "nhs_number": NHS_1}], apart).rejoins.num_rows == 0


def test_it_joins_the_same_row_sent_twice():
    assert decided(linked([AMIRA], [AMIRA]))["w0"]["reason"] == "identical"
    assert (
        decided(linked([{**AMIRA, "dob": date(2015, 1, 1)}] * 1, [{**AMIRA, "dob": date(2015, 1, 1)}]))["w0"][
            "child"
        ]
        == 100
    )


def test_it_joins_one_name_at_one_home_when_a_birthday_is_missing():
    home = {"forename": "Daisy", "surname": "Green", "address1": "5 Tannerlock Place", "postcode": "ZY6 1JP"}
    told = linked([home], [{**home, "address1": "5, Tannerlock place", "dob": date(2019, 11, 9)}])
    w0 = decided(told)["w0"]
    assert (w0["child"], w0["reason"]) == (100, "same-name-and-home")


def test_it_asks_a_person_when_two_children_of_one_home_have_borne_the_name():
    home = {"forename": "Daisy", "surname": "Green", "address1": "5 Tannerlock Place", "postcode": "ZY6 1JP"}
    told = linked([home], [{**home, "dob": date(2019, 11, 9)}, {**home, "dob": date(2014, 2, 1)}])
    assert decided(told)["w0"]["band"] == "new"
