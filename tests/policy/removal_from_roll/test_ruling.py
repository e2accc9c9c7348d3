"""A ground is made out on what is known, or it is not, or something is missing; good news never makes it worse."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onroll.facts.answers import Truth
from onroll.law.pupil_registration_2024 import GROUNDS
from onroll.policy.removal_from_roll.conditions import SPECIAL, SPECIAL_SCHOOL, Told
from onroll.policy.removal_from_roll.grounds import ASKED
from onroll.policy.removal_from_roll.known import known_of, visited
from onroll.policy.removal_from_roll.ruling import MADE_OUT, MORE_NEEDED, NOT_MADE_OUT, OUTCOMES, Ruling, rule
from tests.policy.removal_from_roll.cases import CALENDAR, DAY, case, request, step

RANK = {NOT_MADE_OUT: 0, MORE_NEEDED: 1, MADE_OUT: 2}
CODES = sorted(
    {one.code for ground in ASKED.values() for one in ground.conditions} | {SPECIAL, "placing-consent"}
)
GOOD = {
    "order-names-school": "no", "mobile-main-school": "no", "dual-agreed": "no", "expected-again": "no",
    "sickness-or-unavoidable": "no", "boarder": "no", SPECIAL: "no", "stated-day": "2026-11-20",
    "leave-ended": "2026-10-01", "absent-since": "2026-10-01",
}  # fmt: skip
BAD = {"stated-day": "2026-11-24", "leave-ended": "2026-11-16", "absent-since": "2026-11-23"}
LETTERS = st.sampled_from(sorted(ASKED))


def good(code: str) -> str:
    return GOOD.get(code, "yes")


def bad(code: str) -> str:
    return BAD.get(code, {"yes": "no", "no": "yes"}[good(code)] if code not in BAD else "")


def told(answers: dict[str, Any], known: dict[str, Truth]) -> Told:
    return Told(answers, known, DAY, CALENDAR)


def every(letter: str) -> Ruling:
    """The ruling when everything is as it should be."""
    return rule(letter, told({code: good(code) for code in CODES}, dict.fromkeys(CODES, Truth.YES)))


@st.composite
def evidence(draw: st.DrawFn) -> tuple[dict[str, str], dict[str, Truth]]:
    """Any answers, each good, bad or blank, with any knowledge of the council's own."""
    answers, known = {}, {}
    for code in CODES:
        if (said := draw(st.sampled_from(["good", "bad", ""]))) != "":
            answers[code] = good(code) if said == "good" else bad(code)
        if (truth := draw(st.sampled_from(list(Truth)))) is not Truth.UNKNOWN:
            known[code] = truth
    return answers, known


def test_it_asks_something_of_every_ground_there_is() -> None:
    """Row 43."""
    assert set(ASKED) == set(GROUNDS)
    assert all(ground.conditions for ground in ASKED.values())


@pytest.mark.parametrize("letter", sorted(ASKED))
def test_it_makes_a_ground_out_when_everything_it_needs_is_shown(letter: str) -> None:
    """Row 33."""
    assert every(letter).outcome == MADE_OUT
    assert "must be deleted" in every(letter).because


@given(LETTERS)
def test_it_makes_nothing_out_when_nothing_was_answered(letter: str) -> None:
    assert rule(letter, told({}, {})).outcome == MORE_NEEDED
    assert rule(letter, told({}, {})).missing


@given(LETTERS, evidence(), st.sampled_from(CODES))
def test_it_never_answers_worse_when_the_evidence_is_better(
    letter: str, given_: tuple[dict[str, str], dict[str, Truth]], code: str
) -> None:
    answers, known = given_
    now = RANK[rule(letter, told(answers, known)).outcome]
    for said in (None, good(code)):
        if code in answers and not (said is None and answers[code] == good(code)):
            better = {key: value for key, value in answers.items() if key != code} | (
                {code: said} if said else {}
            )
            assert RANK[rule(letter, told(better, known)).outcome] >= now
    if known.get(code) is not Truth.YES:
        better_known = known | {code: Truth.YES}
        assert RANK[rule(letter, told(answers, better_known)).outcome] >= now


@given(LETTERS, evidence())
def test_it_says_what_is_missing_or_what_is_against_it_whenever_it_is_not_made_out(
    letter: str, given_: tuple[dict[str, str], dict[str, Truth]]
) -> None:
    ruling = rule(letter, told(*given_))
    assert bool(ruling.missing) or ruling.outcome != MORE_NEEDED
    assert bool(ruling.against) == (ruling.outcome == NOT_MADE_OUT)
    assert all(said in ruling.because for said in ruling.missing if ruling.outcome == MORE_NEEDED)


@given(evidence(), st.sampled_from("acf"))
def test_it_lets_an_order_that_names_the_school_keep_the_name(
    given_: tuple[dict[str, str], dict[str, Truth]], letter: str
) -> None:
    """Row 48."""
    answers, known = given_
    assert rule(letter, told(answers | {"order-names-school": "yes"}, known)).outcome == NOT_MADE_OUT
    assert rule(letter, told(answers, known | {"order-names-school": Truth.NO})).outcome == NOT_MADE_OUT


@given(evidence(), st.sampled_from("hi"))
def test_it_needs_the_joint_enquiry_and_the_councils_agreement_for_a_pupil_nobody_found(
    given_: tuple[dict[str, str], dict[str, Truth]], letter: str
) -> None:
    """Row 45."""
    answers, known = given_
    for needed in ("joint-enquiry", "council-agrees"):
        without = {code: truth for code, truth in known.items() if code != needed}
        assert rule(letter, told(answers, without)).outcome != MADE_OUT


@given(evidence(), LETTERS)
def test_it_keeps_a_child_placed_at_a_special_school_until_the_authority_consents(
    given_: tuple[dict[str, str], dict[str, Truth]], letter: str
) -> None:
    answers, known = given_
    placed = told(answers | {SPECIAL: "yes"}, {k: v for k, v in known.items() if k != "placing-consent"})
    if letter != "k":
        assert rule(letter, placed).outcome != MADE_OUT


def test_it_does_not_take_the_schools_word_for_what_the_council_must_see() -> None:
    """Row 40."""
    answers = {code: good(code) for code in CODES}
    for letter in "acfg":
        assert rule(letter, told(answers, {})).outcome == MORE_NEEDED


@pytest.mark.parametrize(
    ("letter", "code", "last_bad", "first_good"),
    [
        ("f", "stated-day", DAY, date(2026, 11, 23)),  # the day itself has not passed
        ("h", "leave-ended", date(2026, 11, 10), date(2026, 11, 9)),  # ten school days, the 10th to the 23rd
        ("i", "absent-since", date(2026, 10, 21), date(2026, 10, 20)),  # four days, a week off, sixteen
    ],
)
def test_it_counts_the_days_a_ground_needs_to_the_day(
    letter: str, code: str, last_bad: date, first_good: date
) -> None:
    answers = {one: good(one) for one in CODES}
    known = dict.fromkeys((one for one in CODES if one != code), Truth.YES)
    assert rule(letter, told(answers | {code: last_bad.isoformat()}, known)).outcome == NOT_MADE_OUT
    assert rule(letter, told(answers | {code: first_good.isoformat()}, known)).outcome == MADE_OUT


def test_it_counts_an_absence_from_the_day_after_the_pupil_was_last_there() -> None:
    known = dict.fromkeys((one for one in CODES if one != "absent-since"), Truth.YES)
    answers = {one: good(one) for one in CODES} | {"last-attended": "2026-11-20"}
    assert rule("i", told(answers, known)).outcome == NOT_MADE_OUT
    ticked = Told(answers, known, DAY, CALENDAR, {"absent-since": Truth.YES})
    assert rule("i", ticked).outcome == NOT_MADE_OUT


def test_it_does_not_take_a_special_schools_word_that_no_authority_placed_the_pupil() -> None:
    ticked = {one: good(one) for one in CODES}
    known = {one: Truth.YES for one in CODES if one not in (SPECIAL, "placing-consent")}
    special = known | {SPECIAL_SCHOOL: Truth.YES}
    assert rule("g", told(ticked, known)).outcome == MADE_OUT
    assert rule("g", told(ticked, special)).outcome == MORE_NEEDED
    assert rule("g", told(ticked, special | {"placing-consent": Truth.YES})).outcome == MADE_OUT
    assert rule("g", Told(ticked, special, DAY, CALENDAR, {SPECIAL: Truth.YES})).outcome == MADE_OUT


@pytest.mark.parametrize(
    ("day", "counts"), [("2026-10-18", False), ("2026-10-19", True), ("2026-11-12", True)]
)
def test_it_counts_a_home_visit_from_the_first_day_of_the_absence(day: str, counts: bool) -> None:
    """Row 45."""
    visit = step("home-visit", visited_on=day)
    for asked in (request("i", absent_since="2026-10-19"), request("h", leave_ended="2026-10-18")):
        assert visited(case(asked, visit)) is counts
    assert visited(case(request("i", absent_since="2026-10-05", last_attended="2026-10-18"), visit)) is counts
    assert visited(case(request("i"), visit))


def test_it_does_not_take_what_a_parent_only_said_for_a_notice() -> None:
    """Row 42."""
    answers = {code: good(code) for code in CODES} | {"notice-seen": "no"}
    assert rule("f", told(answers, {"notice-seen": Truth.YES})).outcome == NOT_MADE_OUT


@pytest.mark.parametrize("stage", ["governors-ended", "review-ended"])
def test_it_waits_for_the_review_of_a_permanent_exclusion(stage: str) -> None:
    answers = {code: good(code) for code in CODES}
    assert rule("o", told(answers | {stage: "no"}, {})).outcome == NOT_MADE_OUT
    del answers[stage]
    assert rule("o", told(answers, {})).outcome == MORE_NEEDED


def test_it_rules_that_a_name_stays_when_no_ground_is_named() -> None:
    """Row 48."""
    ruling = rule("", told({}, {}))
    assert (ruling.outcome, ruling.citation) == (NOT_MADE_OUT, None)
    assert set(OUTCOMES.values()) == set(RANK)


@given(LETTERS, evidence(), st.sampled_from(CODES))
def test_it_lets_what_the_register_knows_against_a_ground_outweigh_any_tick_and_any_officer(
    letter: str, given_: tuple[dict[str, str], dict[str, Truth]], code: str
) -> None:
    """Row 48."""
    answers, known = given_
    asked = {one.code for one in ASKED[letter].conditions}
    if code in asked:
        against = Told(
            answers | {code: good(code)}, known | {code: Truth.NO}, DAY, CALENDAR, {code: Truth.YES}
        )
        assert rule(letter, against).outcome == NOT_MADE_OUT


@pytest.mark.parametrize(
    ("code", "facts", "position", "truth"),
    [
        ("over-age", {"dob": date(2016, 5, 14)}, "", Truth.NO), ("over-age", {"dob": date(2010, 5, 14)}, "", Truth.YES),
        ("over-age", {}, "", None), ("nursery-complete", {"dob": date(2016, 5, 14)}, "", Truth.NO),
        ("nursery-complete", {"dob": date(2022, 5, 14)}, "", None),
        ("independent", {"school_type": "Community school"}, "", Truth.NO),
        ("independent", {"school_type": "Other independent school"}, "", Truth.YES), ("independent", {}, "", None),
        ("excluded", {"excluded": True}, "", Truth.YES), ("excluded", {"excluded": False}, "", None),
        ("died", {}, "died", Truth.YES), ("died", {}, "on_roll", None),
    ],
)  # fmt: skip
def test_it_answers_from_the_register_what_the_register_knows(
    code: str, facts: dict[str, Any], position: str, truth: Truth | None
) -> None:
    assert known_of(case(facts=facts, position=position), DAY, CALENDAR).get(code) is truth


@pytest.mark.parametrize(("letter", "code"), [
    ("j", "four-months"), ("k", "died"), ("l", "over-age"), ("m", "boards-here"), ("n", "independent"),
    ("o", "excluded"),
])  # fmt: skip
def test_it_needs_more_than_a_schools_tick(letter: str, code: str) -> None:
    ticked = {one: good(one) for one in CODES}
    assert rule(letter, told(ticked, {})).outcome == MORE_NEEDED
    confirmed = Told(ticked, {}, DAY, CALENDAR, {code: Truth.YES})
    assert rule(letter, confirmed).outcome == MADE_OUT
