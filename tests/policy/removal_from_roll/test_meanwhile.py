"""What a school is told until the name may go."""

import pytest

from onroll.policy.removal_from_roll.meanwhile import meanwhile


@pytest.mark.parametrize("made_out", [False, True])
def test_it_asks_nobody_to_look_for_a_pupil_who_has_died_or_to_mark_the_sessions(made_out: bool) -> None:
    told = " ".join(meanwhile(made_out, died=True))
    for word in ("Go on looking", "your pupil in every way", "Mark every session", "attempt", "transfer file"):
        assert word not in told
    assert "the family" in told


def test_it_has_every_other_pupil_looked_for_until_a_ground_is_made_out() -> None:
    assert any("Go on looking" in line for line in meanwhile(made_out=False))


def test_it_does_not_tell_a_school_that_a_name_it_took_off_stays_on() -> None:
    told = " ".join(meanwhile(made_out=False, gone=True))
    assert "stays on your admission register" not in told and "put the name back" in told and "Go on looking" in told
