"""What every page promises, whoever asks: who may open it, its headers, no inline code, few questions."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connections
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import URLPattern

from onroll.web import access
from onroll.web.pages.cases import urls as cases
from onroll.web.pages.letters import urls as letters
from onroll.web.urls import urlpatterns
from tests.web.town import SCHOOL, Town

pytestmark = pytest.mark.django_db(databases=["default", "trail"])
SignIn = Callable[[str], Client]

ALL = {"amira", "ben", "carol", "dev"}
CHILDREN = {"amira", "ben", "carol"}
DELIVERIES = {"amira", "carol", "dev"}
OFFICERS = {"amira", "carol"}
OF_A_CASE = {
    one.name: str(one.pattern)
    for one in (*cases.urlpatterns, *letters.urlpatterns)
    if str(one.pattern).startswith("cases/<str:ref>")
}
WHO = {
    "home": ALL, "rulebook": ALL, "chart": ALL,
    "worklist": CHILDREN, "worklist-csv": CHILDREN, "worklist-xlsx": CHILDREN,
    "account": CHILDREN, "account-find": CHILDREN, "account-csv": CHILDREN, "account-xlsx": CHILDREN,
    "failed-to-track": OFFICERS, "moves": OFFICERS, "child": CHILDREN, "risk": CHILDREN, "search": CHILDREN,
    "replay": CHILDREN, "school-days": CHILDREN,
    "resource-service": OFFICERS, "resource-service-csv": OFFICERS,
    "schools": OFFICERS, "school": OFFICERS, "school-plan": OFFICERS, "school-staff": OFFICERS,
    "school-meeting": OFFICERS, "school-done": OFFICERS, "school-take-back": OFFICERS,
    "removals": CHILDREN, "removal-ask": CHILDREN, "removal-form": CHILDREN, "removal": CHILDREN,
    "removal-withdraw": CHILDREN, "removal-evidence": CHILDREN, "school-returns": CHILDREN,
    "asked-of-us": {"ben"}, "absence": {"ben"}, "asked-of-us-answer": {"ben"},
    "off-rolling": OFFICERS, "off-rolling-allege": OFFICERS, "removal-confirm": OFFICERS, "removal-decide": OFFICERS,
    "removal-lives": OFFICERS,
    "alerts": OFFICERS, "alert": OFFICERS,
    "my-day": OFFICERS, "cases": OFFICERS, "cases-csv": OFFICERS, "cases-xlsx": OFFICERS,
    "cases-letters": OFFICERS, "letters-together": OFFICERS, "letters-as-one": OFFICERS,
    "cases-assign": {"carol"},
    "agreements": OFFICERS, "agreements-csv": OFFICERS, "agreement": OFFICERS, "agreement-paper": OFFICERS,
    "agreement-new": {"carol"}, "agreement-review": {"carol"}, "agreement-replace": {"carol"},
    "agreement-end": {"carol"},
    "team": OFFICERS, "team-away": OFFICERS, "team-schools": {"carol"}, "calendar": OFFICERS, "child-case": OFFICERS,
    "safe-contact": OFFICERS,
    **{name: OFFICERS for name in OF_A_CASE},
    "review": OFFICERS, "review-keys": OFFICERS, "review-pair": OFFICERS, "review-whom": OFFICERS,
    "review-join": OFFICERS, "review-split": OFFICERS, "review-decisions": OFFICERS, "review-decision": OFFICERS,
    "deliveries": DELIVERIES, "upload": DELIVERIES, "job": DELIVERIES, "delivery": DELIVERIES,
    "mappings": DELIVERIES, "mapping": DELIVERIES, "columns": DELIVERIES,
    "problems": DELIVERIES, "withdraw": {"carol", "dev"}, "preview": DELIVERIES, "settle": DELIVERIES,
    "sources": DELIVERIES, "alarm": DELIVERIES, "compared": DELIVERIES, "sources-file": DELIVERIES,
}  # fmt: skip
PUBLIC = {"sign-in", "sign-out", "live", "ready", "help", "confirm"}
LISTS = ("/account", "/account?position=on_roll&sort=-since", "/worklist", "/deliveries")


def addresses(town: Town) -> dict[str, str]:
    """An address for every page on the site map but the public ones; some lead to nothing."""
    given = {"child": f"child/{town.of_ben}", "child-case": f"child/{town.of_ben}/case",
             "safe-contact": f"child/{town.of_ben}/contact",
             "school": f"schools/{SCHOOL}", "school-plan": f"schools/{SCHOOL}/plan",
             "school-staff": f"schools/{SCHOOL}/staff",
             "delivery": f"deliveries/{town.wrong}",
             "problems": f"deliveries/{town.wrong}/problems.csv", "withdraw": f"deliveries/{town.roll}/withdraw",
             "job": "deliveries/jobs/JNOTHING", "columns": "deliveries/jobs/JNOTHING/columns",
             "mapping": "deliveries/columns/1", "sources-file": "sources/schools.csv",
             "alert": "alerts/999", "risk": f"child/{town.of_ben}/risk", "review-pair": "review/999",
             "review-whom": f"review/join/{town.of_ben}",
             "review-join": f"review/join/{town.of_ben}/{town.elsewhere}",
             "review-split": f"review/split/{town.of_ben}",
             "removal-form": f"removals/ask/{town.of_ben}/a", "removal": "removals/KNOTHING",
             "off-rolling-allege": f"child/{town.of_ben}/off-rolling",
             "removal-withdraw": "removals/KNOTHING/withdraw", "removal-confirm": "removals/KNOTHING/confirm",
             "removal-decide": "removals/KNOTHING/decide", "removal-lives": "removals/KNOTHING/lives",
             "removal-evidence": "removals/KNOTHING/evidence/1",
             "review-decision": "review/decisions/999", "chart": "charts/forged.svg"}  # fmt: skip
    return {
        one.name: "/" + given.get(one.name, of_nothing(str(one.pattern)))
        for one in named()
        if one.name not in PUBLIC
    }


def of_nothing(pattern: str) -> str:
    """The address of something that is not there."""
    return re.sub(r"<int:\w+>", "1", re.sub(r"<str:\w+>", "KNOTHING", pattern))


def named() -> list[Any]:
    return [one for one in urlpatterns if isinstance(one, URLPattern) and one.name]


def test_it_knows_who_may_open_each_page_on_the_site_map() -> None:
    assert {one.name for one in named()} == set(WHO) | PUBLIC


def test_it_opens_each_page_to_its_own_people_and_to_nobody_else(town: Town, signed_in: SignIn) -> None:
    nothing_there = {"alarm", "alert", "review-pair", "review-decision", "preview", "settle", "job", "columns",
                     "mapping", "chart", "school-meeting", "school-take-back",
                     "removal", "removal-withdraw", "removal-confirm",
                     "removal-decide", "removal-lives", "removal-evidence",
                      "asked-of-us-answer", "letters-as-one", "agreement",
                     "agreement-paper", "agreement-review", "agreement-replace", "agreement-end",
                     *OF_A_CASE}  # fmt: skip
    for person in sorted(ALL):
        client = signed_in(person)
        for name, address in addresses(town).items():
            found = client.get(address).status_code
            may = person in WHO[name] and name not in nothing_there
            expected = {405, 200} if may else {404}
            assert found in expected, (person, name, found)


def test_it_asks_everybody_else_to_sign_in(town: Town) -> None:
    for name, address in addresses(town).items():
        answer = Client().get(address)
        assert answer.status_code == 302 and answer["Location"].startswith("/sign-in"), name


def test_it_answers_alike_for_what_is_hidden_and_what_is_not_there(town: Town, signed_in: SignIn) -> None:
    client = signed_in("ben")
    pairs = [(f"/child/{town.elsewhere}", "/child/CZZZZZZZZZ"), (f"/deliveries/{town.roll}", "/deliveries/DZZZZZZZZZ"),
             ("/nothing/at/all", "/child/")]  # fmt: skip
    for hidden, absent in pairs:
        one, other = client.get(hidden), client.get(absent)
        assert (one.status_code, other.status_code) == (404, 404)
        assert without_tokens(one.content.decode()) == without_tokens(other.content.decode())


def without_tokens(page: str) -> str:
    return re.sub(r'name="csrfmiddlewaretoken" value="[^"]*"', "", page)


def test_it_keeps_no_page_and_sends_the_policy(town: Town, signed_in: SignIn) -> None:
    client = signed_in("carol")
    for address in [*addresses(town).values(), "/sign-in", "/help", "/health/live", "/nothing"]:
        answer = client.get(address)
        if answer.status_code == 405:
            continue
        assert "no-store" in answer["Cache-Control"], address
        assert "default-src 'none'" in answer["Content-Security-Policy"], address
        assert "unsafe" not in answer["Content-Security-Policy"], address


def test_it_sends_no_inline_script_or_style(town: Town, signed_in: SignIn) -> None:
    client = signed_in("carol")
    inline = re.compile(r"<script(?![^>]*\bsrc=)|<style\b|\sstyle\s*=|<[^>]*\son[a-z]+\s*=", re.IGNORECASE)
    for address in [*addresses(town).values(), "/sign-in", "/help", "/nothing"]:
        answer = client.get(address)
        if answer["Content-Type"].startswith("text/html"):
            assert inline.findall(answer.content.decode()) == [], address


def test_it_has_nobodys_name_upn_or_birthday_in_an_address(town: Town, signed_in: SignIn) -> None:
    client = signed_in("amira")
    client.post("/account/find", {"typed": "Okonjo"})
    for address in ("/account", "/worklist", f"/child/{town.of_ben}"):
        page = client.get(address).content.decode()
        links = " ".join(re.findall(r'(?:href|src|action)="([^"]*)"', page))
        assert not re.search(r"okonjo|amara|2018-03-02|A8992", links, re.IGNORECASE), address


def test_it_asks_the_register_few_questions_for_a_list(town: Town, signed_in: SignIn) -> None:
    client = signed_in("amira")
    for address in LISTS:
        client.get(address)
        with CaptureQueriesContext(connections["default"]) as asked:
            assert client.get(address).status_code == 200
        assert len(asked) <= 11, (address, len(asked), [one["sql"][:90] for one in asked])


def test_it_shows_no_child_when_the_look_cannot_be_written(
    town: Town, signed_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object, **__: object) -> None:
        raise OSError("no space left")

    monkeypatch.setattr(access.trail, "looked", fails)
    client = signed_in("amira")
    pages = ("/account", "/worklist", f"/child/{town.of_ben}", "/account/export.csv", "/worklist/export.xlsx")
    for address in pages:
        answer = client.get(address)
        assert answer.status_code == 503, address
        assert b"Okonjo" not in answer.content and b"Quickfall" not in answer.content, address
