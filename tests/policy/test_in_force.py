"""What is kept in force: how it stands on a day, and what is missing."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from onroll.policy.in_force import (
    ACTS_ON,
    AGREEMENT,
    KINDS,
    POLICY,
    STANDS,
    Kept,
    act_by,
    missing,
    state,
    yearly_review_after,
)

WARNS = 60
NEIGHBOURS = {"898": "Westshire", "897": "Port Orrin"}
DAY = date(2026, 11, 24)
DAYS = st.dates(date(2024, 1, 1), date(2028, 12, 31))
PERHAPS = st.none() | DAYS
THINGS = st.builds(
    Kept, kind=st.sampled_from(sorted(KINDS)), from_day=DAYS, review_due_on=PERHAPS, until_day=PERHAPS,
    ended_on=PERHAPS, replaced_on=PERHAPS,
)  # fmt: skip


def test_a_review_is_in_time_on_its_day_and_overdue_the_day_after():
    """The reminder begins 60 days before. Row 9."""
    kept = Kept(POLICY, date(2026, 9, 1), review_due_on=date(2027, 8, 31))
    days = (date(2027, 7, 1), date(2027, 7, 2), date(2027, 8, 31), date(2027, 9, 1))
    assert [state(kept, on, WARNS) for on in days] == ["in_force", "due_soon", "due_soon", "overdue"]


def test_an_agreement_expires_on_the_day_after_its_last():
    """Row 14."""
    kept = Kept(AGREEMENT, date(2026, 1, 1), until_day=date(2027, 1, 1))
    days = (
        date(2025, 12, 31),
        date(2026, 1, 1),
        date(2026, 10, 31),
        date(2026, 11, 1),
        date(2026, 12, 31),
        date(2027, 1, 1),
    )
    found = [state(kept, on, WARNS) for on in days]
    assert found == ["to_come", "in_force", "in_force", "due_soon", "due_soon", "expired"]


def test_policy_is_reviewed_by_the_next_31_august_unless_its_reminder_has_begun():
    """Row 9."""
    days = (date(2024, 9, 2), date(2027, 7, 1), date(2027, 7, 2), date(2027, 7, 10), date(2027, 8, 31))
    found = [yearly_review_after(day, WARNS) for day in days]
    assert found == [date(2025, 8, 31), date(2027, 8, 31), *[date(2028, 8, 31)] * 3]


@given(THINGS, DAYS, st.integers(0, 90))
def test_it_stands_exactly_on_the_days_between_its_first_and_its_end(kept: Kept, on: date, warns: int):
    over = [day for day in (kept.until_day, kept.ended_on) if day]
    stands = kept.from_day <= on and all(on < day for day in over)
    assert (state(kept, on, warns) in STANDS) == stands


@given(THINGS, DAYS, st.integers(0, 90))
def test_it_is_overdue_only_past_its_day_and_nobody_is_reminded_early(kept: Kept, on: date, warns: int):
    found, due = state(kept, on, warns), act_by(kept)
    if found == "overdue":
        assert due is not None and due < on and kept.replaced_on is None
    if found == "due_soon":
        assert due is not None and due - timedelta(days=warns) <= on <= due
    if found == "in_force" and due is not None and kept.replaced_on is None:
        assert on < due - timedelta(days=warns)


@given(THINGS, DAYS)
def test_what_is_past_its_day_is_never_quiet_until_it_is_reviewed_replaced_or_ended(kept: Kept, on: date):
    due = act_by(kept)
    answered = kept.replaced_on is not None or (kept.ended_on is not None and kept.ended_on <= on)
    if due is not None and due < on and kept.from_day <= on and not answered:
        assert state(kept, on, WARNS) in ACTS_ON


def test_an_empty_register_lacks_the_policy_and_an_agreement_with_each_neighbour():
    """Rows 9, 13."""
    found = [one.says for one in missing(NEIGHBOURS, [], DAY, WARNS)]
    assert found == [
        "This council’s policy, reviewed and reissued by 31 August 2027",
        "An information-sharing agreement with Westshire",
        "An information-sharing agreement with Port Orrin",
    ]


def test_an_expired_or_ended_agreement_is_missing_again_and_one_may_cover_several():
    """Row 13."""
    both = Kept(AGREEMENT, date(2026, 1, 1), until_day=date(2027, 1, 1), neighbours=("897", "898"))
    policy = Kept(POLICY, date(2026, 9, 1), review_due_on=date(2027, 8, 31))
    assert missing(NEIGHBOURS, [both, policy], DAY, WARNS) == ()
    assert [one.neighbour for one in missing(NEIGHBOURS, [both, policy], date(2027, 1, 1), WARNS)] == [
        "898",
        "897",
    ]
