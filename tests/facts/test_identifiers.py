"""Identifiers: the published vectors, invented ones, and other people's libraries as a cross-check."""

import nhs_number
import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.gb import nhs as stdnum_nhs
from stdnum.gb import upn as stdnum_upn

from onroll.facts import identifiers as ids

DIGITS = st.text("0123456789", min_size=9, max_size=9)


@pytest.mark.parametrize(
    "upn", ["B801200005001", "X852400126001", "W85240012601A", "W852999926001", "V85299992601A"]
)
def test_it_accepts_the_published_pupil_numbers(upn):
    assert ids.upn_problem(upn) is None
    assert ids.clean_upn(f" {upn[:4].lower()} {upn[4:].lower()}") == upn


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("A801200005001", "the check letter should be B, not A"),
        ("B80120000500", "13 characters, not 12"),
        ("I801200005001", "never I, O or S"),
        ("B80120000500O", "never I, O or S"),
        ("", "13 characters, not 0"),
    ],
)
def test_it_says_what_is_wrong_with_a_pupil_number(text, problem):
    assert problem in (ids.upn_problem(text) or "")
    assert ids.clean_upn(text) is None


def test_it_tells_a_temporary_pupil_number():
    assert ids.is_temporary_upn("W85240012601A") and not ids.is_temporary_upn("X852400126001")


@given(st.integers(0, 999), st.integers(0, 9999), st.integers(2000, 2030), st.integers(0, 999))
def test_it_makes_pupil_numbers_that_it_and_stdnum_agree_on(la, estab, year, serial):
    upn = ids.make_upn(f"{la:03d}", f"{estab:04d}", year, serial)
    assert ids.upn_problem(upn) is None
    assert upn[0] == stdnum_upn.calc_check_digit(upn[1:])


@given(st.integers(0, 99), st.sampled_from(ids.UPN_LETTERS))
def test_it_makes_temporary_pupil_numbers(serial, letter):
    upn = ids.make_upn("899", "4001", 2026, serial, temporary=letter)
    assert ids.upn_problem(upn) is None and ids.is_temporary_upn(upn)
    assert upn[0] == stdnum_upn.calc_check_digit(upn[1:])


def test_it_accepts_a_newer_authority_that_stdnum_does_not_know():
    upn = ids.make_upn("941", "4001", 2026, 1)
    assert ids.upn_problem(upn) is None and not stdnum_upn.is_valid(upn)


@given(DIGITS.map("B801".__add__), st.integers(1, 12))
def test_it_catches_any_single_wrong_digit_in_a_pupil_number(rest, place):
    upn = ids.upn_check_letter(rest[1:]) + rest[1:]
    wrong = upn[:place] + str((int(upn[place]) + 1) % 10) + upn[place + 1 :]
    assert ids.upn_problem(wrong)


def test_it_refuses_to_make_impossible_numbers():
    with pytest.raises(ValueError, match="no pupil number"):
        ids.make_upn("89", "4001", 2026, 1)
    with pytest.raises(ValueError, match="no NHS number"):
        ids.make_nhs("99900000")


@pytest.mark.parametrize(
    "text", ["943 476 5870", "9434765870", "943-476-5870", "9990000018", "9990000026", "9990000034"]
)
def test_it_accepts_the_published_nhs_numbers(text):
    assert ids.nhs_problem(text) is None


@pytest.mark.parametrize("text", ["9434765871", "943476587", "1111111111", "0000000000", "943476587X", ""])
def test_it_refuses_wrong_and_filler_nhs_numbers(text):
    assert ids.nhs_problem(text) and ids.clean_nhs(text) is None


@given(DIGITS, st.integers(0, 9))
def test_it_agrees_with_two_libraries_on_nhs_check_digits(nine, last):
    number = f"{nine}{last}"
    if len(set(number)) > 1:
        valid = ids.nhs_problem(number) is None
        assert valid == stdnum_nhs.is_valid(number)
    english = f"4{nine[1:]}{last}"  # the second library knows which blocks are issued, too: stay in one
    if len(set(english)) > 1:
        assert (ids.nhs_problem(english) is None) == nhs_number.is_valid(english)


def test_it_makes_invented_nhs_numbers_and_shows_them_in_threes():
    assert ids.make_nhs("999000001") == "9990000018"
    assert ids.format_nhs("9434765870") == "943 476 5870"


@given(DIGITS)
def test_it_checks_learner_numbers(nine):
    remainder = sum(weight * int(digit) for weight, digit in zip(range(10, 1, -1), nine, strict=True)) % 11
    good = [last for last in "0123456789" if ids.uln_problem(nine + last) is None]
    assert good == ([] if remainder == 0 else [str(10 - remainder)])


@pytest.mark.parametrize(
    ("clean", "text", "expected"),
    [
        (ids.clean_laestab, "852/4001", "8524001"),
        (ids.clean_laestab, "8524001.0", "8524001"),
        (ids.clean_laestab, "852400", None),
        (ids.clean_urn, " 123456 ", "123456"),
        (ids.clean_la_code, "852", "852"),
        (ids.clean_la_code, "85", None),
        (ids.clean_uprn, "000100012345678", None),
        (ids.clean_uprn, "000012345678", "12345678"),
        (ids.clean_uprn, "0", None),
        (ids.clean_uln, "", None),
    ],
)
def test_it_tidies_school_and_property_numbers(clean, text, expected):
    assert clean(text) == expected


@pytest.mark.parametrize(
    ("text", "postcode", "district"),
    [
        ("so147aa", "SO14 7AA", "SO14"),
        (" SO14  7AA ", "SO14 7AA", "SO14"),
        ("M1 1AE", "M1 1AE", "M1"),
        ("EC1A 1BB", "EC1A 1BB", "EC1A"),
        ("W1A 0AX", "W1A 0AX", "W1A"),
        ("ZY3 4QT", "ZY3 4QT", "ZY3"),
        ("SO14 OAA", None, None),
        ("SO14 7CA", None, None),
        ("ZZ99 3WZ", None, None),
        ("SO14", None, None),
        ("", None, None),
    ],
)
def test_it_tidies_postcodes_and_never_repairs_one(text, postcode, district):
    assert ids.clean_postcode(text) == postcode
    assert ids.postcode_district(text) == district


@given(st.text(max_size=20))
def test_it_never_fails_on_any_text(text):
    for clean in (
        ids.clean_upn,
        ids.clean_nhs,
        ids.clean_uln,
        ids.clean_laestab,
        ids.clean_postcode,
        ids.clean_uprn,
    ):
        cleaned = clean(text)
        assert cleaned is None or clean(cleaned) == cleaned


def test_it_finds_the_sector():
    assert ids.postcode_sector("so147aa") == "SO14 7" and ids.postcode_sector("nowhere") is None
