"""What holds whatever is sent."""

from collections import defaultdict
from datetime import date
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.matching.people import NHS_1, NHS_2, TEMPORARY, UPN_1, UPN_2, decided, linked

FORENAMES = ["Amira", "Ameera", "Ben", "Benjamin", "Hassan", "Hussain", "Muhammad", None]
SURNAMES = ["Haddad", "Okonkwo", "Haddad-Okonkwo", None]
BIRTHDAYS = [date(2015, 3, 14), date(2015, 1, 1), date(2013, 11, 2), date(2013, 2, 11), None]
HOMES = [("12 Tern Road", "AB12 3CD"), ("4 Mill Lane", "AB14 9ZZ"), (None, None)]


@st.composite
def people(draw: st.DrawFn) -> dict[str, Any]:
    """Few values, so that much of it meets."""
    address, postcode = draw(st.sampled_from(HOMES))
    return {
        "forename": draw(st.sampled_from(FORENAMES)),
        "surname": draw(st.sampled_from(SURNAMES)),
        "dob": draw(st.sampled_from(BIRTHDAYS)),
        "sex": draw(st.sampled_from(["F", "M", None])),
        "address1": address,
        "postcode": postcode,
        "phone1": draw(st.sampled_from(["07700 900123", None])),
        "upn": draw(st.sampled_from([UPN_1, UPN_2, TEMPORARY, None, None])),
        "nhs_number": draw(st.sampled_from([NHS_1, NHS_2, None, None])),
        "list": draw(st.sampled_from(["roll-1", "roll-2", None])),
    }


LISTS = st.lists(people(), min_size=1, max_size=8)
REGISTERS = st.lists(st.tuples(people(), st.booleans()), max_size=5)
SLOW = settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def register_of(drawn: list[tuple[dict[str, Any], bool]]) -> list[dict[str, Any]]:
    return [{**person, "sealed": sealed} for person, sealed in drawn]


@SLOW
@given(LISTS, REGISTERS)
def test_it_decides_every_waiting_identity_exactly_once(waiting, register):
    result = linked(waiting, register_of(register))
    assert sorted(result.decisions["node"].to_pylist()) == sorted(f"w{n}" for n in range(len(waiting)))
    for row in result.decisions.to_pylist():
        assert (row["child"] is None) + (row["group"] is None) == (2 if row["band"] == "waits" else 1)


@SLOW
@given(LISTS, REGISTERS)
def test_it_never_gives_one_child_two_permanent_upns_or_two_nhs_numbers(waiting, register):
    register = register_of(register)
    found = decided(linked(waiting, register))
    held: dict[Any, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for n, person in enumerate(waiting):
        if found[f"w{n}"]["band"] != "waits":
            note(held, (found[f"w{n}"]["child"], found[f"w{n}"]["group"]), person)
    for n, person in enumerate(register):
        note(held, (100 + n, None), person)
    assert all(len(numbers) <= 1 for child in held.values() for numbers in child.values())


def note(held: dict[Any, dict[str, set[str]]], child: Any, person: dict[str, Any]) -> None:
    """Note a person's permanent numbers."""
    if person["upn"] and person["upn"] != TEMPORARY:
        held[child]["upn"].add(person["upn"])
    if person["nhs_number"]:
        held[child]["nhs"].add(person["nhs_number"])


@SLOW
@given(LISTS, REGISTERS)
def test_it_lets_nothing_touch_a_sealed_child(waiting, register):
    register = register_of(register)
    result = linked(waiting, register)
    sealed = {100 + n for n, person in enumerate(register) if person["sealed"]}
    assert not sealed & {row["child"] for row in result.decisions.to_pylist()}
    assert not sealed & {row["child"] for row in result.doubts.to_pylist()}
    near = {row["node"] for row in result.decisions.to_pylist() if row["near_sealed"]}
    shown = {row[side] for row in result.doubts.to_pylist() for side in ("node", "other_node")}
    assert not near & shown


@SLOW
@given(LISTS, REGISTERS, st.randoms(use_true_random=False))
def test_it_does_not_matter_in_which_order_the_rows_come(waiting, register, random):
    named = [{**person, "node": f"w{n}"} for n, person in enumerate(waiting)]
    known = [{**person, "node": f"r{n}", "child": 100 + n} for n, person in enumerate(register_of(register))]
    before = linked(named, known)
    random.shuffle(named)
    random.shuffle(known)
    after = linked(named, known)
    assert decided(before) == decided(after)
    assert before.doubts.to_pylist() == after.doubts.to_pylist()


@SLOW
@given(people(), st.sampled_from(["sex", "phone1", "postcode", "upn", "nhs_number"]))
def test_it_never_counts_a_blank_as_disagreement(person, blank):
    person = {**person, "list": None, "forename": "Amira", "surname": "Haddad", "dob": date(2015, 3, 14)}
    other = {"sex": {"F": "M", "M": "F"}, "phone1": {}, "postcode": {}, "upn": {}, "nhs_number": {}}[blank]
    different = other.get(person[blank]) or {"phone1": "07700 900999", "postcode": "ZE9 9ZZ"}.get(blank)
    without = {**person, blank: None}
    if different and person[blank]:
        assert weight(without, person) >= weight({**person, blank: different}, person)


BEYOND_DOUBT = 12.0


def weight(one: dict[str, Any], other: dict[str, Any]) -> float:
    """What the only pair weighs, or nothing when it is not even a maybe; beyond doubt is beyond doubt."""
    return min(BEYOND_DOUBT, max(linked([one], [other]).pairs["weight"].to_pylist(), default=float("-inf")))


@SLOW
@given(people())
def test_it_joins_a_row_that_is_sent_twice(person):
    person = {
        **person,
        "forename": "Amira",
        "surname": "Haddad",
        "dob": date(2015, 3, 14),
        "postcode": "AB12 3CD",
    }
    assert decided(linked([person], [person]))["w0"]["child"] == 100
    twice = decided(linked([{**person, "list": None}] * 2))
    assert twice["w0"]["group"] == twice["w1"]["group"]
