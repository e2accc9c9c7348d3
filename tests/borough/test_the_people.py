"""The people are as people are: families, twins, many origins, names that vary, nobody twice."""

from __future__ import annotations

from collections import Counter

from onroll.borough.names import SHARES, bank
from onroll.borough.terms import school_age_from, school_age_until
from onroll.law import education_act_1996 as act
from tests.borough.town import sheet, told, written


def test_there_are_as_many_children_as_were_asked_for() -> None:
    assert len(sheet(written() / "truth" / "people.csv")) == 300
    assert len(told().world.people) == 1500


def test_twins_share_their_birth_date_and_their_home() -> None:
    people = {p.pid: p for p in told().world.people}
    twins = [p for p in people.values() if p.twin_of]
    assert 0 < len(twins) < 0.05 * len(people)
    assert all(p.born == people[p.twin_of].born for p in twins)
    assert all(p.household is people[p.twin_of].household for p in twins)


def test_brothers_and_sisters_do_not_share_a_forename() -> None:
    families = [h.people for h in told().world.households]
    alike = sum(len(f) - len({p.forename for p in f}) for f in families)
    assert alike <= len(families) // 200


def test_names_come_from_every_origin_and_vary() -> None:
    people = told(8000, 1).world.people
    assert set(SHARES) == {p.household.origin for p in people}
    english = Counter(p.surname for p in people if p.household.origin == "english")
    assert len(english) > 200
    assert english.most_common(1)[0][1] < 0.06 * sum(english.values())


def test_the_banks_of_large_groups_are_large() -> None:
    for origin in ("english", "polish", "romanian", "somali", "arabic", "pakistani", "bengali", "panjabi"):
        names = bank(origin)
        assert len(names.girls) >= 80 and len(names.boys) >= 80 and len(names.surnames) >= 120, origin


def test_a_few_children_are_namesakes_born_on_one_day() -> None:
    people = told(8000, 1).world.people
    alike = Counter((p.forename, p.surname, p.born) for p in people)
    assert 0 < sum(1 for n in alike.values() if n > 1) < 12


def test_school_age_agrees_with_the_law_as_onroll_states_it() -> None:
    for born in {p.born for p in told().world.people}:
        stated = (act.compulsory_school_age_starts(born), act.compulsory_school_age_ends(born))
        assert stated == (school_age_from(born), school_age_until(born)), born


def test_tokens_are_in_one_family_only() -> None:
    owners: dict[str, set[str]] = {}
    household = {row["person"]: row["household"] for row in sheet(written() / "truth" / "people.csv")}
    for row in sheet(written() / "truth" / "tokens.csv"):
        owners.setdefault(row["token"], set()).add(household[row["person"]])
    assert {token for token, families in owners.items() if len(families) > 1} == set()
