"""The first safety rule: who may be told of a child, who must not, and where it is safe."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onroll.facts.answers import Truth
from onroll.policy.who_may_know.answers import CONCERNS, MAY, MUST_NOT, Advice, SafeContact, may_be_one
from onroll.policy.who_may_know.ruling import ALLOWED, HELD, REFUSED
from onroll.policy.who_may_know.safe_contact import may_leave
from onroll.policy.who_may_know.sending import Address, Kind, Recipient, Sending, Tells, Who
from tests.policy.who_may_know import space
from tests.policy.who_may_know.space import ANSWERED, DAYS, HOME, NO_CONCERN, NOW, Point

GOOD = Point(Kind.LETTER, Who.PARENT, frozenset(), "may", "yes", False, "no", "none", "", "fresh")
PLAIN_HOME = "1 larch hill anybourne zy1 1aa"


def outcome(**sides: object) -> str:
    return space.ruling(replace(GOOD, **sides)).outcome


@pytest.mark.parametrize("points", [space.people_and_places, space.dangers, space.visits])
def test_it_never_allows_what_is_forbidden_or_unanswered_anywhere_in_the_whole_space(points):
    allowed = looked_at = 0
    for point in points():
        said = space.ruling(point).outcome
        wanted = REFUSED if space.forbidden(point) else HELD if space.unanswered(point) else ALLOWED
        assert said == wanted, (point, said)
        looked_at += 1
        allowed += said == ALLOWED
    assert looked_at > 1_000 and allowed > 100


def test_it_allows_a_letter_to_a_parent_who_may_be_told_at_a_safe_address():
    assert outcome() == ALLOWED


def test_it_calls_no_address_safe_that_nobody_answered_about():
    office = Sending(Kind.LETTER, Recipient(Who.RECEIVING_SCHOOL, "Ferrymead"), "office@ferrymead.example")
    said = may_leave(office, space.answers(GOOD), (), [], now=NOW, days=DAYS)
    assert said and "safe" not in said.why
    assert "the address is safe" in space.ruling(GOOD).why


def test_it_holds_everything_until_somebody_has_answered():
    for kind in Kind:
        assert outcome(kind=kind, when="never") == HELD


def test_it_holds_a_visit_over_two_rival_addresses_until_a_reason_is_written():
    """Row 93.3."""
    assert outcome(kind=Kind.VISIT, rivals=2) == HELD
    assert outcome(kind=Kind.VISIT, rivals=2, reason="  ") == HELD
    assert outcome(kind=Kind.VISIT, rivals=2, reason="The landlord saw them there") == ALLOWED


def test_it_does_not_take_one_address_written_two_ways_for_rivals():
    there = [Address(HOME, ANSWERED), Address(HOME.upper().replace(",", " "), ANSWERED)]
    sending = Sending(Kind.VISIT, GOOD.to, HOME)
    assert may_leave(sending, space.answers(GOOD), (), there, now=NOW, days=DAYS)


@pytest.mark.parametrize("who", [Who.PARENT, Who.LAST_SCHOOL, Who.SIBLINGS_SCHOOL])
@pytest.mark.parametrize("tells", list(Tells))
def test_it_tells_no_parent_last_school_or_siblings_school_where_the_child_is_by_default(who, tells):
    assert outcome(who=who, tells=frozenset({tells})) == REFUSED
    assert outcome(who=who, tells=frozenset({tells}), where=True) == ALLOWED


def test_it_lets_a_change_of_address_be_told_to_the_school_on_whose_roll_the_child_is_and_no_other():
    """Row 27."""
    assert outcome(who=Who.SCHOOL_ON_ROLL, tells=frozenset({Tells.ADDRESS})) == ALLOWED
    assert outcome(who=Who.LAST_SCHOOL, tells=frozenset({Tells.ADDRESS})) == REFUSED


@pytest.mark.parametrize("who", [Who.CRS, Who.POLICE])
def test_it_lets_word_to_social_care_and_police_leave_at_once_whatever_is_unanswered(who):
    """Row 52."""
    for when in space.WHEN:
        for flag in ("", "immediate_risk", "refuge"):
            assert (
                outcome(who=who, when=when, flag=flag, concern="unknown", tells=frozenset(Tells)) == ALLOWED
            )


def test_it_does_not_take_a_visit_or_a_familys_address_for_word_to_social_care():
    assert outcome(who=Who.CRS, kind=Kind.VISIT, when="never") == HELD
    at_home = Sending(Kind.LETTER, Recipient(Who.CRS), HOME)
    assert may_leave(at_home, None, (), [Address(HOME, ANSWERED)], now=NOW, days=DAYS).outcome == HELD


def test_it_lets_nothing_leave_about_a_sealed_child_even_to_social_care():
    """Row 58."""
    for point in space.visits():
        assert space.ruling(replace(point, flag="sealed")).outcome == REFUSED


def test_it_stops_all_post_about_a_child_who_has_died():
    for who in Who:
        for kind in Kind:
            assert outcome(who=who, kind=kind, flag="died") == REFUSED


@pytest.mark.parametrize("concern", list(CONCERNS))
def test_it_holds_every_concern_for_advice_that_names_the_recipient(concern):
    assert outcome(flag=concern) == HELD
    assert outcome(flag=concern, advice="agrees") == ALLOWED
    for not_enough in ("of_another", "before", "to_come", "by_nobody"):
        assert outcome(flag=concern, advice=not_enough) == HELD


def test_it_takes_advice_on_the_head_teacher_for_the_one_school_there_is_and_for_nobody_else():
    def said(who: Who, agrees_to: str) -> str:
        answered = space.answers(replace(GOOD, flag="refuge"))
        assert answered is not None
        advice = Advice("The duty social worker", ANSWERED, frozenset({agrees_to}))
        sending = Sending(Kind.LETTER, Recipient(who, "Dovecote Junior School"))
        given = replace(answered, advice=advice)
        return may_leave(sending, given, {"refuge"}, (), now=NOW, days=DAYS).outcome

    assert said(Who.SCHOOL_ON_ROLL, "school_on_roll") == ALLOWED
    assert said(Who.LAST_SCHOOL, "last_school") == ALLOWED
    assert said(Who.LAST_SCHOOL, "school_on_roll") == HELD
    for many in (Who.PARTNER, Who.RECEIVING_SCHOOL, Who.AUTHORITY, Who.PARENT):
        assert said(many, many.value) == HELD


@pytest.mark.parametrize("concern", list(CONCERNS))
def test_it_holds_while_a_concern_is_not_ruled_out_even_when_another_was_advised_upon(concern):
    point = replace(GOOD, advice="agrees", flag="refuge")
    answered = space.answers(point)
    assert answered is not None
    blank = replace(answered, concerns={code: said for code, said in NO_CONCERN.items() if code != concern})
    sending = Sending(Kind.LETTER, GOOD.to, HOME)
    assert may_leave(sending, blank, {"refuge"}, (), now=NOW, days=DAYS).outcome == HELD


def test_it_refuses_whoever_must_not_be_told_even_when_social_care_agreed():
    assert outcome(told="must_not", flag="refuge", advice="agrees", where=True) == REFUSED


@pytest.mark.parametrize(
    "written", ["Mr John Smith", "JOHN  smith", "J. Smith", "John Paul Smith", "Smith, John", "Jóhn Smith", "Smith"]
)  # fmt: skip
@pytest.mark.parametrize("who", [Who.PARENT, Who.OTHER_PERSON])
def test_it_knows_who_must_not_be_told_however_the_name_is_written(written, who):
    told = {Recipient(who, written).key: MAY, "parent:john smith": MUST_NOT}
    answered = SafeContact(ANSWERED, "carol", told, True, {PLAIN_HOME: Truth.YES}, concerns=NO_CONCERN)
    sending = Sending(Kind.LETTER, Recipient(who, written), HOME)
    assert may_leave(sending, answered, (), (), now=NOW, days=DAYS).outcome == REFUSED


def test_it_does_not_confuse_two_parents_of_one_surname():
    assert not may_be_one("Amira Smith", "John Smith")
    assert not may_be_one("", "John Smith")


def test_it_holds_a_letter_that_names_nobody():
    answered = SafeContact(
        ANSWERED, "carol", {"parent": MAY}, True, {PLAIN_HOME: Truth.YES}, concerns=NO_CONCERN
    )
    sending = Sending(Kind.LETTER, Recipient(Who.PARENT), HOME)
    assert may_leave(sending, answered, (), (), now=NOW, days=DAYS).outcome == HELD


def test_it_lets_answers_lapse_with_their_days_and_with_a_newer_address():
    answered = space.answers(GOOD)
    sending = Sending(Kind.LETTER, GOOD.to, HOME)
    last = ANSWERED + timedelta(days=DAYS)
    assert may_leave(sending, answered, (), (), now=last, days=DAYS)
    assert not may_leave(sending, answered, (), (), now=last + timedelta(microseconds=1), days=DAYS)
    newer = [Address(space.RIVAL, ANSWERED + timedelta(microseconds=1))]
    assert not may_leave(sending, answered, (), newer, now=NOW, days=DAYS)


def test_it_says_of_every_hold_what_would_release_it():
    for point in space.visits():
        ruling = space.ruling(point)
        assert ruling.why.endswith(".") and bool(ruling.to_do) == (ruling.outcome == HELD)


POINTS = st.builds(
    Point, st.sampled_from(Kind), st.sampled_from(Who), st.sampled_from(space.TELLS), st.sampled_from(space.TOLD),
    st.sampled_from(space.SAFE), st.booleans(), st.sampled_from(space.SAFE), st.sampled_from(space.ADVICE),
    st.sampled_from(space.FLAGS), st.sampled_from(space.WHEN), st.sampled_from((1, 2)),
    st.sampled_from(("", "Seen there")), st.booleans(),
)  # fmt: skip
WORSE = {
    "told": ("must_not", "kind_must_not", "unsaid"), "safe": ("no", "unknown"), "where": (False,),
    "concern": ("yes", "unknown"), "advice": ("none", "of_another", "before"),
    "flag": ("sealed", "died", *CONCERNS), "when": ("never", "old", "newer_address"), "rivals": (2,), "reason": ("",),
    "forbidden_asked": (False,), "tells": (frozenset(Tells),),
}  # fmt: skip


BEST = {
    "told": "may", "safe": "yes", "where": True, "concern": "no", "advice": "agrees", "flag": "", "when": "fresh",
    "rivals": 1, "reason": "Seen there", "forbidden_asked": True, "tells": frozenset(),
}  # fmt: skip


@settings(max_examples=1000)
@given(POINTS, st.sampled_from([(side, value) for side, values in WORSE.items() for value in values]))
def test_it_is_never_loosened_by_a_blank_a_no_a_danger_or_an_older_answer(point, worse):
    side, value = worse
    if value == "never":  # with the answers goes a "no" among them, which alone held back word to social care
        point = replace(point, told="unsaid", safe="unknown")
    if not space.ruling(replace(point, **{side: BEST[side]})):
        assert not space.ruling(replace(point, **{side: value}))


@settings(max_examples=500)
@given(POINTS)
def test_it_agrees_with_a_second_reading_of_the_rules(point):
    said = space.ruling(point).outcome
    wanted = REFUSED if space.forbidden(point) else HELD if space.unanswered(point) else ALLOWED
    assert said == wanted
