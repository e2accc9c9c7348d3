"""The form of pupil, NHS, learner, school and property numbers and of postcodes, not their truth.

Written here, not borrowed, for two reasons: this room uses the standard library only, and the well-known
library check (`python-stdnum`) rejects the numbers of newer authorities (838, 839, 940 to 943). Tests
compare the two. Every `clean_…` returns the number tidied, or None when it cannot be right; every
`…_problem` says why, or None.
"""

import re

UPN_LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"
"""The 23 letters of a unique pupil number, worth 0 to 22: no I, O or S."""

_UPN = re.compile(rf"[{UPN_LETTERS}][0-9]{{11}}[0-9{UPN_LETTERS}]")
_POSTCODE = re.compile(
    r"(?P<district>[A-PR-UWYZ](?:[0-9][0-9A-HJKPSTUW]?|[A-HK-Y][0-9][0-9ABEHMNPRVWXY]?))"
    r"(?P<inward>[0-9][ABD-HJLNP-UW-Z]{2})"
)


def _tidy(text: str) -> str:
    return re.sub(r"[\s\-./]", "", text).upper()


# Unique pupil numbers


def upn_problem(text: str) -> str | None:
    """What is wrong with a pupil number, permanent or temporary; None when its check letter is right."""
    upn = _tidy(text)
    if len(upn) != 13:
        return f"a pupil number has 13 characters, not {len(upn)}"
    if not _UPN.fullmatch(upn):
        return (
            "a pupil number is a letter and 12 digits, or a letter, 11 digits and a letter; never I, O or S"
        )
    if upn[0] != (expected := upn_check_letter(upn[1:])):
        return f"the check letter should be {expected}, not {upn[0]}"
    return None


def clean_upn(text: str) -> str | None:
    """A unique pupil number without spaces and in capitals, or None when it has a problem."""
    return None if upn_problem(text) else _tidy(text)


def is_temporary_upn(upn: str) -> bool:
    """Whether a pupil number is a temporary one: its last character is a letter."""
    return _tidy(upn)[-1:].isalpha()


def upn_check_letter(rest: str) -> str:
    """The check letter for characters 2 to 13: each times its place, a letter counting 0 to 22, modulo 23."""
    values = (int(char) if char.isdigit() else UPN_LETTERS.index(char) for char in rest)
    return UPN_LETTERS[sum(place * value for place, value in enumerate(values, start=2)) % 23]


def make_upn(la: str, estab: str, year: int, serial: int, *, temporary: str = "") -> str:
    """A pupil number for invented children: authority, establishment, year of allocation, serial number.

    With a letter in `temporary` it is a temporary number, whose serial has two digits. Raises ValueError.
    """
    digits = f"{serial:02d}" if temporary else f"{serial:03d}"
    rest = f"{la}{estab}{year % 100:02d}{digits}{temporary}"
    if not _UPN.fullmatch(f"A{rest}"):
        raise ValueError(f"no pupil number can be made of {rest!r}")
    return upn_check_letter(rest) + rest


# NHS numbers


def nhs_problem(text: str) -> str | None:
    """What is wrong with an NHS number; None when its check digit is right and it is not a filler.

    Ranges are not checked: which blocks are issued where is unconfirmed, and would age.
    """
    digits = _tidy(text)
    if not re.fullmatch(r"[0-9]{10}", digits):
        return "an NHS number has 10 digits"
    if len(set(digits)) == 1:
        return "the same digit ten times is a filler, not an NHS number"
    expected = nhs_check_digit(digits[:9])
    if expected is None:
        return "no NHS number begins with these nine digits"
    return None if digits[9] == expected else f"the check digit should be {expected}, not {digits[9]}"


def clean_nhs(text: str) -> str | None:
    """An NHS number as ten digits, or None when it has a problem."""
    return None if nhs_problem(text) else _tidy(text)


def nhs_check_digit(first_nine: str) -> str | None:
    """The tenth digit: weights 10 to 2, 11 less the sum modulo 11; None when no number has these nine."""
    check = (11 - _weighted(first_nine)) % 11
    return None if check == 10 else str(check)


def make_nhs(first_nine: str) -> str:
    """An NHS number for invented children, who are kept in the range beginning 999; raises ValueError."""
    check = nhs_check_digit(first_nine) if re.fullmatch(r"[0-9]{9}", first_nine) else None
    if check is None:
        raise ValueError(f"no NHS number begins with {first_nine!r}")
    return first_nine + check


def format_nhs(digits: str) -> str:
    """An NHS number as people read it: 943 476 5870."""
    return f"{digits[:3]} {digits[3:6]} {digits[6:]}"


# Unique learner numbers


def uln_problem(text: str) -> str | None:
    """What is wrong with a unique learner number; None when its check digit is right."""
    digits = _tidy(text)
    if not re.fullmatch(r"[0-9]{10}", digits):
        return "a learner number has 10 digits"
    remainder = _weighted(digits[:9]) % 11
    if remainder == 0:
        return "no learner number begins with these nine digits"
    expected = str(10 - remainder)
    return None if digits[9] == expected else f"the check digit should be {expected}, not {digits[9]}"


def clean_uln(text: str) -> str | None:
    """A unique learner number as ten digits, or None when it has a problem."""
    return None if uln_problem(text) else _tidy(text)


def _weighted(nine_digits: str) -> int:
    return sum(weight * int(digit) for weight, digit in zip(range(10, 1, -1), nine_digits, strict=True))


# Schools, authorities and properties


def clean_laestab(text: str) -> str | None:
    """A school's authority and establishment number as seven digits: "852/4001" becomes "8524001"."""
    return _digits(text, 7, 7)


def clean_urn(text: str) -> str | None:
    """A school's unique reference number as six digits."""
    return _digits(text, 6, 6)


def clean_la_code(text: str) -> str | None:
    """An authority's three-digit code."""
    return _digits(text, 3, 3)


def clean_uprn(text: str) -> str | None:
    """A property reference number, up to 12 digits, without leading noughts (its form is unconfirmed)."""
    digits = _digits(text, 1, 12)
    return (digits.lstrip("0") or None) if digits else None


def _digits(text: str, least: int, most: int) -> str | None:
    tidied = re.sub(r"\.0$", "", text.strip())  # a spreadsheet's number, written out as a decimal
    found = _tidy(tidied)
    return found if re.fullmatch(rf"[0-9]{{{least},{most}}}", found) else None


# Postcodes


def clean_postcode(text: str) -> str | None:
    """A postcode in its proper form, "so147aa" becoming "SO14 7AA", or None when it cannot be one.

    Never repaired by guessing (a letter O for a nought stays wrong). The statisticians' ZZ99 codes are
    refused: they stand for "no fixed abode" or "abroad", which is not a place two children can share.
    """
    found = _POSTCODE.fullmatch(_tidy(text))
    return f"{found['district']} {found['inward']}" if found and found["district"] != "ZZ99" else None


def postcode_district(text: str) -> str | None:
    """The district of a whole postcode: "SO14" for "SO14 7AA"; None when the postcode cannot be one."""
    postcode = clean_postcode(text)
    return postcode.split(" ")[0] if postcode else None


def postcode_sector(text: str) -> str | None:
    """The sector of a whole postcode: "SO14 7" for "SO14 7AA"; None when the postcode cannot be one."""
    postcode = clean_postcode(text)
    return postcode[:-2] if postcode else None
