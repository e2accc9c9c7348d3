"""The fifteen grounds and the returns of schools."""

from datetime import date

import pytest

from onroll.law.pupil_registration_2024 import (
    ATTENDANCE_CODES,
    GROUNDS,
    RETURNS,
    deletion_return_last_day,
    deletion_return_problems,
    ground,
    ground_letter,
    new_pupil_return_last_day,
)


def test_the_table_has_grounds_a_to_o_in_order():
    assert list(GROUNDS) == list("abcdefghijklmno")
    assert len({entry.code for entry in GROUNDS.values()}) == 15
    for letter, entry in GROUNDS.items():
        assert entry.letter == letter
        assert str(entry.citation).endswith(f"reg.9(1)({letter})")
        assert entry.preconditions or letter in "kn"


def test_only_h_and_i_need_a_joint_enquiry_and_only_f_a_written_notice():
    assert [letter for letter, one in GROUNDS.items() if one.needs_joint_enquiry] == ["h", "i"]
    assert [letter for letter, one in GROUNDS.items() if one.needs_written_notice] == ["f"]
    assert (GROUNDS["h"].school_days_absent, GROUNDS["i"].school_days_absent) == (10, 20)
    assert GROUNDS["i"].only_codes == ("G", "N", "O")


def test_what_is_unconfirmed_is_marked():
    unconfirmed = [letter for letter, one in GROUNDS.items() if one.conditions_certainty != "confirmed"]
    assert unconfirmed == ["g", "h", "i", "j", "l"]
    assert all(one.certainty == "confirmed" for one in GROUNDS.values())


@pytest.mark.parametrize(
    ("written", "letter"),
    [("a", "a"), (" A ", "a"), ("Ground i", "i"), ("9(1)(h)", "h"), ("(f)", "f"), ("Reg 9(1)(O)", "o")]
    + [(wrong, None) for wrong in ("p", "", "ab", "9(1)", "moved away")],
)
def test_it_reads_a_ground_as_people_write_it(written, letter):
    assert ground_letter(written) == letter


def test_no_ground_existed_before_the_regulations():
    assert ground("a", date(2024, 8, 18)) is None
    assert ground("a", date(2024, 8, 19)) is GROUNDS["a"]
    assert ground("p", date(2026, 11, 24)) is None


def test_a_new_pupil_return_is_in_time_to_the_fifth_day_after():
    assert new_pupil_return_last_day(date(2026, 11, 24)) == date(2026, 11, 29)
    assert deletion_return_last_day(date(2026, 11, 24)) == date(2026, 11, 24)
    assert [one.code for one in RETURNS] == ["new-pupil", "deletion", "attendance", "sickness"]


def test_a_deletion_return_is_queried_for_what_it_lacks():
    day = date(2026, 11, 24)
    assert "joint enquiry" in deletion_return_problems("i")[0]
    assert deletion_return_problems("i", joint_enquiry_on=day) == ()
    assert "written notice" in deletion_return_problems("f")[0]
    assert deletion_return_problems("f", written_notice_on=day) == ()
    assert "consent" in deletion_return_problems("a", placed_at_special_school=True)[0]
    assert deletion_return_problems("a", placed_at_special_school=True, council_consented=True) == ()
    assert deletion_return_problems("a") == deletion_return_problems("k", placed_at_special_school=True) == ()
    assert "no ground" in deletion_return_problems(None)[0]


def test_every_attendance_code_in_use_is_in_the_table():
    in_use = "/ \\ B C C1 C2 D E G I J1 K L M N O P Q R S T U V W X Y1 Y2 Y3 Y4 Y5 Y6 Y7 Z #".split()
    assert sorted(ATTENDANCE_CODES) == sorted(in_use)
    assert ATTENDANCE_CODES["G"].citation.certainty == "confirmed"
    assert ATTENDANCE_CODES["I"].citation.certainty == "unconfirmed"
