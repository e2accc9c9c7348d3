"""The theorems of the account, proved by enumerating every situation there is."""

from collections import Counter

import pytest

from onroll.facts.answers import Truth
from onroll.facts.situation import (
    FIELDS,
    ON_A_ROLL,
    REFUTED,
    Admission,
    Attendance,
    Closing,
    Home,
    Life,
    Provision,
    Residence,
    Roll,
    SaidUnknown,
    Situation,
    every_situation,
)
from onroll.policy import rulebook

ACCOUNTED = {
    "on_roll",
    "eotas",
    "home_educated",
    "lives_elsewhere",
    "moved_abroad",
    "under_age",
    "over_age",
    "died",
}
EVIDENCE_OF_EDUCATION = {
    "roll": [Roll.CURRENT, Roll.PART_TIME],
    "provision": [Provision.EOTAS],
    "home": [Home.SUITABLE],
    "closing": [Closing.ELSEWHERE, Closing.ABROAD],
}


@pytest.fixture(scope="module")
def judged():
    """Every situation with its judgement: found once, some 330,000."""
    return {
        situation: rulebook.judge.__wrapped__(situation)
        for situation in every_situation()
    }


def replaced(situation: Situation, **changes: object) -> Situation:
    values = {name: getattr(situation, name) for name in FIELDS}
    changed = Situation(**{**values, **changes})
    return (
        changed
        if changed.is_possible()
        else Situation(**{**values, **changes, "attendance": Attendance.UNKNOWN})
    )


def has_no_evidence_of_education(s: Situation) -> bool:
    return (
        s.roll not in ON_A_ROLL
        and s.provision is not Provision.EOTAS
        and s.home in (Home.NONE, Home.UNSUITABLE)
        and s.closing in (Closing.NONE, Closing.FAILED_TO_TRACK)
    )


def test_it_keeps_the_space_of_situations_under_half_a_million(judged):
    assert 100_000 < len(judged) < 500_000


def test_it_has_the_eighteen_positions_and_reaches_every_one(judged):
    reached = Counter(judgement.position for judgement in judged.values())
    assert set(reached) == {one.code for one in rulebook.positions()}
    assert len(reached) == 18


def test_it_never_accounts_for_a_child_of_age_without_evidence_of_education(judged):
    """Row 1."""
    wrong = [
        (s, j.position)
        for s, j in judged.items()
        if s.life in (Life.WITHIN, Life.UNKNOWN)
        and s.residence in (Residence.HERE, Residence.UNKNOWN)
        and has_no_evidence_of_education(s)
        and (
            j.position in ACCOUNTED
            or j.missing_education.truth is Truth.NO
            or j.in_scope_436a.truth is Truth.NO
        )
    ]
    assert wrong == []


def test_it_says_unknown_and_never_no_of_a_child_of_whom_nothing_is_known():
    nothing = rulebook.judge(Situation())
    answers = (
        nothing.missing_education,
        nothing.in_scope_436a,
        nothing.cnis_eligible,
        nothing.in_monthly_data,
    )
    assert [answer.truth for answer in answers] == [Truth.UNKNOWN] * 4
    assert nothing.position == "unaccounted"
    assert nothing.attending == "unknown"


def test_it_never_calls_a_child_more_missing_for_more_evidence_of_education(judged):
    wrong = []
    for situation, judgement in judged.items():
        for field, values in EVIDENCE_OF_EDUCATION.items():
            for value in values:
                more = judged[replaced(situation, **{field: value})]
                if (
                    more.missing_education.truth.rank
                    > judgement.missing_education.truth.rank
                ):
                    wrong.append((situation, field, value))
    assert wrong == []


def test_it_never_calls_a_child_less_missing_for_silence_alone(judged):
    """A roll that stops naming a child without a word from anybody is silence."""
    wrong = [
        s
        for s, j in judged.items()
        if s.roll in ON_A_ROLL
        and judged[replaced(s, roll=Roll.LEFT_SILENT)].missing_education.truth.rank
        < j.missing_education.truth.rank
    ]
    assert wrong == []


def test_it_never_lets_an_allocated_place_outrank_whereabouts_unknown(judged):
    wrong = [
        s
        for s, j in judged.items()
        if s.admission is Admission.ALLOCATED
        and (
            s.said_unknown is SaidUnknown.YES or s.roll in (Roll.LEFT_UNKNOWN, *REFUTED)
        )
        and j.position == "offered_not_started"
    ]
    assert wrong == []


def test_it_counts_nobody_in_the_return_who_is_not_missing(judged):
    assert all(
        j.return_reason == ""
        for j in judged.values()
        if j.missing_education.truth is not Truth.YES
    )


def test_it_gives_every_answer_its_reasons(judged):
    for judgement in judged.values():
        for answer in (
            judgement.placed,
            judgement.missing_education,
            judgement.in_scope_436a,
            judgement.cnis_eligible,
        ):
            assert answer.because and all(reason.citation for reason in answer.because)


def test_it_puts_an_excluded_child_still_on_roll_in_the_monthly_data():
    excluded = Situation(
        Life.WITHIN, Residence.HERE, Roll.CURRENT, provision=Provision.EXCLUDED_WITHOUT
    )
    judgement = rulebook.judge(excluded)
    assert judgement.position == "on_roll"
    assert judgement.in_monthly_data.truth is Truth.YES
    assert judgement.missing_education.truth is Truth.NO


def test_it_names_every_change_that_would_move_the_child():
    silent = Situation(Life.WITHIN, Residence.HERE, Roll.LEFT_SILENT)
    changes = rulebook.what_would_change(silent)
    assert ("roll", "current", "on_roll") in changes
    assert ("home", "suitable", "home_educated") in changes
    assert all(then != "unaccounted" for _, _, then in changes)
