"""What a cell holds, one kind of column at a time: each reader gives the value, or says what is wrong."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Any

from onroll.facts import identifiers
from onroll.sources.dates import birthday_problem, parse_date
from onroll.sources.shape import Column, Source

Result = tuple[Any, str | None]
Reader = Callable[[str], Result]

YES = {"yes", "y", "true", "t", "1"}
NO = {"no", "n", "false", "f", "0"}
SEXES = {"f": "F", "female": "F", "girl": "F", "2": "F", "m": "M", "male": "M", "boy": "M", "1": "M"}
SEX_NOT_SAID = {
    "u",
    "x",
    "unknown",
    "notknown",
    "notspecified",
    "notstated",
    "other",
    "indeterminate",
    "i",
    "0",
    "9",
}
YEARS = {
    "r": 0,
    "rec": 0,
    "reception": 0,
    "n1": -2,
    "n2": -1,
    "n": -1,
    "nur": -1,
    "nursery": -1,
    "e1": -4,
    "e2": -3,
}
YEARS_NOT_SAID = {"x", "m", "mixed", "none", "na", "notapplicable", "unknown"}


def plain(text: str) -> str:
    """Letters and digits alone, in lower case: how headers and codes are compared."""
    return re.sub(r"[^a-z0-9]", "", text.lower())


def whole(text: str) -> str:
    """A spreadsheet's `1.0` as `1`; all else as it was."""
    return re.sub(r"(?<=\d)\.0+$", "", text.strip())


def read_words(text: str) -> Result:
    """Words as they stand. A formula is never run and is worth a look; `="0012"` is only quoting."""
    formula = text.startswith("=") and not (text.startswith('="') and text.endswith('"'))
    return text, "this is a formula, kept as plain text and never run: ask for the value" if formula else None


def read_yes_no(text: str) -> Result:
    """`yes` or `no`, however it is ticked."""
    word = plain(whole(text))
    if word in YES:
        return "yes", None
    return ("no", None) if word in NO else (None, "this should be yes or no")


def read_yes_no_or_words(words: dict[str, str]) -> Reader:
    """A reader of yes and no that also knows a column's own words: authorised, unauthorised."""
    known = {plain(word): answer for word, answer in words.items()}
    return lambda text: (known[plain(text)], None) if plain(text) in known else read_yes_no(text)


def read_number(text: str) -> Result:
    """A plain number, with or without thousands commas."""
    tidied = text.replace(",", "").replace(" ", "").lstrip("£")
    if re.fullmatch(r"-?\d{1,15}(?:\.\d{1,10})?", tidied, re.ASCII):
        return float(tidied), None
    return None, "this is not a number"


def read_year_group(text: str) -> Result:
    """A national curriculum year as a number: reception 0, nursery below it; X and M say no year."""
    word = plain(whole(text))
    if word == "yr":
        return 0.0, None
    word = re.sub(r"^(?:ncyear|nc|year|yr|y)(?=.)", "", word)
    if word in YEARS:
        return float(YEARS[word]), None
    if word in YEARS_NOT_SAID:
        return None, None
    if re.fullmatch(r"0?\d|1[0-4]", word, re.ASCII):
        return float(word), None
    return None, "this is not a year group: write R, or 1 to 14"


def read_sex(text: str) -> Result:
    """`F` or `M`; an unstated sex is blank and no problem, anything else is one."""
    word = plain(whole(text))
    if word in SEXES:
        return SEXES[word], None
    return None, None if word in SEX_NOT_SAID else "this is not a sex we can read: write F, M or U"


def read_laestab(text: str) -> Result:
    """A school's seven digits."""
    if laestab := identifiers.clean_laestab(text):
        return laestab, None
    return None, "a school's number has seven digits: the authority's three and the school's four"


def read_laestab_or_estab(text: str) -> Result:
    """A school's seven digits; four alone are kept, to be joined to the authority's code in the same row."""
    tidied = whole(text)
    return (tidied, None) if re.fullmatch(r"\d{4}", tidied, re.ASCII) else read_laestab(text)


def read_code(column: Column) -> Reader:
    """A reader of one column's codes, by the code itself or any of the words it goes by."""
    known = {plain(code): code for code in column.codes}
    known |= {plain(word): code for word, code in column.code_aliases}
    expected = ", ".join(column.codes)

    def read(text: str) -> Result:
        code = known.get(plain(whole(text)))
        return (code, None) if code else (None, f"this is none of the known answers: {expected}")

    return read


def read_birthday(learned_on: date) -> Reader:
    """A reader of dates of birth, which cannot be later than the day we learned of them."""

    def read(text: str) -> Result:
        born, problem = parse_date(text)
        if born and (problem := birthday_problem(born, learned_on)):
            return None, problem
        return born, problem

    return read


def _checked(clean: Callable[[str], str | None], problem: Callable[[str], str | None] | str) -> Reader:
    def read(text: str) -> Result:
        if value := clean(text):
            return value, None
        return None, problem if isinstance(problem, str) else problem(text)

    return read


read_upn = _checked(identifiers.clean_upn, identifiers.upn_problem)
read_nhs = _checked(identifiers.clean_nhs, identifiers.nhs_problem)
read_postcode = _checked(identifiers.clean_postcode, "this cannot be a postcode")
read_urn = _checked(identifiers.clean_urn, "a school's URN has six digits")
read_la = _checked(identifiers.clean_la_code, "an authority's code has three digits")
read_uprn = _checked(identifiers.clean_uprn, "a property's number has up to twelve digits")


def reader_of(column: Column, source: Source) -> Reader | None:
    """How a source's own column is read; None for text, which is only tidied."""
    if column.kind == "code":
        return read_code(column)
    if column.kind == "yes_no" and column.code_aliases:
        return read_yes_no_or_words(dict(column.code_aliases))
    if column.name == "laestab" and any(one.name == "la_code" for one in source.columns):
        return read_laestab_or_estab
    readers: dict[str, Reader] = {
        "date": parse_date, "laestab": read_laestab, "urn": read_urn, "la": read_la, "yes_no": read_yes_no,
        "number": read_number, "year_group": read_year_group, "postcode": read_postcode,
    }  # fmt: skip
    return readers.get(column.kind)


def identity_readers(learned_on: date) -> dict[str, Reader]:
    """How the identity columns that are more than text are read."""
    return {
        "upn": read_upn, "former_upn": read_upn, "nhs_number": read_nhs, "dob": read_birthday(learned_on),
        "sex": read_sex, "postcode": read_postcode, "uprn": read_uprn,
    }  # fmt: skip
