"""No number, telephone or address in the repository can be a living person's."""

import re

import nhs_number

from tests.house.test_repository import committed, text

# The example that the NHS's own data dictionary prints.
PUBLISHED = {"9434765870"}
NHS = re.compile(r"(?<![\w.-])(\d{3}[ -]?\d{3}[ -]?\d{4})(?![\w.-])")
MOBILE = re.compile(r"(?<![\w.])(?:\+44 ?|0)7\d{3} ?\d{3} ?\d{3}(?!\w)")
DRAMA = re.compile(r"(?:\+44|0)7700900\d{3}")
EMAIL = re.compile(r"[\w.+-]+@([\w-]+(?:\.[\w-]+)*\.[A-Za-z]{2,})")
INVENTED = re.compile(r"(^|\.)(example|invalid|test|localhost)(\.(com|org|net))?$")
LISTS = (".py", ".csv", ".json", ".toml", ".md", ".html", ".txt")


def ours() -> list[str]:
    locked = ("requirements", "package", "tools/uv.txt")
    return [path for path in committed() if path.endswith(LISTS) and not path.startswith(locked)]


def test_it_holds_no_nhs_number_that_may_have_been_given_out() -> None:
    found = {(path, number) for path in ours() for number in NHS.findall(text(path)) if given_out(number)}
    assert found == set()


def given_out(number: str) -> bool:
    """Numbers from 999 are kept for tests and never given to anybody."""
    digits = re.sub(r"\D", "", number)
    invented = digits in PUBLISHED or len(set(digits)) == 1
    return not invented and not digits.startswith("999") and bool(nhs_number.is_valid(digits))


def test_it_holds_no_telephone_number_but_those_kept_for_drama() -> None:
    found = {
        (path, number)
        for path in ours()
        for number in MOBILE.findall(text(path))
        if not DRAMA.fullmatch(number.replace(" ", ""))
    }
    assert found == set()


def test_it_holds_no_email_address_of_a_real_domain() -> None:
    found = {
        (path, domain)
        for path in ours()
        for domain in EMAIL.findall(text(path))
        if not INVENTED.search(domain) and not domain.endswith((".svg", ".png"))
    }
    assert found == set()
